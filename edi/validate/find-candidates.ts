import type { Segment } from '../x12/segment.js';
import { isMeant } from './find-place.js';
import type { LoopFrame } from './loop-frame.js';
import type { ItemPlan } from './loop-plan.js';

/** A loop that could hold a segment that has no right place, if the first segment of that loop stood before it. */
export interface Candidate {
  /** Index of the open loop around it. */
  readonly depth: number;
  readonly plan: ItemPlan;
  /** What the segment would be in it. */
  readonly item: ItemPlan;
}

/** A segment that has no right place where it stands, as long as the next one may tell where it belongs. */
export interface OddSegment {
  readonly position: number;
  readonly byteOffset: number;
  readonly line: number;
  readonly candidates: readonly Candidate[];
  /** Issues that were told before it. */
  readonly count: number;
  /** It stands in its loop, out of order, or once more right after itself: the next loop is none of its business. */
  readonly isAtHome: boolean;
  /** It has a place in an open loop, and comes too late for it. */
  readonly isLate: boolean;
}

/** The loops within the open ones that could begin before a segment, from the innermost one outwards. */
export function findCandidates(segment: Segment, frames: readonly LoopFrame[]): Candidate[] {
  const found: Candidate[] = [];
  for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
    const frame = frames[depth]!;
    if (!frame.isKnown) continue;
    for (const plan of frame.plan.items) {
      if (!plan.loop || !frame.isOpenFor(plan)) continue;
      const group = plan.loop.groups.get(segment.id);
      const item = group?.items.find((each) => !each.loop && isMeant(segment, each));
      if (item) found.push({ depth, plan, item });
    }
  }
  return found;
}

/** True when a segment can follow in the loop of a candidate. */
export function canFollow(segment: Segment, { plan, item }: Candidate): boolean {
  const items = plan.loop!.groups.get(segment.id)?.items ?? [];
  return items.some(
    (each) => each.rank >= item.rank && (each !== item || each.repeat > 1) && isMeant(segment, each),
  );
}

/** What a segment would be in a loop that has ended and has room for it; only where its qualifier or the lack of it tells. */
export function findRoom(segment: Segment, frame: LoopFrame): ItemPlan | undefined {
  const items = frame.plan.groups.get(segment.id)?.items ?? [];
  return items.find(
    (each) =>
      !each.loop &&
      !frame.isFullFor(each) &&
      (each.qualifierCount > 0 || frame.isMissing(each)) &&
      isMeant(segment, each),
  );
}
