import { type OutlinedLoop, outlineSet } from '../../../edi/outline/outline-set.js';
import { renderOutline } from '../../../edi/outline/render-outline.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { fixture, setsOf } from '../sets-of.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');

test('a set by the loops of its guide, with usual delimiters', () => {
  const text = textOf('837p/dependent.edi').replaceAll('*', '|').replaceAll(':', '>');
  const [set] = setsOf(Buffer.from(text), '837');
  const lines = renderOutline(outlineSet(set!)).split('\n');
  expect(lines.slice(0, 6)).toEqual([
    'ST',
    '  ST*837*0001*005010X222A1',
    '  BHT*0019*00*B0001*20260115*0930*CH',
    '  1000A',
    '    NM1*41*2*ROSE CLINIC*****46*ROSE',
    '    PER*IC*BILLING OFFICE*TE*5555550100',
  ]);
  expect(lines).toContain('            SV1*HC:99213:25*125.5*UN*1***1:2');
});

test('segments without a place are shown as well', () => {
  const [set] = setsOf(Buffer.from(textOf('837p/dependent.edi').replace('HI*', 'ZZZ*1~\nHI*')), '837');
  expect(renderOutline(outlineSet(set!))).toContain('Without a place in the guide:\n  ZZZ*1');
});

test('a set without a guide stands in the order of the file', () => {
  const [set] = setsOf(Buffer.from(textOf('837p/dependent.edi').replaceAll('X222A1', 'X999')), '837');
  const { hasGuide, root } = outlineSet(set!);
  expect(hasGuide).toBe(false);
  expect(root.content.map((each) => String(each).split('*')[0])).toEqual(set!.segments.map(({ id }) => id));
});

test('of files that others wrote no segment is left out', () => {
  const countOf = ({ content }: OutlinedLoop): number =>
    content.reduce((sum: number, each) => sum + (typeof each === 'string' ? 1 : countOf(each)), 0);
  for (const { bytes, hash } of process.env.SAMPLES_DIR ? readSampleFiles() : []) {
    const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
    for (const set of sets) {
      const { root, unplaced } = outlineSet(set);
      expect([hash, countOf(root) + unplaced.length]).toEqual([hash, set.segments.length]);
    }
  }
});
