import type { Delimiters } from '../x12/segment.js';
import type { InnerBreak, SegmentEncoding } from '../x12/text-segment.js';

/** The format and version that a document names, so that another kind of JSON is not taken for one. */
export const DOCUMENT_FORMAT = 'claimwright-x12';
export const DOCUMENT_VERSION = 1;

/**
 * A file as JSON from which the same bytes can be written again. The levels are there for whoever reads it: written is
 * what stands in it, in its order.
 */
export interface X12Document {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly version: typeof DOCUMENT_VERSION;
  readonly interchanges: readonly InterchangeDocument[];
  /** What stood after the last segment, one character for each byte; nothing when left out. */
  readonly after?: string;
}

export interface InterchangeDocument {
  /** The terminator one character for each byte. */
  readonly delimiters: Delimiters;
  /** What stands before each segment but the first; segments that differ say so. */
  readonly lineBreak: string;
  readonly header: SegmentDocument;
  /** Groups, and segments that stand outside of them, as TA1. */
  readonly content: readonly (GroupDocument | SegmentDocument)[];
  readonly trailer?: SegmentDocument;
}

export interface GroupDocument {
  readonly header: SegmentDocument;
  readonly content: readonly (SetDocument | SegmentDocument)[];
  readonly trailer?: SegmentDocument;
}

export interface SetDocument {
  /** ST to SE. */
  readonly segments: readonly SegmentDocument[];
}

/** The identifier and the elements. */
export type SegmentTexts = readonly [string, ...ElementDocument[]];

export type SegmentDocument = SegmentTexts | OddSegmentDocument;

/** A text; the components of a composite; or the repetitions of an element, each a text or a composite. */
export type ElementDocument = PlainElement | { readonly repetitions: readonly PlainElement[] };

export type PlainElement = string | readonly string[];

/** A segment that is not written as its neighbours are. */
export interface OddSegmentDocument {
  readonly segment: SegmentTexts;
  /** What stands before it, one character for each byte. */
  readonly before?: string;
  /** Its terminator, one character for each byte; empty when the file ends before it. */
  readonly terminator?: string;
  /** How its text is written; ASCII when left out. */
  readonly encoding?: Exclude<SegmentEncoding, 'ascii'>;
  /** Line breaks inside, by the index in its text. */
  readonly breaks?: readonly InnerBreak[];
}
