import type { Guide, SegmentSpec } from '../guides/guide.js';
import { type LoopPlan, planGuide } from './loop-plan.js';
import type { SegmentCheck } from './segment-check.js';

/** Segments that a check looks at once their loop has ended: `2300/CLM`, or `2300/DTP*435` of one qualifier. */
export type Reads = readonly string[];

/** What becomes of a segment in its place, as bits. */
export const HOLDING = {
  /** Held where it stands as the guide has it. */
  right: 1,
  /** Held where it does not: its qualifier can be any. */
  odd: 2,
  /** Added up as it passes. */
  sum: 4,
} as const;

/** By the place of a segment in the guide; those of which nothing becomes are left out. */
export type HoldingPlan = ReadonlyMap<SegmentCheck, number>;

/** The qualifiers that are asked for, by loop and segment: `2300/DTP`. None for any. */
type Wanted = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/**
 * Which segments of a guide are to be held for the checks that look at them, and which are added up. The segment that opens a loop
 * is held in every loop into which a check looks.
 *
 * @param reads undefined to hold every segment
 */
export function planHolding(guide: Guide, reads: Reads | undefined, sums: Reads = []): HoldingPlan {
  const plan = new Map<SegmentCheck, number>();
  const wanted = reads && gather(reads);
  const loops = new Set(reads?.map((read) => read.slice(0, read.indexOf('/'))));
  const added = new Set(sums);
  const planLoop = ({ spec, trigger, items }: LoopPlan): void => {
    const note = (check: SegmentCheck, isOpener: boolean) => {
      const name = `${spec.id}/${check.spec.id}`;
      const isHeld = !wanted || (isOpener && loops.has(spec.id));
      const bits = isHeld ? HOLDING.right | HOLDING.odd : bitsOf(check.spec, name, wanted);
      const all = added.has(name) ? bits | HOLDING.sum : bits;
      if (all > 0) plan.set(check, all);
    };
    note(trigger, true);
    for (const { check, loop } of items) {
      if (loop) planLoop(loop);
      else if (check !== trigger) note(check, false);
    }
  };
  planLoop(planGuide(guide).root);
  return plan;
}

function gather(reads: Reads): Wanted {
  const wanted = new Map<string, Set<string> | undefined>();
  for (const read of reads) {
    const [name, qualifier] = read.split('*') as [string, string?];
    if (qualifier === undefined || (wanted.has(name) && !wanted.get(name))) wanted.set(name, undefined);
    else wanted.set(name, (wanted.get(name) ?? new Set()).add(qualifier));
  }
  return wanted;
}

/** A segment whose first element tells it from others in the guide is held only for the codes that are asked for. */
function bitsOf({ qualifiers }: SegmentSpec, name: string, wanted: Wanted): number {
  if (!wanted.has(name)) return 0;
  const codes = wanted.get(name);
  const first = qualifiers.find(({ element, component }) => element === 1 && component === 1);
  const isAsked = !codes || !first || [...codes].some((code) => first.codes.has(code));
  return isAsked ? HOLDING.right | HOLDING.odd : HOLDING.odd;
}
