import type { Issue } from '../../schemas/issue.js';
import type { TextWindow } from './held-segments.js';
import type { Delimiters, Segment } from './segment.js';
import type { SegmentEncoding, TextSegment } from './text-segment.js';

/** A segment as it stands in its file: still over the bytes that are being read, or kept. */
export interface SourceSegment extends Segment {
  readonly delimiters: Delimiters;
  readonly encoding: SegmentEncoding;
  /** The segment without its terminator and without line breaks inside. */
  readonly text: string;
  /** True when it only adds to the set it stands in: no part of the envelope, no HL, and with a true identifier. */
  readonly isBody: boolean;
  /** What was found wrong with the bytes of this segment or before it. */
  readonly issues: readonly Issue[];
  /** How many have been taken of the segments at hand; `nextBody` takes one more. Always 0 where none is behind it. */
  readonly taken: number;
  /** Moves to the segment behind it, where that one is at hand and `isBody`; false, and it stays, where it is not. */
  nextBody(): boolean;
  /**
   * The segment as one that stays valid after the call that handed it over.
   * @param isRead its elements will be asked for, so that finding them now costs less than splitting its text later
   */
  keep(isRead?: boolean): TextSegment;
  /** The text in which it stands together with its neighbours, where there is one: the same object for all of them. */
  findWindow(): TextWindow | undefined;
}
