import { sha256 } from '../context.js';
import { LAST, type ManualEntry } from './manual-entry.js';
import type { Arrival } from './snapshot.js';

/** One thing to be taken in, or claims that came one after the other. */
export type Step =
  | { readonly recordedAt: string; readonly claimIds: readonly string[] }
  | { readonly recordedAt: string; readonly arrival: Arrival }
  | { readonly recordedAt: string; readonly entry: ManualEntry };

/** Claims of one unit of work. */
const BATCH = 500;

/**
 * Everything in the order in which it came. With a seed, in another order that has to come to the same: claims,
 * submissions and acknowledgements as they came, then remittances and deposits shuffled, then what persons recorded.
 * Remittances that share the identity of a payment keep their order, as the first of them is the one that is posted, and
 * so does what persons said of them that lets another one be posted.
 */
export function orderInputs(
  arrivals: readonly Arrival[],
  entries: readonly ManualEntry[],
  seed: string | undefined,
): Step[] {
  if (seed === undefined) return merge(stepsOf(arrivals), entries);
  const isMoney = ({ kind }: Arrival) => kind === 'remittance-file' || kind === 'deposits';
  const before = arrivals.filter((arrival) => !isMoney(arrival));
  const money = shuffle(arrivals.filter(isMoney), seed);
  const twins = new Set(arrivals.filter(({ isTwin }) => isTwin).map(({ id }) => id));
  const isOfTwin = ({ fileId }: ManualEntry) => twins.has(fileId ?? '');
  const persons = entries.filter((entry) => !isOfTwin(entry));
  return [
    ...stepsOf(before),
    ...joinTwins(money, entries.filter(isOfTwin)),
    ...persons.map((entry) => ({ recordedAt: entry.recordedAt, entry })),
  ];
}

/** What persons said of twins comes after the last twin that had come then. */
function joinTwins(money: readonly Arrival[], entries: readonly ManualEntry[]): Step[] {
  const later = money.filter(({ isTwin }) => isTwin);
  const waiting = [...entries];
  return stepsOf(money).flatMap((step) => {
    if (!('arrival' in step && step.arrival.isTwin)) return [step];
    later.shift();
    const until = later[0]?.recordedAt ?? LAST;
    const count = waiting.filter(({ recordedAt }) => recordedAt < until).length;
    return [step, ...waiting.splice(0, count).map((entry) => ({ recordedAt: entry.recordedAt, entry }))];
  });
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
    merged.push({ recordedAt: entry.recordedAt, entry });
  }
  return [...merged, ...steps.slice(next)];
}

/** The same seed gives the same order. */
function shuffle(arrivals: readonly Arrival[], seed: string): Arrival[] {
  const shuffled = arrivals
    .map((arrival) => ({ arrival, rank: sha256(`${seed} ${arrival.id}`) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ arrival }) => arrival);
  const twins = arrivals.filter(({ isTwin }) => isTwin);
  let next = 0;
  return shuffled.map((arrival) => {
    if (!arrival.isTwin) return arrival;
    next += 1;
    return twins[next - 1]!;
  });
}
