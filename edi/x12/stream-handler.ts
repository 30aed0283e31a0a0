import type { Issue } from '../../schemas/issue.js';
import type { Delimiters, Segment } from './segment.js';
import type { SourceSegment } from './source-segment.js';

/** What the ST of a set says, with the version of its group where ST03 is absent. */
export interface SetHeader {
  /** ST01. */
  readonly identifier: string;
  /** ST02. */
  readonly controlNumber: string;
  /** ST03, or GS08. */
  readonly version: string;
  readonly delimiters: Delimiters;
  /** Of the ST, from the start of the file: where reading can be taken up again. */
  readonly byteOffset: number;
}

/**
 * What is told while bytes are read, in the order of the file. A segment is valid only during the call that hands it
 * over: what is to stay is taken out of it. Issues of a level come with the end of that level.
 */
export interface StreamHandler {
  startInterchange?(header: Segment, delimiters: Delimiters): void;
  startGroup?(header: Segment): void;
  startSet?(set: SetHeader): void;
  /** Each segment of a set, ST (position 1) and SE included. */
  segment?(segment: SourceSegment, position: number): void;
  /**
   * In place of `segment`, and quicker, for those that are `isBody`: takes the one that is handed over, and as many behind it as
   * `nextBody` moves to.
   */
  segments?(segment: SourceSegment, position: number): void;
  endSet?(issues: readonly Issue[], segmentCount: number): void;
  /** The trailer is the GE; absent where the group ended without one. */
  endGroup?(issues: readonly Issue[], trailer?: Segment): void;
  /** A TA1 outside of groups. */
  acknowledgement?(segment: Segment): void;
  /** The trailer is the IEA; absent where the interchange ended without one. */
  endInterchange?(issues: readonly Issue[], trailer?: Segment): void;
}
