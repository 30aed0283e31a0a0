import { afterSegment, withElements } from '../x12/changed-segment.js';
import type { TextSegment } from '../x12/text-segment.js';
import { writeParsed } from '../x12/write-parsed.js';

/** One part of a file: an interchange of its own with one set, or with the TA1 segments of an interchange. */
export interface Piece {
  /** ISA13, as it stands in the piece. */
  readonly interchangeControlNumber: string;
  /** GS06 and ST02; absent for a piece of TA1 segments. */
  readonly groupControlNumber?: string;
  readonly setControlNumber?: string;
  /** The place of the claim in its set, from 1, where sets are divided by claim. */
  readonly claim?: number;
  readonly bytes: Uint8Array;
}

/** The envelope of a piece: the segments of the file that held its content. */
export interface PieceEnvelope {
  readonly header: TextSegment;
  readonly trailer: TextSegment;
  readonly group?: { readonly header: TextSegment; readonly trailer: TextSegment };
}

/**
 * An interchange around the content, written as the file that it comes from: its delimiters and line breaks, counts of
 * what is in it.
 *
 * @param interchangeControlNumber ISA13 and IEA02, where the piece is to have another one than its file
 */
export function buildPiece(
  envelope: PieceEnvelope,
  content: readonly TextSegment[],
  interchangeControlNumber: string | undefined,
): Piece {
  const { header, trailer, group } = envelope;
  const number = interchangeControlNumber ?? header.element(13);
  const terminator = header.terminator;
  const lineBreak = (group?.header ?? content[0] ?? trailer).gap;
  const end = withElements(trailer, [group ? '1' : '0', interchangeControlNumber ?? trailer.element(2)]);
  const segments = [
    afterSegment(withElement(header, 13, number), { gap: '', terminator }),
    ...(group ? [afterSegment(group.header, { gap: lineBreak, terminator })] : []),
    ...content,
    ...(group ? [withElement(group.trailer, 1, '1')] : []),
    afterSegment(end, { gap: lineBreak, terminator }),
  ];
  return { interchangeControlNumber: number, bytes: writeParsed({ segments, epilogue: lineBreak }) };
}

/** The segment with another text in one of its elements. */
export function withElement(segment: TextSegment, position: number, text: string): TextSegment {
  const length = Math.max(segment.elementCount, position);
  const elements = Array.from({ length }, (_, index) =>
    index + 1 === position ? text : segment.element(index + 1),
  );
  return withElements(segment, elements);
}
