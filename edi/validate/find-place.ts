import type { Segment } from '../x12/segment.js';
import type { LoopFrame } from './loop-frame.js';
import type { GuidePlan, ItemGroup, ItemPlan } from './loop-plan.js';

/** Where a segment belongs among the open loops, and how well it fits there. */
export interface FoundPlace {
  /** Index of the open loop that holds it. */
  readonly depth: number;
  readonly plan: ItemPlan;
  readonly fit: 'right' | 'too many' | 'wrong order' | 'unknown qualifier';
}

/** Looks from the innermost loop outwards; a place that is right further out wins over one that is not further in. */
export function findPlace(segment: Segment, frames: readonly LoopFrame[]): FoundPlace | undefined {
  return findRightPlace(segment, frames) ?? findOddPlace(segment, frames);
}

/** Nearly every segment has its place at once: its code is looked up and not compared with one item after the other. */
function findRightPlace(segment: Segment, frames: readonly LoopFrame[]): FoundPlace | undefined {
  const { id } = segment;
  for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
    const frame = frames[depth]!;
    const group = frame.plan.groups.get(id);
    if (!group) continue;
    const known = group.element === 0 ? 0 : 1;
    for (const plan of findMeant(segment, group)) {
      if (frame.isOpenFor(plan) && (plan.qualifierCount === known || isMeant(segment, plan))) {
        return { depth, plan, fit: 'right' };
      }
    }
  }
  return undefined;
}

const NONE: readonly ItemPlan[] = [];

function findMeant(segment: Segment, { items, element, component, byCode }: ItemGroup): readonly ItemPlan[] {
  return element === 0 ? items : (byCode.get(segment.component(element, component)) ?? NONE);
}

function findOddPlace(segment: Segment, frames: readonly LoopFrame[]): FoundPlace | undefined {
  let late: FoundPlace | undefined;
  let alike: FoundPlace | undefined;
  for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
    const frame = frames[depth]!;
    for (const plan of frame.plan.groups.get(segment.id)?.items ?? NONE) {
      if (!isMeant(segment, plan)) {
        const isBetter = alike?.depth === depth && !frame.isOpenFor(alike.plan) && frame.isOpenFor(plan);
        if (!alike || isBetter) alike = { depth, plan, fit: 'unknown qualifier' };
      } else late ??= { depth, plan, fit: frame.isFullFor(plan) ? 'too many' : 'wrong order' };
    }
  }
  return late ?? alike;
}

/** True when the qualifiers of a segment are those of an item. */
export function isMeant(segment: Segment, { check }: ItemPlan): boolean {
  for (const { element, component, codes } of check.spec.qualifiers) {
    if (!codes.has(segment.component(element, component))) return false;
  }
  return true;
}

/** A loop within an open one whose first segment is missing, as a segment tells that can stand nowhere else. */
export interface ImpliedLoop {
  /** Index of the open loop around it. */
  readonly depth: number;
  readonly plan: ItemPlan;
}

/**
 * Looks for a loop that has to be open for a segment to stand here: one that is required and has not come, or the only one of the
 * guide that has such a segment, or a level (HL) whose name the segment tells by its qualifier. Where the segment could be meant
 * for another place (`alike`) that is not vacant, only a loop that has its very qualifier counts.
 */
export function findImpliedLoop(
  segment: Segment,
  frames: readonly LoopFrame[],
  { loopsOf }: GuidePlan,
  alike: FoundPlace | undefined,
): ImpliedLoop | undefined {
  if (alike && frames[alike.depth]!.isMissing(alike.plan)) return undefined;
  const isSole = !alike && loopsOf.get(segment.id)?.size === 1;
  for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
    const frame = frames[depth]!;
    for (const plan of frame.plan.items) {
      const group = plan.loop?.groups.get(segment.id);
      if (!group || !frame.isOpenFor(plan) || frame.lacksBefore(plan)) continue;
      const isLikely = isSole || frame.isMissing(plan);
      const isLevel = plan.check.spec.id === 'HL';
      if (!isLikely && !isLevel) continue;
      const isWanted = group.items.some(
        (each) =>
          ((isLikely && !alike) || (each.qualifierCount > 0 && (isLikely || each.loop))) &&
          isMeant(segment, each),
      );
      if (isWanted) return { depth, plan };
    }
  }
  return undefined;
}
