import type { Issue } from '../../schemas/issue.js';
import { checkRepeatedInterchange } from './check-repeated-interchange.js';
import { EnvelopeReader } from './envelope-reader.js';
import type { X12Limits } from './limits.js';
import type { Delimiters, Segment } from './segment.js';
import type { SetHeader, StreamHandler } from './stream-handler.js';
import type { TextSegment } from './text-segment.js';
import { Tokenizer } from './tokenizer.js';

/** What was read from one file. An issue stands at the level that it spoils: a bad SE in its set, a bad IEA in its interchange. */
export interface X12File {
  readonly interchanges: readonly Interchange[];
  readonly issues: readonly Issue[];
  /** Every segment in the order of the file, also those outside sets. */
  readonly segments: readonly TextSegment[];
  /** What stood after the last segment: one character for each byte. */
  readonly epilogue: string;
}

export interface Interchange {
  readonly header: Segment;
  readonly delimiters: Delimiters;
  /** TA1 segments outside a functional group. */
  readonly acknowledgements: readonly Segment[];
  readonly groups: readonly FunctionalGroup[];
  readonly trailer?: Segment;
  readonly issues: readonly Issue[];
}

export interface FunctionalGroup {
  readonly header: Segment;
  readonly sets: readonly TransactionSet[];
  readonly trailer?: Segment;
  readonly issues: readonly Issue[];
}

export interface TransactionSet {
  /** ST01: `837`. */
  readonly identifier: string;
  /** ST02. */
  readonly controlNumber: string;
  /** ST03, or GS08 where ST03 is absent. */
  readonly version: string;
  readonly delimiters: Delimiters;
  /** ST to SE, both included. */
  readonly segments: readonly Segment[];
  readonly issues: readonly Issue[];
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** Reads a whole file. Never throws on content: bad bytes and bad envelopes are issues with a place. */
export function parseX12(bytes: Uint8Array, limits: Partial<X12Limits> = {}): X12File {
  const kept = new KeptInterchanges();
  const envelope = new EnvelopeReader(kept, limits);
  const segments: TextSegment[] = [];
  const tokenizer = new Tokenizer((segment) => {
    const keptSegment = segment.keep();
    segments.push(keptSegment);
    envelope.add(keptSegment);
  }, limits);
  tokenizer.push(bytes);
  tokenizer.end();
  envelope.end();
  const seen = new Set<string>();
  const repeated = kept.interchanges.flatMap(({ header }) => checkRepeatedInterchange(seen, header));
  return {
    interchanges: kept.interchanges,
    issues: [...tokenizer.issues, ...repeated],
    segments,
    epilogue: tokenizer.epilogue,
  };
}

/** Builds the tree of a file; it takes segments that stay valid. */
class KeptInterchanges implements StreamHandler {
  readonly interchanges: Open<Interchange>[] = [];
  #interchange: Open<Interchange> | undefined;
  #group: Open<FunctionalGroup> | undefined;
  #set: Open<TransactionSet> | undefined;

  startInterchange(header: Segment, delimiters: Delimiters): void {
    this.#interchange = { header, delimiters, acknowledgements: [], groups: [], issues: [] };
    this.interchanges.push(this.#interchange);
  }

  startGroup(header: Segment): void {
    this.#group = { header, sets: [], issues: [] };
    this.#interchange!.groups.push(this.#group);
  }

  startSet({ identifier, controlNumber, version, delimiters }: SetHeader): void {
    this.#set = { identifier, controlNumber, version, delimiters, segments: [], issues: [] };
    this.#group!.sets.push(this.#set);
  }

  segment(segment: Segment): void {
    this.#set!.segments.push(segment);
  }

  endSet(issues: readonly Issue[]): void {
    this.#set!.issues = [...issues];
  }

  endGroup(issues: readonly Issue[], trailer?: Segment): void {
    this.#group!.issues = [...issues];
    if (trailer) this.#group!.trailer = trailer;
  }

  acknowledgement(segment: Segment): void {
    this.#interchange!.acknowledgements.push(segment);
  }

  endInterchange(issues: readonly Issue[], trailer?: Segment): void {
    this.#interchange!.issues = [...issues];
    if (trailer) this.#interchange!.trailer = trailer;
  }
}
