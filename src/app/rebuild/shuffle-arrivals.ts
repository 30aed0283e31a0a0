import { sha256 } from '../context.js';
import type { Arrival } from './snapshot.js';

/** In another order, but for twins among each other. The same seed gives the same order. */
export function shuffleArrivals(arrivals: readonly Arrival[], seed: string): Arrival[] {
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
