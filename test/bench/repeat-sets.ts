import { closeSync, openSync, writeSync } from 'node:fs';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import type { Segment } from '../../edi/x12/segment.js';

/** Where a number stands in the bytes, to be written over with another of as many digits. */
interface NumberPlace {
  readonly offset: number;
  readonly width: number;
}

export interface RepeatOrder {
  readonly path: string;
  /** One interchange with one group. */
  readonly bytes: Uint8Array;
  /** The file that is written has about so many: the nearest that whole repetitions come to. */
  readonly byteSize: number;
  /** The segment whose first element numbers a claim, as CLP or CLM: two letters and digits. */
  readonly claimSegment: string;
}

/**
 * Writes the sets of an interchange again and again into one file, each time under new control numbers and claim
 * numbers. What is held in memory is the interchange, whatever the size of the file. Gives the number of claims.
 */
export function writeRepeatedSets({ path, bytes, byteSize, claimSegment }: RepeatOrder): number {
  const { groups, trailer } = parseX12(bytes).interchanges[0]!;
  const [group] = groups;
  const sets = group!.sets;
  const segments = sets.flatMap((set) => set.segments);
  const [first, last] = [segments[0]!, segments.at(-1)!];
  const end = last.byteOffset + last.byteLength;
  const body = Buffer.from(bytes.subarray(first.byteOffset, end));
  const claims = placesOf(segments, claimSegment, 1, first.byteOffset);
  const file = openSync(path, 'w');
  let written = writeSync(file, bytes, 0, first.byteOffset);
  let times = 0;
  for (; times === 0 || written + body.length / 2 < byteSize; times += 1) {
    renumber(body, claims, times * claims.length);
    sets.forEach((set, index) => {
      const places = set.segments.filter(({ id }) => id === 'ST' || id === 'SE');
      const numbers = places.flatMap((segment) => placesOf([segment], segment.id, 2, first.byteOffset));
      for (const place of numbers) writeNumber(body, place, times * sets.length + index + 1);
    });
    written += writeSync(file, body);
  }
  const tail = Buffer.from(bytes.subarray(end)).toString('latin1');
  const count = `${group!.trailer!.id}*${sets.length}*`;
  writeSync(file, tail.replace(count, `${group!.trailer!.id}*${times * sets.length}*`), null, 'latin1');
  closeSync(file);
  if (!trailer) throw new Error('The interchange to repeat has no trailer');
  return times * claims.length;
}

function renumber(body: Buffer, claims: readonly NumberPlace[], before: number): void {
  claims.forEach((place, index) => {
    writeNumber(body, { offset: place.offset + 2, width: place.width - 2 }, before + index + 1);
  });
}

function placesOf(segments: readonly Segment[], id: string, position: number, start: number): NumberPlace[] {
  return segments
    .filter((segment) => segment.id === id)
    .map((segment) => {
      const texts = Array.from({ length: position - 1 }, (_, index) => segment.element(index + 1));
      const before = [id, ...texts].join('*').length + 1;
      return { offset: segment.byteOffset - start + before, width: segment.element(position).length };
    });
}

function writeNumber(body: Buffer, { offset, width }: NumberPlace, number: number): void {
  const digits = String(number).padStart(width, '0');
  if (digits.length > width) throw new Error(`${number} has more than ${width} digits`);
  body.write(digits, offset, 'latin1');
}
