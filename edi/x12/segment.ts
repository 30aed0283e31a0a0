/**
 * One segment, read through accessors so that the bytes can lie beneath. Elements, components and repetitions
 * count from 1; what is absent reads as an empty string, never undefined.
 */
export interface Segment {
  readonly id: string;
  readonly elementCount: number;
  /** Offset in bytes of the first byte of the identifier, from the start of the file. */
  readonly byteOffset: number;
  /** Length in bytes up to and including the terminator. */
  readonly byteLength: number;
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** The whole text of an element, with its component and repetition separators. */
  element(position: number): string;
  /** A component of the first repetition of a composite element. */
  component(position: number, component: number): string;
  /** The texts of all repetitions of an element; none when it is empty. */
  repetitions(position: number): readonly string[];
}

export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly terminator: string;
}

/** What the writer takes for a segment: the identifier, then elements; an array is a composite. */
export type SegmentData = readonly [string, ...(string | readonly string[])[]];
