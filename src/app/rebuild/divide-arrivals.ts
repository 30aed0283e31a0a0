import type { Arrival } from './snapshot.js';
import type { TermsChange } from './terms-changes.js';

/**
 * A file whose sets were applied before and behind a change of the settings comes in parts, each when the first of its
 * sets was applied: the settings were changed while it was being taken in, or before it went on after a crash.
 *
 * @param arrivals in the order in which they came; so are those that are given
 */
export function divideArrivals(
  arrivals: readonly Arrival[],
  changes: readonly TermsChange[],
): readonly Arrival[] {
  if (arrivals.every(({ setsRecordedAt }) => setsRecordedAt === undefined)) return arrivals;
  const bounds = changes.filter(({ kind }) => kind === 'settings').map(({ recordedAt }) => recordedAt);
  return arrivals
    .flatMap((arrival) => partsOf(arrival, bounds))
    .sort((one, other) =>
      one.recordedAt < other.recordedAt ? -1 : Number(one.recordedAt > other.recordedAt),
    );
}

function partsOf(arrival: Arrival, bounds: readonly string[]): Arrival[] {
  const { recordedAt, setsRecordedAt: sets = [] } = arrival;
  const counts = bounds
    .filter((bound) => bound > recordedAt)
    .map((bound) => sets.filter((instant) => instant < bound).length);
  const cuts = [...new Set(counts)].filter((count) => count < sets.length);
  return [...cuts, undefined].map((cut, index) => {
    const start = cuts[index - 1];
    return {
      ...arrival,
      recordedAt: start === undefined ? recordedAt : sets[start]!,
      ...(cut !== undefined && { setCount: cut - (start ?? 0) }),
    };
  });
}
