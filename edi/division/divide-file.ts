import { type Issue, issue } from '../../schemas/issue.js';
import { type Interchange, parseX12, type TransactionSet, type X12File } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { TextSegment } from '../x12/text-segment.js';
import { divideClaims } from './divide-claims.js';
import { buildPiece, type Piece, type PieceEnvelope } from './piece.js';

export interface DivideOptions {
  readonly by: 'set' | 'claim';
  /** ISA13 of the first piece, the others counting on from it; the number of the file it came from when left out. */
  readonly firstControlNumber?: number;
}

export type FileDivided =
  | { readonly done: readonly Piece[] }
  | { readonly refused: { readonly code: 'invalid'; readonly issues: readonly Issue[] } };

const LARGEST = 999_999_999;

/**
 * Divides a file into interchanges of one set each, or an 837 into interchanges of one claim each, with the levels above
 * the claim, renumbered. Refused where the envelope has errors, and for the claims of an 835: a part of a payment is no
 * payment. Segments are copied as they stand.
 */
export function divideFile(bytes: Uint8Array, options: DivideOptions): FileDivided {
  const file = parseX12(bytes);
  const errors = envelopeErrors(file);
  if (errors.length > 0) return refuse([issue('division.envelope-error'), ...errors]);
  const walk = new DivisionWalk(file, options);
  for (const interchange of file.interchanges) walk.addInterchange(interchange);
  if (walk.pieces.length === 0 && walk.issues.length === 0) walk.issues.push(issue('division.nothing'));
  const { firstControlNumber: first } = options;
  if (first !== undefined && first + walk.pieces.length - 1 > LARGEST) {
    walk.issues.push(issue('division.control-number', {}, { wanted: walk.pieces.length, first }));
  }
  return walk.issues.length > 0 ? refuse(walk.issues) : { done: walk.pieces };
}

/** Errors of bytes and envelopes, not of guides. */
function envelopeErrors(file: X12File): Issue[] {
  const issues = [
    ...file.issues,
    ...file.interchanges.flatMap((interchange) => [
      ...interchange.issues,
      ...interchange.groups.flatMap((group) => [...group.issues, ...group.sets.flatMap((set) => set.issues)]),
    ]),
  ];
  return issues.filter(({ severity }) => severity === 'error');
}

function refuse(issues: readonly Issue[]): FileDivided {
  return { refused: { code: 'invalid', issues } };
}

class DivisionWalk {
  readonly pieces: Piece[] = [];
  readonly issues: Issue[] = [];
  readonly #segments: ReadonlyMap<number, TextSegment>;
  readonly #options: DivideOptions;

  constructor(file: X12File, options: DivideOptions) {
    this.#segments = new Map(file.segments.map((segment) => [segment.byteOffset, segment]));
    this.#options = options;
  }

  addInterchange({ header, trailer, acknowledgements, groups }: Interchange): void {
    const ends = { header: this.#textOf(header), trailer: this.#textOf(trailer!) };
    if (acknowledgements.length > 0) {
      this.pieces.push(buildPiece(ends, this.#textsOf(acknowledgements), this.#nextNumber()));
    }
    for (const group of groups) {
      const envelope = {
        ...ends,
        group: { header: this.#textOf(group.header), trailer: this.#textOf(group.trailer!) },
      };
      for (const set of group.sets) this.#addSet(set, envelope);
    }
  }

  #addSet(set: TransactionSet, envelope: PieceEnvelope): void {
    const numbers = {
      groupControlNumber: envelope.group!.header.element(6),
      setControlNumber: set.controlNumber,
    };
    const segments = this.#textsOf(set.segments);
    if (this.#options.by === 'set') {
      this.pieces.push({ ...buildPiece(envelope, segments, this.#nextNumber()), ...numbers });
      return;
    }
    const refused = refusalOf(set);
    if (refused) {
      this.issues.push(refused);
      return;
    }
    const { claims, issues } = divideClaims(segments);
    this.issues.push(...issues);
    claims.forEach((content, index) => {
      const piece = buildPiece(envelope, content, this.#nextNumber());
      this.pieces.push({ ...piece, ...numbers, claim: index + 1 });
    });
  }

  #nextNumber(): string | undefined {
    const { firstControlNumber: first } = this.#options;
    return first === undefined ? undefined : String(first + this.pieces.length).padStart(9, '0');
  }

  #textsOf(segments: readonly Segment[]): TextSegment[] {
    return segments.map((segment) => this.#textOf(segment));
  }

  #textOf({ byteOffset }: Segment): TextSegment {
    return this.#segments.get(byteOffset)!;
  }
}

function refusalOf(set: TransactionSet): Issue | undefined {
  const at = placeOf(set.segments[0]!);
  if (set.identifier === '835') return issue('division.remittance-by-claim', at);
  const hasClaims = set.identifier === '837' && set.segments.some(({ id }) => id === 'CLM');
  return hasClaims ? undefined : issue('division.no-claims', at, { set: set.identifier });
}
