import type { Issue } from '../../schemas/issue.js';
import type { LoopSpec } from '../guides/guide.js';
import type { Segment } from '../x12/segment.js';
import type { SegmentCheck } from './segment-check.js';

/** A segment in its place. Itself valid during the call only: there is one for all of them. */
export interface PlacedSegment {
  /** Valid during the call only. */
  readonly segment: Segment;
  /** Position in its transaction set; ST is 1. */
  readonly position: number;
  /** The open loop that holds it: 0 is the root. */
  readonly depth: number;
  /** Undefined in a loop that is not known. */
  readonly check: SegmentCheck | undefined;
  /** It stands where the guide has it, and not more often than the guide has it. */
  readonly isRight: boolean;
  /** It opens the loop in which it stands. */
  readonly opensLoop: boolean;
}

/**
 * What is told while the segments of a set are walked along its guide, so that trees, balances and situations need no walk of
 * their own. A loop that is open is known by its depth; the root has depth 0 and is not entered.
 */
export interface WalkListener {
  /**
   * A loop begins at this depth, within the loop at the depth `owner`. `isKnown` is false when its first segment is missing or has a
   * qualifier that is none of the guide's; else that segment is placed next.
   */
  loopEntered?(spec: LoopSpec, depth: number, owner: number, isKnown: boolean): void;
  segmentPlaced?(placed: PlacedSegment): void;
  /** A segment that has no place in the guide, or none here; the loop at `depth` is the innermost one that is open. */
  segmentOutside?(segment: Segment, depth: number): void;
  /** The loop at this depth ends, with all that stands in it; the root last. */
  loopLeft?(spec: LoopSpec, depth: number): void;
  /** What was found wrong; asked for once, after the root is left. */
  readonly issues?: readonly Issue[];
  /** How many codes of which sets could not be judged. */
  readonly unchecked?: ReadonlyMap<string, number>;
}
