import { type Issue, issue } from '../../schemas/issue.js';
import { parseSegments, SameBytes, SegmentBatches } from '../x12/parse-segments.js';
import { type Digest, Pseudonyms } from './pseudonyms.js';
import { redactOutside } from './redact-outside.js';
import { RedactionWalk, type Replacements } from './redaction-walk.js';

export interface RedactOptions {
  /** Makes replacements; with the key of another run the same values get other ones. */
  readonly digest: Digest;
  /** Days by which every date moves; none when left out. Births and deaths move in any case. */
  readonly shiftDays?: number;
}

export interface RedactedFile {
  readonly bytes: Uint8Array;
  /** How many elements were replaced or moved. */
  readonly replaced: number;
  /** Segments that the table does not know: all of them was replaced. */
  readonly unknownSegments: number;
}

export type FileRedacted =
  | { readonly done: RedactedFile }
  | { readonly refused: { readonly code: 'invalid'; readonly issues: readonly Issue[] } };

/** Changes nothing: to find out what is to be replaced. */
const UNCHANGED: Replacements = { replace: (text) => text, moveBack: (date) => date, moveOn: (date) => date };

/**
 * The same file without what tells who the patient is: names, addresses, identifiers, control numbers of claims, accounts,
 * free text and births are replaced by others of the same length and form, the same by the same. Codes, amounts, payers
 * and providers stay, so that guides and balances find what they found before. What is not known to be harmless is
 * replaced; a file that could not be read to its end is refused.
 */
export function redactFile(bytes: Uint8Array, options: RedactOptions): FileRedacted {
  const { digest, shiftDays = 0 } = options;
  const search = new RedactionWalk(UNCHANGED, shiftDays);
  const same = new SameBytes(bytes);
  const copies = new SegmentBatches((piece) => same.add(piece));
  const file = parseSegments(bytes, (segment) => {
    search.redact(segment);
    copies.add(segment);
  });
  copies.end(file.epilogue);
  if (file.segmentCount === 0 || !same.isSame) {
    const issues = file.issues.filter(({ severity }) => severity === 'error');
    return { refused: { code: 'invalid', issues: [issue('redaction.not-whole'), ...issues] } };
  }
  const walk = new RedactionWalk(new Pseudonyms(digest, search.originals, shiftDays), shiftDays);
  const pieces: Uint8Array[] = [];
  const redacted = new SegmentBatches((piece) => pieces.push(piece));
  parseSegments(bytes, (segment) => redacted.add(walk.redact(segment)));
  redacted.end(redactOutside(file.epilogue));
  const { replaced, unknownSegments } = walk;
  return { done: { bytes: Buffer.concat(pieces), replaced, unknownSegments } };
}
