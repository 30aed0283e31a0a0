import type { Guide, GuideItem, LoopSpec } from '../guides/guide.js';
import { buildSegmentCheck, type SegmentCheck } from './segment-check.js';

/** A loop of a guide, laid out for the walk. */
export interface LoopPlan {
  readonly spec: LoopSpec;
  /** Counts the loops of the guide, so that what belongs to a loop can lie in an array. */
  readonly number: number;
  readonly trigger: SegmentCheck;
  /** In the order of the items of the loop. */
  readonly items: readonly ItemPlan[];
  /** Those that are required, without the trigger. */
  readonly required: readonly ItemPlan[];
  /** By the identifier of the segment. */
  readonly groups: ReadonlyMap<string, ItemGroup>;
}

/** An item of a loop. Rank, repeat and index are those of the item, in one shape for segments and loops. */
export interface ItemPlan {
  readonly item: GuideItem;
  readonly rank: number;
  readonly repeat: number;
  readonly index: number;
  readonly check: SegmentCheck;
  /** How many qualifiers have to be right. */
  readonly qualifierCount: number;
  /** How the item goes on when it is a loop. */
  readonly loop: LoopPlan | undefined;
}

/** The items of one loop that begin with the same segment. */
export interface ItemGroup {
  readonly items: readonly ItemPlan[];
  /** Where the code stands that tells them apart; 0 when they have no such place in common. */
  readonly element: number;
  readonly component: number;
  readonly byCode: ReadonlyMap<string, readonly ItemPlan[]>;
}

/** A whole guide, laid out for the walk. */
export interface GuidePlan {
  readonly root: LoopPlan;
  /** The ids of the loops directly in which a segment may stand, by its identifier. */
  readonly loopsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const PLANS = new WeakMap<Guide, GuidePlan>();

/** The plan of a guide; made when it is asked for first. */
export function planGuide(guide: Guide): GuidePlan {
  const known = PLANS.get(guide);
  if (known) return known;
  let count = 0;
  const root = planLoop(guide.root, () => count++);
  const loopsOf = new Map<string, Set<string>>();
  noteLoops(root, loopsOf);
  const plan = { root, loopsOf };
  PLANS.set(guide, plan);
  return plan;
}

function noteLoops({ spec, groups, items }: LoopPlan, loopsOf: Map<string, Set<string>>): void {
  for (const id of groups.keys()) loopsOf.set(id, (loopsOf.get(id) ?? new Set()).add(spec.id));
  for (const { loop } of items) if (loop) noteLoops(loop, loopsOf);
}

function planLoop(spec: LoopSpec, takeNumber: () => number): LoopPlan {
  const number = takeNumber();
  const items = spec.items.map((item): ItemPlan => {
    const loop = item.kind === 'loop' ? planLoop(item, takeNumber) : undefined;
    const check = loop?.trigger ?? buildSegmentCheck(item.kind === 'loop' ? item.trigger : item);
    const { rank, repeat, index } = item;
    return { item, rank, repeat, index, check, loop, qualifierCount: check.spec.qualifiers.length };
  });
  const groups = new Map(
    [...spec.itemsBySegment].map(([id, members]) => [
      id,
      groupItems(members.map(({ index }) => items[index]!)),
    ]),
  );
  const required = items.filter(({ item, index }) => index > 0 && item.usage === 'R');
  return { spec, number, trigger: items[0]!.check, items, required, groups };
}

function groupItems(items: readonly ItemPlan[]): ItemGroup {
  const places = items.map(({ check }) => check.spec.qualifiers[0]);
  const first = places[0];
  const isTold = places.every(
    (place) => place && place.element === first!.element && place.component === first!.component,
  );
  if (!first || !isTold) return { items, element: 0, component: 0, byCode: new Map() };
  const byCode = new Map<string, ItemPlan[]>();
  for (const [index, place] of places.entries()) {
    for (const code of place!.codes) byCode.set(code, [...(byCode.get(code) ?? []), items[index]!]);
  }
  return { items, element: first.element, component: first.component, byCode };
}
