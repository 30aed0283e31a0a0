import type { Cents } from '../../schemas/money.js';

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
  /** True when every byte of its elements is printable ASCII and no line break stands inside. */
  readonly isPlain: boolean;
  /** The whole text of an element, with its component and repetition separators. */
  element(position: number): string;
  /** A component of the first repetition of a composite element. */
  component(position: number, component: number): string;
  /** How many components the first repetition of an element has; 0 when the element is empty. */
  componentCount(position: number): number;
  /** The texts of all repetitions of an element; none when it is empty. */
  repetitions(position: number): readonly string[];
  /** True when the element is absent or empty; costs no string. */
  isEmpty(position: number): boolean;
  /** As `parseCents` of the element's text, straight from the bytes where they are at hand. */
  amount(position: number): Cents | undefined;
}

export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly terminator: string;
}

/** What the writer takes for a segment: the identifier, then elements. */
export type SegmentData = readonly [string, ...(ElementData | RepeatedElement)[]];

/** A simple element; an array is a composite. */
export type ElementData = string | readonly string[];

/** An element that stands more than once. */
export interface RepeatedElement {
  readonly repetitions: readonly ElementData[];
}

/** Takes segments one by one: the writer, which makes bytes of each at once. */
export interface SegmentSink {
  add(segment: SegmentData): void;
}

/** Gives segments one by one, so that they need not all be there at the same time. */
export type SegmentSource = (sink: SegmentSink) => void;
