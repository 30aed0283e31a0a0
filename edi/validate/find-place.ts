import type { GuideItem } from '../guides/guide.js';
import type { Segment } from '../x12/segment.js';
import { findOpener, type LoopFrame } from './loop-frame.js';

/** Where a segment belongs among the open loops, and how well it fits there. */
export interface FoundPlace {
  /** Index of the open loop that holds it. */
  readonly depth: number;
  readonly item: GuideItem;
  readonly fit: 'right' | 'too many' | 'wrong order' | 'unknown qualifier';
}

/** Looks from the innermost loop outwards; a place that is right further out wins over one that is not further in. */
export function findPlace(segment: Segment, frames: readonly LoopFrame[]): FoundPlace | undefined {
  let late: FoundPlace | undefined;
  let alike: FoundPlace | undefined;
  for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
    const frame = frames[depth]!;
    for (const item of frame.spec.itemsBySegment.get(segment.id) ?? []) {
      if (!isMeant(segment, item)) {
        if (!alike || (alike.depth === depth && !frame.isOpenFor(alike.item) && frame.isOpenFor(item))) {
          alike = { depth, item, fit: 'unknown qualifier' };
        }
      } else if (frame.isOpenFor(item)) return { depth, item, fit: 'right' };
      else late ??= { depth, item, fit: frame.isFullFor(item) ? 'too many' : 'wrong order' };
    }
  }
  return late ?? alike;
}

function isMeant(segment: Segment, item: GuideItem): boolean {
  return findOpener(item).qualifiers.every(({ element, component, codes }) =>
    codes.has(segment.component(element, component)),
  );
}
