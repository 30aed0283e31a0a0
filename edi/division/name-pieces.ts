import type { Piece } from './piece.js';

/**
 * Names of files for pieces, by their control numbers: `000000042-7-0001.edi`, `000000042-7-0001-claim-0003.edi`,
 * `000000042-ta1.edi`. A name that came before gets a number of its own.
 */
export function namePieces(pieces: readonly Piece[]): string[] {
  const seen = new Map<string, number>();
  return pieces.map((piece) => {
    const stem = nameOf(piece);
    const count = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, count);
    return `${stem}${count === 1 ? '' : `-again-${count}`}.edi`;
  });
}

function nameOf(piece: Piece): string {
  const { interchangeControlNumber, groupControlNumber, setControlNumber, claim } = piece;
  const content = groupControlNumber === undefined ? ['ta1'] : [groupControlNumber, setControlNumber ?? ''];
  const claims = claim === undefined ? [] : ['claim', String(claim).padStart(4, '0')];
  return [interchangeControlNumber, ...content, ...claims].map(plain).join('-');
}

/** Control numbers come from a file that anybody may have written: a name is no path. */
function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '_') || '_';
}
