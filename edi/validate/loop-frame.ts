import type { GuideItem, LoopSpec, SegmentSpec } from '../guides/guide.js';
import type { Segment } from '../x12/segment.js';
import { LoopNode } from './loop-node.js';

/** A required item that was passed over, and the segment at which that was seen. */
export interface MissedItem {
  readonly item: GuideItem;
  readonly seenAt: Segment;
  readonly segmentPosition: number;
}

/** A loop that is open while the segments of a set are walked. */
export class LoopFrame {
  readonly spec: LoopSpec;
  readonly node: LoopNode;
  readonly #counts: number[];
  /** Items of a lower rank have been passed. */
  #rank = 0;
  /** Items before this index have been looked at for being absent. */
  #looked = 0;
  readonly #missed = new Map<GuideItem, MissedItem>();

  /** `isKnown` is false for a loop whose qualifier is none of the guide's. */
  constructor(spec: LoopSpec, isKnown = true) {
    this.spec = spec;
    this.node = new LoopNode(isKnown ? spec.id : '');
    this.#counts = spec.items.map((_, index) => (index === 0 ? 1 : 0));
  }

  isOpenFor(item: GuideItem): boolean {
    return item.rank >= this.#rank && !this.isFullFor(item);
  }

  isFullFor(item: GuideItem): boolean {
    return this.#counts[item.index]! >= item.repeat;
  }

  /** The item stands here, in its order or not. */
  count(item: GuideItem): void {
    this.#counts[item.index]! += 1;
    this.#missed.delete(item);
  }

  /** Passes all items of a lower rank and notes the required ones that are absent. */
  pass(rank: number, seenAt: Segment, segmentPosition: number): void {
    const { items } = this.spec;
    while (this.#looked < items.length && items[this.#looked]!.rank < rank) {
      const item = items[this.#looked]!;
      if (item.usage === 'R' && this.#counts[item.index] === 0) {
        this.#missed.set(item, { item, seenAt, segmentPosition });
      }
      this.#looked += 1;
    }
    this.#rank = Math.max(this.#rank, rank);
  }

  /** Ends the loop; gives the required items that never came. None for a loop that is not known. */
  close(seenAt: Segment, segmentPosition: number): MissedItem[] {
    this.pass(Number.POSITIVE_INFINITY, seenAt, segmentPosition);
    return this.node.id === '' ? [] : [...this.#missed.values()];
  }
}

/** The segment by which an item is recognised. */
export function findOpener(item: GuideItem): SegmentSpec {
  return item.kind === 'loop' ? item.trigger : item;
}
