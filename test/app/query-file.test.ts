import { parseX12 } from '../../edi/x12/parse-x12.js';
import { renderIssue } from '../../schemas/issue.js';
import { type QueriedValue, queryFile } from '../../src/app/files/query-file.js';
import { fixture } from '../edi/sets-of.js';
import { readSampleFiles } from '../support/sample-files.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');
const PAID = textOf('835/paid.edi');

function ask(text: string, query: string): readonly QueriedValue[] {
  const outcome = queryFile(Buffer.from(text, 'latin1'), query);
  if ('refused' in outcome) throw new Error(outcome.refused.issues.map(renderIssue).join('; '));
  return outcome.done;
}

const valuesOf = (text: string, query: string) => ask(text, query).map(({ value }) => value);

function refusalOf(text: string, query: string): string {
  const outcome = queryFile(Buffer.from(text, 'latin1'), query);
  return 'refused' in outcome ? outcome.refused.issues.map(renderIssue).join('; ') : 'answered';
}

test.each<[string, string[]]>([
  ['CLP01', ['C1001']],
  ['REF02:REF01["6R"]', ['L1', 'L2']],
  ["REF02:REF01['TJ']", ['123456789']],
  ['SVC-REF02', ['L1', 'L2']],
  ['FOREACH(SVC)=>REF02', ['L1', 'L2']],
  ['CONCAT(CLP01,-)=>CLP07', ['C1001-P7001']],
  ['SVC01', ['HC:99213:25', 'HC:87880']],
  ['ISA13', ['000000001']],
  ['CAS02', []],
])('%s gives %j', (query, values) => {
  expect(valuesOf(PAID, query)).toEqual(values);
});

test('levels of an 837', () => {
  expect(valuesOf(textOf('837p/dependent.edi'), 'HL+20+22+23-NM103')).toContain('DOE');
});

test('a value says where it stands', () => {
  expect(ask(PAID, 'CLP04')).toEqual([
    {
      value: '150',
      at: { segment: 'CLP', element: 4, byteOffset: PAID.indexOf('CLP*'), line: 17 },
      interchangeControlNumber: '000000001',
      setControlNumber: '0001',
    },
  ]);
});

test('each interchange is asked alone, with its own delimiters', () => {
  const other = PAID.replaceAll('*', '|')
    .replaceAll(':', '>')
    .replaceAll('~\n', '!')
    .replaceAll('000000001', '000000002');
  expect(ask(PAID + other, 'SVC01').map(({ value, interchangeControlNumber: of }) => [of, value])).toEqual([
    ['000000001', 'HC:99213:25'],
    ['000000001', 'HC:87880'],
    ['000000002', 'HC>99213>25'],
    ['000000002', 'HC>87880'],
  ]);
});

test('elements of the envelope come once, whatever the number of sets', () => {
  const set = /ST\*[\s\S]*SE\*\d+\*0001~\n/.exec(PAID)![0];
  const two = PAID.replace(set, set + set.replaceAll('*0001', '*0002')).replace('GE*1', 'GE*2');
  expect(valuesOf(two, 'GS06')).toEqual(['1']);
  expect(valuesOf(two, 'ST02')).toEqual(['0001', '0002']);
});

describe('refused', () => {
  test.each<[string, string, string]>([
    ['a wrong count', PAID.replace('SE*35', 'SE*34'), 'The envelope has errors'],
    ['a last terminator that is missing in the middle', PAID.slice(0, 700), 'The envelope has errors'],
    ['no X12', 'hello', 'The envelope has errors'],
    [
      'a segment without elements, which node-x12 reads as that before it',
      PAID.replace('LX*1~', 'LX~'),
      'node-x12 reads this segment otherwise than it stands (LX, line 16',
    ],
  ])('%s', (_, text, sentence) => {
    expect(refusalOf(text, 'CLP01')).toContain(sentence);
  });

  test('TA1 outside of groups: left out, and not asked for', () => {
    const text = textOf('ta1/before-a-group.edi');
    expect(valuesOf(text, 'GS06')).toHaveLength(1);
    expect(refusalOf(text, 'TA104')).toContain('a TA1 outside of a group cannot be asked for');
  });

  test.each([
    '',
    'CLP',
    'clp01',
    'CLP01 ',
    'CLP01[',
    'CLP01:CLP02[""]',
    'FOREACH()=>CLP01',
    `${'A1-'.repeat(200)}CLP01`,
    'HL+A+B',
    '(A+)+$01',
  ])('a query that is none: %j', (query) => {
    expect(refusalOf(PAID, query)).toContain('The query is none');
  });
});

test('of files that others wrote, every element is found that stands there, or the file is refused', () => {
  const samples = process.env.SAMPLES_DIR ? readSampleFiles() : [];
  let asked = 0;
  for (const { bytes, hash } of samples) {
    const outcome = queryFile(bytes, 'REF02');
    if ('refused' in outcome) continue;
    asked += 1;
    const wanted = parseX12(bytes).segments.filter(
      ({ id, elementCount }) => id === 'REF' && elementCount >= 2,
    );
    expect([hash, ...outcome.done.map(({ value }) => value)]).toEqual([
      hash,
      ...wanted.map((segment) => segment.element(2)),
    ]);
  }
  expect(asked > 50).toBe(samples.length > 0);
});
