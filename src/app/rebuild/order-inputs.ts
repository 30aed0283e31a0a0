import { divideArrivals } from './divide-arrivals.js';
import type { ManualEntry } from './manual-entry.js';
import { shuffleArrivals } from './shuffle-arrivals.js';
import type { Arrival } from './snapshot.js';
import type { TermsChange } from './terms-changes.js';

/** One thing to be taken in, or claims that came one after the other. */
export type Step =
  | { readonly recordedAt: string; readonly change: TermsChange }
  | { readonly recordedAt: string; readonly claimIds: readonly string[] }
  | { readonly recordedAt: string; readonly arrival: Arrival }
  | { readonly recordedAt: string; readonly entry: ManualEntry };

/** Everything that is taken in, each list in the order in which it was recorded. */
export interface Inputs {
  readonly changes: readonly TermsChange[];
  readonly arrivals: readonly Arrival[];
  readonly entries: readonly ManualEntry[];
}

/** Claims of one unit of work. */
const BATCH = 500;

/**
 * Everything in the order in which it came. With a seed, in another order that has to come to the same: between two
 * changes of the settings claims, submissions and acknowledgements as they came, then remittances and deposits shuffled,
 * then what persons recorded. Nothing crosses a change of the settings: it reaches a claim only with what comes of the
 * claim next, so whether something came before or behind it is no order of arrival. Remittances that share the identity
 * of a payment keep their order, as the first of them is the one that is posted, and so does what persons said of them
 * that lets another one be posted.
 */
export function orderInputs(all: Inputs, seed: string | undefined): Step[] {
  const inputs = { ...all, arrivals: divideArrivals(all.arrivals, all.changes) };
  const order = seed === undefined ? asRecorded : shuffled(inputs, seed);
  return stretchesOf(inputs, seed !== undefined).flatMap((stretch) => [
    ...stretch.changes.map((change) => ({ recordedAt: change.recordedAt, change })),
    ...order(stretch),
  ]);
}

/**
 * What was recorded from one change of the terms to the next, which goes before all of its instant. Rows of the decision
 * table hold by the date of the payment, so they divide only what keeps its order.
 */
function stretchesOf({ changes, arrivals, entries }: Inputs, isShuffled: boolean): Inputs[] {
  const stretches: TermsChange[][] = [];
  for (const change of changes) {
    const isWithin = stretches.length > 0 && isShuffled && change.kind === 'adjustment-rule';
    if (isWithin) stretches.at(-1)!.push(change);
    else stretches.push([change]);
  }
  const ends = [...stretches.slice(1).map((each) => each[0]!.recordedAt), undefined];
  const [come, said] = [cut(arrivals, ends), cut(entries, ends)];
  return ends.map((_, index) => ({
    changes: stretches[index] ?? [],
    arrivals: come[index]!,
    entries: said[index]!,
  }));
}

/** @param ends of the parts, ascending; the last one has none */
function cut<T extends { readonly recordedAt: string }>(
  items: readonly T[],
  ends: readonly (string | undefined)[],
): T[][] {
  let next = 0;
  return ends.map((end) => {
    const start = next;
    while (next < items.length && (end === undefined || items[next]!.recordedAt < end)) next += 1;
    return items.slice(start, next);
  });
}

function asRecorded({ arrivals, entries }: Inputs): Step[] {
  return merge(stepsOf(arrivals), entries);
}

function shuffled(all: Inputs, seed: string): (stretch: Inputs) => Step[] {
  const twins = new Set(all.arrivals.filter(({ isTwin }) => isTwin).map(({ id }) => id));
  const isOfTwin = ({ fileId }: ManualEntry) => twins.has(fileId ?? '');
  const isMoney = ({ kind }: Arrival) => kind === 'remittance-file' || kind === 'deposits';
  return ({ arrivals, entries }) => [
    ...stepsOf(arrivals.filter((arrival) => !isMoney(arrival))),
    ...joinTwins(shuffleArrivals(arrivals.filter(isMoney), seed), entries.filter(isOfTwin)),
    ...entries.filter((entry) => !isOfTwin(entry)).map(stepOf),
  ];
}

/** What persons said of twins comes after the last twin that had come then, which may be of a stretch before. */
function joinTwins(money: readonly Arrival[], entries: readonly ManualEntry[]): Step[] {
  const later = money.filter(({ isTwin }) => isTwin);
  const waiting = [...entries];
  const takeSaid = () => {
    const until = later[0]?.recordedAt;
    const count = waiting.filter(({ recordedAt }) => until === undefined || recordedAt < until).length;
    return waiting.splice(0, count).map(stepOf);
  };
  const before = takeSaid();
  const steps = stepsOf(money).flatMap((step) => {
    if (!('arrival' in step && step.arrival.isTwin)) return [step];
    later.shift();
    return [step, ...takeSaid()];
  });
  return [...before, ...steps];
}

function stepOf(entry: ManualEntry): Step {
  return { recordedAt: entry.recordedAt, entry };
}

function stepsOf(arrivals: readonly Arrival[]): Step[] {
  const steps: Step[] = [];
  let batch: string[] = [];
  let batchAt = '';
  for (const arrival of arrivals) {
    const { kind, id, recordedAt } = arrival;
    if (kind !== 'claim') {
      batch = [];
      steps.push({ recordedAt, arrival });
      continue;
    }
    if (batch.length === 0 || batch.length === BATCH || batchAt !== recordedAt) {
      batch = [];
      batchAt = recordedAt;
      steps.push({ recordedAt, claimIds: batch });
    }
    batch.push(id);
  }
  return steps;
}

/** Both are in order; of one instant what came goes before what persons said of it. */
function merge(steps: readonly Step[], entries: readonly ManualEntry[]): Step[] {
  const merged: Step[] = [];
  let next = 0;
  for (const entry of entries) {
    for (; next < steps.length && steps[next]!.recordedAt <= entry.recordedAt; next += 1) {
      merged.push(steps[next]!);
    }
    merged.push(stepOf(entry));
  }
  return [...merged, ...steps.slice(next)];
}
