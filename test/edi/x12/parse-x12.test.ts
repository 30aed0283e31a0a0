import { parseX12, type X12File } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import { sampleBytes } from './sample-interchange.js';

const sample = sampleBytes().toString('latin1');

function codes(issues: readonly Issue[]): string[] {
  return issues.map(({ code, syntaxErrorCode }) => (syntaxErrorCode ? `${code} ${syntaxErrorCode}` : code));
}

/** The issues of each level, in the order file, interchange, group, set; levels without issues left out. */
function levels(text: string | Buffer): Record<string, string[]> {
  const file = parse(text);
  const all = {
    file: codes(file.issues),
    interchange: file.interchanges.flatMap(({ issues }) => codes(issues)),
    group: file.interchanges.flatMap(({ groups }) => groups.flatMap(({ issues }) => codes(issues))),
    set: sets(file).flatMap(({ issues }) => codes(issues)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found.length > 0));
}

const parse = (text: string | Buffer) => parseX12(Buffer.from(text as string, 'latin1'));
const sets = (file: X12File) =>
  file.interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
const ids = (text: string) => sets(parse(text)).map(({ segments }) => segments.map(({ id }) => id).join(' '));

describe('parseX12', () => {
  it('reads envelope, places, elements and components', () => {
    const file = parse(sample);
    const [set] = sets(file);
    expect(levels(sample)).toEqual({});
    expect(set).toMatchObject({ identifier: '835', controlNumber: '0001', version: '005010X221A1' });
    const service = set!.segments[2]!;
    expect(service).toMatchObject({ id: 'SVC', elementCount: 5, line: 1 });
    expect(sample.slice(service.byteOffset, service.byteOffset + service.byteLength)).toBe(
      'SVC*HC:99213*10.5***1~',
    );
    expect([
      service.element(1),
      service.component(1, 2),
      service.component(1, 9),
      service.element(9),
    ]).toEqual(['HC:99213', '99213', '', '']);
    expect(file.interchanges[0]!.header.element(16)).toBe(':');
  });

  it('splits repetitions by ISA11 only from version 00402 on', () => {
    const repeated = sample.replace('BPR*I', 'BPR*I^J');
    expect(sets(parse(repeated))[0]!.segments[1]!.repetitions(1)).toEqual(['I', 'J']);
    const old = repeated.replace('*^*00501*', '*U*00401*');
    expect(sets(parse(old))[0]!.segments[1]!.repetitions(1)).toEqual(['I^J']);
  });

  const wrongs: [string, string | Buffer, Record<string, string[]>][] = [
    ['SE01 wrong', sample.replace('SE*4', 'SE*5'), { set: ['x12.count-mismatch 4'] }],
    ['SE02 wrong', sample.replace('SE*4*0001', 'SE*4*0002'), { set: ['x12.control-number-mismatch 3'] }],
    ['GE01 wrong', sample.replace('GE*1', 'GE*2'), { group: ['x12.count-mismatch 5'] }],
    ['GE02 wrong', sample.replace('GE*1*7', 'GE*1*8'), { group: ['x12.control-number-mismatch 4'] }],
    ['IEA01 wrong', sample.replace('IEA*1', 'IEA*2'), { interchange: ['x12.count-mismatch 021'] }],
    [
      'IEA02 wrong',
      sample.replace('IEA*1*000000042', 'IEA*1*000000043'),
      { interchange: ['x12.control-number-mismatch 001'] },
    ],
    ['GE02 with leading zeros', sample.replace('GE*1*7', 'GE*1*007'), {}],
    [
      'ISA06 too short',
      sample.replace('CLINIC         ', 'CLINIC'),
      { interchange: ['x12.header-width 022'] },
    ],
    [
      'ISA13 not a number',
      sample.replaceAll('000000042', '00000004X'),
      { interchange: ['x12.bad-control-number 018'] },
    ],
    [
      'cut before SE',
      sample.slice(0, sample.indexOf('SE*4')),
      {
        interchange: ['x12.missing-trailer 023'],
        group: ['x12.missing-trailer 3'],
        set: ['x12.missing-trailer 2'],
      },
    ],
    ['no SE', sample.replace('SE*4*0001~', ''), { set: ['x12.missing-trailer 2'] }],
    [
      'an ISA inside an ISA',
      sample.replace(/IEA.*/, '') + sample,
      {
        file: ['x12.duplicate-control-number 025'],
        interchange: ['x12.nested-interchange 022'],
      },
    ],
    ['bytes after IEA', `${sample}hello`, { file: ['x12.text-outside-interchange 022'] }],
    ['blanks and Control-Z after IEA', `${sample}\r\n \x1a`, {}],
    ['text before ISA', `Dear payer, ${sample}`, { file: ['x12.text-outside-interchange 022'] }],
    ['nothing', '', { file: ['x12.no-interchange 022'] }],
    ['no ISA', 'hello world', { file: ['x12.no-interchange 022'] }],
    ['a letter as terminator', sample.replaceAll('~', 'Q'), { file: ['x12.unreadable-header 004'] }],
    [
      'a line break as element separator',
      sample.replaceAll('*', '\n'),
      { file: ['x12.unreadable-header 026'] },
    ],
    ['a letter as element separator', sample.replaceAll('*', 'x'), { file: ['x12.unreadable-header 026'] }],
    [
      'a letter as component separator',
      sample.replaceAll(':', 'q'),
      { interchange: ['x12.unusable-delimiter 027'] },
    ],
    ['equal delimiters', sample.replaceAll(':', '^'), { interchange: ['x12.equal-delimiters 027'] }],
    ['NUL in data', sample.replace('CHK', 'C\0K'), { set: ['x12.control-character 6'] }],
    ['ESC in data', sample.replace('CHK', 'C\x1bK'), { set: ['x12.control-character 6'] }],
    ['an empty segment', sample.replace('BPR', '~BPR'), { set: ['x12.empty-segment 8'] }],
    ['a byte order mark', `\xef\xbb\xbf${sample}`, { file: ['x12.byte-order-mark'] }],
    ['UTF-16', Buffer.from(sample, 'utf16le'), { file: ['x12.foreign-encoding 022'] }],
    ['EBCDIC', '\xc9\xe2\xc1\x5c\xf0\xf0\x5c', { file: ['x12.foreign-encoding 022'] }],
    ['Latin-1', sample.replace('CHK', 'Ren\xe9'), { interchange: ['x12.latin-1'] }],
    [
      'the same ST02 twice',
      sample.replace('GE*1', 'ST*835*0001~SE*2*0001~GE*2'),
      { set: ['x12.duplicate-control-number 23'] },
    ],
    [
      'a set without a group',
      sample
        .replace(/GS.*?~/, '')
        .replace(/GE.*?~/, '')
        .replace('IEA*1', 'IEA*0'),
      { interchange: ['x12.stray-segment 024'] },
    ],
    ['no terminator after IEA', sample.slice(0, -1), { interchange: ['x12.unterminated-segment 023'] }],
  ];
  it.each(wrongs)('puts %s at its level', (_, text, expected) => {
    expect(levels(text)).toEqual(expected);
  });

  it('reads UTF-8 as UTF-8 and Latin-1 as Latin-1', () => {
    const utf8 = parseX12(Buffer.from(sample.replace('CHK', 'René'), 'utf8'));
    expect(sets(utf8)[0]!.segments[1]!.element(4)).toBe('René');
    expect(sets(parse(sample.replace('CHK', 'Ren\xe9')))[0]!.segments[1]!.element(4)).toBe('René');
  });

  it('reads wrapped lines and any line ends as if they were not there', () => {
    const plain = ids(sample);
    const wrapped = sample.replace(/.{80}/g, '$&\r\n');
    expect(levels(wrapped)).toEqual({});
    expect(ids(wrapped)).toEqual(plain);
    for (const lineEnd of ['\n', '\r', '\r\n']) {
      expect(ids(sample.replaceAll('~', `~${lineEnd}`))).toEqual(plain);
      expect(levels(sample.replaceAll('~', lineEnd))).toEqual({});
      expect(ids(sample.replaceAll('~', lineEnd))).toEqual(plain);
    }
    const lines = sets(parse(sample.replaceAll('~', '~\r\n')))[0]!.segments.map(({ line }) => line);
    expect(lines).toEqual([3, 4, 5, 6]);
  });

  it('reads several interchanges, each with its own delimiters, and TA1 without a group', () => {
    const other = sample.replaceAll('*', '|').replaceAll('~', "'").replaceAll('000000042', '000000043');
    const acknowledgement = sample
      .replace(/GS.*GE\*1\*7~/, 'TA1*000000042*260105*0930*A*000~')
      .replace('IEA*1', 'IEA*0')
      .replaceAll('000000042~', '000000044~')
      .replace('*000000042*0*P', '*000000044*0*P');
    const file = parse(`${sample}\n${other}\n${acknowledgement}`);
    expect(file.interchanges.map(({ delimiters }) => delimiters.element + delimiters.terminator)).toEqual([
      '*~',
      "|'",
      '*~',
    ]);
    expect(file.interchanges.map(({ groups }) => groups.length)).toEqual([1, 1, 0]);
    expect(file.interchanges[2]!.acknowledgements[0]!.element(5)).toBe('000');
    expect(file.interchanges.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it('stops at its limits and says where', () => {
    const long = parseX12(Buffer.from(sample.replace('CHK', 'A'.repeat(70_000))));
    expect(long.issues).toMatchObject([
      { code: 'x12.segment-too-long', at: { byteOffset: sample.indexOf('BPR') } },
    ]);
    const many = parseX12(Buffer.from(sample), { segments: 3 });
    expect(many.issues).toMatchObject([{ code: 'x12.too-many-segments', context: { limit: 3 } }]);
    expect(many.segments.length).toBe(3);
    const deep = sample.replace('BPR', `HL*1~${[2, 3, 4].map((n) => `HL*${n}*${n - 1}~`).join('')}BPR`);
    expect(sets(parseX12(Buffer.from(deep), { hierarchyDepth: 3 }))[0]!.issues[0]).toMatchObject({
      code: 'x12.hierarchy-too-deep',
    });
  });

  it('puts no element value into an issue', () => {
    const spoiled = sample.replace('SE*4*0001', 'SE*SMITH*DOE').replace('CHK', 'JONES\0');
    expect(JSON.stringify(sets(parse(spoiled))[0]!.issues)).not.toMatch(/SMITH|DOE|JONES/);
  });
});
