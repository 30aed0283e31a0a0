import type { Issue } from '../../schemas/issue.js';
import type { GuideItem, SegmentSpec } from '../guides/guide.js';
import type { ItemPlan, LoopPlan } from './loop-plan.js';

/** Where a segment stands in the file. */
export interface SeenAt {
  readonly byteOffset: number;
  readonly line: number;
}

/** A required item that was passed over, and where the segment stands at which that was seen. */
export interface MissedItem extends SeenAt {
  readonly item: GuideItem;
  readonly segmentPosition: number;
}

/** What the HL says that opened a loop. */
interface OpenHierarchy extends SeenAt {
  /** HL01. */
  readonly number: string;
  /** HL04. */
  readonly children: string;
  readonly segmentPosition: number;
  /** An HL stands below. */
  hasChild: boolean;
}

/** A loop that is open while the segments of a set are walked. It holds counts and no segment, and is used again. */
export class LoopFrame {
  readonly plan: LoopPlan;
  /** False for a loop whose qualifier is none of the guide's. */
  isKnown = true;
  /** True for a loop whose first segment is missing: what else it lacks is not told. */
  isImplied = false;
  /** Nothing but its first segment stands in it. */
  isEmpty = true;
  hierarchy: OpenHierarchy | undefined;
  /** What was told to be missing in it. */
  told: Map<GuideItem, Issue> | undefined;
  readonly #counts: number[];
  /** Items of a lower rank have been passed. */
  #rank = 0;
  /** Required items before this one have been looked at for being absent. */
  #looked = 0;
  #missed: Map<GuideItem, MissedItem> | undefined;

  constructor(plan: LoopPlan) {
    this.plan = plan;
    this.#counts = new Array(plan.items.length).fill(0);
  }

  open(isKnown: boolean): void {
    this.isKnown = isKnown;
    this.isImplied = false;
    this.isEmpty = true;
    this.hierarchy = undefined;
    this.told = undefined;
    this.#counts.fill(0);
    this.#counts[0] = 1;
    this.#rank = 0;
    this.#looked = 0;
    this.#missed = undefined;
  }

  isOpenFor({ rank, index, repeat }: ItemPlan): boolean {
    return rank >= this.#rank && this.#counts[index]! < repeat;
  }

  isFullFor({ index, repeat }: ItemPlan): boolean {
    return this.#counts[index]! >= repeat;
  }

  isMissing({ item, index }: ItemPlan): boolean {
    return item.usage === 'R' && this.#counts[index] === 0;
  }

  /** True when a required item of a lower rank has not come. */
  lacksBefore({ rank }: ItemPlan): boolean {
    return this.plan.required.some((each) => each.rank < rank && this.#counts[each.index] === 0);
  }

  /** The item stands here, in its order or not. */
  count({ item, index }: ItemPlan): void {
    this.#counts[index]! += 1;
    this.isEmpty = false;
    if (this.#missed) this.#missed.delete(item);
  }

  /** Passes all items of a lower rank and notes the required ones that are absent. */
  pass(rank: number, seenAt: SeenAt, segmentPosition: number): void {
    const { required } = this.plan;
    while (this.#looked < required.length && required[this.#looked]!.rank < rank) {
      const { item, index } = required[this.#looked]!;
      if (this.#counts[index] === 0) {
        const { byteOffset, line } = seenAt;
        this.#missed ??= new Map();
        this.#missed.set(item, { item, segmentPosition, byteOffset, line });
      }
      this.#looked += 1;
    }
    if (rank > this.#rank) this.#rank = rank;
  }

  /** Ends the loop; gives the required items that never came. None for a loop that is not known or implied. */
  close(seenAt: SeenAt, segmentPosition: number): Iterable<MissedItem> {
    this.pass(Number.POSITIVE_INFINITY, seenAt, segmentPosition);
    return this.isKnown && !this.isImplied && this.#missed ? this.#missed.values() : NONE;
  }
}

const NONE: readonly MissedItem[] = [];

/** The segment by which an item is recognised. */
export function findOpener(item: GuideItem): SegmentSpec {
  return item.kind === 'loop' ? item.trigger : item;
}
