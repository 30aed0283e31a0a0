import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import type { SegmentData } from '../../edi/x12/segment.js';
import { writeX12 } from '../../edi/x12/write-x12.js';

/** Every transaction set of a file with this ST01. */
export function setsOf(bytes: Uint8Array, identifier: string): TransactionSet[] {
  return parseX12(bytes)
    .interchanges.flatMap(({ groups }) => groups.flatMap(({ sets }) => sets))
    .filter((set) => set.identifier === identifier);
}

const FUNCTIONAL_CODES: Readonly<Record<string, string>> = {
  ...{ '270': 'HS', '271': 'HB', '276': 'HR', '277': 'HN' },
  ...{ '835': 'HP', '837': 'HC', '999': 'FA' },
};

/** The bytes of an interchange with one set that holds these segments. */
export function bytesOf(identifier: string, version: string, segments: readonly SegmentData[]): Uint8Array {
  const functionalCode = FUNCTIONAL_CODES[identifier]!;
  const envelope = { senderId: 'ROSE', receiverId: 'PLANONE', controlNumber: '1', usage: 'T' as const };
  const group = {
    functionalCode,
    senderCode: 'ROSE',
    receiverCode: 'PLANONE',
    date: '20260115',
    time: '0930',
  };
  const groups = [
    { ...group, controlNumber: '1', version, sets: [{ identifier, controlNumber: '0001', segments }] },
  ];
  const written = writeX12([{ ...envelope, date: '260115', time: '0930', groups }], { encoding: 'utf-8' });
  if ('refused' in written) throw new Error(JSON.stringify(written.refused.issues));
  return written.done;
}

/** The segments, built, written and parsed again. */
export function writtenSet(
  identifier: string,
  version: string,
  segments: readonly SegmentData[],
): TransactionSet {
  return setsOf(bytesOf(identifier, version, segments), identifier)[0]!;
}

/** Paths of the samples of X12 that others wrote; none when SAMPLES_DIR is not set. */
export function samplePaths(): string[] {
  const samples = process.env['SAMPLES_DIR'];
  return samples === undefined ? [] : listFiles(join(samples, 'edi'));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return path.endsWith('.tsv') ? [] : [path];
  });
}

/** Paths of our own files in a folder of fixtures, and of every sample that others wrote. */
export function pathsOf(folder: string): string[] {
  const own = listFiles(join(import.meta.dirname, '..', 'fixtures', folder));
  return [...own.filter((path) => path.endsWith('.edi')), ...samplePaths()];
}

export function fixture(path: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', path));
}
