import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { remittanceStream } from '../../../edi/stream/remittance-stream.js';
import { SetFinder } from '../../../edi/stream/set-finder.js';
import { setRanges } from '../../../edi/stream/set-ranges.js';
import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { fixture, pathsOf } from '../sets-of.js';

function findSets(bytes: Uint8Array, chunk: number) {
  const finder = new SetFinder();
  for (let at = 0; at < bytes.length; at += chunk) finder.push(bytes.subarray(at, at + chunk));
  finder.end();
  return finder.sets;
}

/** The points that the reader itself passes. */
function pointsOf(bytes: Uint8Array): ResumePoint[] {
  const points: ResumePoint[] = [];
  const reader: X12Reader = new X12Reader({ startSet: () => void points.push(reader.resumePoint!) });
  reader.push(bytes);
  reader.end();
  return points;
}

function readWhole(bytes: Uint8Array): unknown[] {
  const stream = remittanceStream();
  return [...stream.push(bytes), ...stream.end()];
}

function readRanges(bytes: Uint8Array, byteLength: number): unknown[] {
  return setRanges(findSets(bytes, 50), bytes.length, byteLength).flatMap(
    ({ resumeAt, from, to, isLast }) => {
      const stream = remittanceStream(resumeAt ? { resumeAt } : {});
      return [...stream.push(bytes.subarray(from, to)), ...(isLast ? stream.end() : [])];
    },
  );
}

const paid = Buffer.from(fixture('835/paid.edi')).toString('latin1');
const [set] = /ST\*835[\s\S]*?SE\*\d+\*\w+~\s*/.exec(paid)!;
const number = /ST\*835\*(\w+)/.exec(set)![1]!;
const numbered = (next: string) => set.replaceAll(`*${number}`, `*${next}`);

const FILES: Readonly<Record<string, string>> = {
  'three sets': paid.replace(set, set + numbered('0007') + numbered('0008')).replace('GE*1*', 'GE*3*'),
  'a set without SE': paid.replace(set, set.replace(/SE\*[^~]*~\s*/, '') + numbered('0007')),
  'two interchanges with other delimiters':
    paid + paid.replaceAll('000000001', '000000002').replaceAll('*', '|').replaceAll('~', '!\r\n'),
  'a set outside of groups': paid.replace('IEA', `${numbered('0007')}IEA`),
};

describe('ranges of sets', () => {
  it.each(pathsOf('835').map((path) => [basename(path), readFileSync(path)] as const))(
    'of %s begin where the reader begins its sets',
    (_, bytes) => {
      const wanted = pointsOf(bytes);
      for (const chunk of [64, 1000, 1_000_000]) {
        expect(findSets(bytes, chunk).map(({ point }) => point)).toEqual(wanted);
      }
    },
  );

  it.each(Object.entries(FILES))('%s: read one after the other they tell what the file tells', (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(findSets(bytes, 77).map(({ point }) => point)).toEqual(pointsOf(bytes));
    expect(setRanges(findSets(bytes, 50), bytes.length, 1).length).toBeGreaterThanOrEqual(1);
    for (const byteLength of [1, 1000, 100_000]) {
      expect(readRanges(bytes, byteLength)).toEqual(readWhole(bytes));
    }
  });
});
