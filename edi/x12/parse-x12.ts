import { type Issue, issue } from '../../schemas/issue.js';
import { EnvelopeReader } from './envelope-reader.js';
import type { X12Limits } from './limits.js';
import type { Delimiters, Segment } from './segment.js';
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

/** Reads a whole file. Never throws on content: bad bytes and bad envelopes are issues with a place. */
export function parseX12(bytes: Uint8Array, limits: Partial<X12Limits> = {}): X12File {
  const tokenizer = new Tokenizer(limits);
  const envelope = new EnvelopeReader(limits);
  const segments: TextSegment[] = [];
  const add = (read: TextSegment[]) => {
    for (const segment of read) {
      segments.push(segment);
      envelope.add(segment);
    }
  };
  add(tokenizer.push(bytes));
  add(tokenizer.end());
  const interchanges = envelope.end();
  return {
    interchanges,
    issues: [...tokenizer.issues, ...checkRepeatedInterchanges(interchanges)],
    segments,
    epilogue: tokenizer.epilogue,
  };
}

/** The same ISA13 twice in a file is a warning (TA105 025): only some partners promise unique numbers. */
function checkRepeatedInterchanges(interchanges: readonly Interchange[]): Issue[] {
  const seen = new Set<string>();
  return interchanges.flatMap(({ header }) => {
    const key = [5, 6, 7, 8, 13].map((position) => header.element(position)).join('\n');
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const at = { segment: 'ISA', element: 13, byteOffset: header.byteOffset, line: header.line };
    const context = { name: 'ISA13', number: header.element(13) };
    return [{ ...issue('x12.duplicate-control-number', at, context, 'warning'), syntaxErrorCode: '025' }];
  });
}
