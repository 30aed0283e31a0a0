import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { SegmentData, SegmentSink } from '../../../edi/x12/segment.js';
import { writeParsed } from '../../../edi/x12/write-parsed.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import fc from '../../support/property-testing.js';
import { SAMPLE_SEGMENTS, SAMPLE_SET, sampleBytes, sampleInterchange } from './sample-interchange.js';

function written(segments: readonly SegmentData[], lineBreak: '' | '\n' = ''): Uint8Array {
  const result = writeX12([sampleInterchange([{ ...SAMPLE_SET, segments }])], { lineBreak });
  if ('refused' in result) throw new Error(result.refused.issues.map(({ code }) => code).join());
  return result.done;
}

function refusal(segments: readonly SegmentData[]): unknown {
  const result = writeX12([sampleInterchange([{ ...SAMPLE_SET, segments }])]);
  return 'refused' in result ? result.refused.issues : 'written';
}

const plain = fc.stringMatching(/^[ -)+-9;-\]_-}]{0,12}$/);
const simple = fc.oneof(plain, fc.array(plain, { minLength: 2, maxLength: 4 }));
const filled = plain.filter((text) => text !== '');
const repeated = fc.array(filled, { minLength: 1, maxLength: 4 }).map((repetitions) => ({ repetitions }));
const element = fc.oneof(simple, repeated);
const identifier = fc.stringMatching(/^[B-F][A-Z][A-Z0-9]$/);
const segment = fc
  .tuple(identifier, fc.array(element, { maxLength: 6 }))
  .map(([id, elements]): SegmentData => [id, ...elements]);

describe('writeX12', () => {
  it('computes counts, pads the ISA to 106 bytes and trims trailing empties', () => {
    expect(Buffer.from(written(SAMPLE_SEGMENTS)).toString()).toBe(sampleBytes().toString());
    expect(sampleBytes().indexOf('GS*')).toBe(106);
  });

  it('is read again as what was written', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 8 }),
        fc.constantFrom('' as const, '\n' as const),
        (segments, end) => {
          const file = parseX12(written(segments, end));
          expect(file.interchanges[0]!.groups[0]!.issues).toEqual([]);
          const [set] = file.interchanges[0]!.groups[0]!.sets;
          expect(set!.issues).toEqual([]);
          const read = set!.segments.slice(1, -1);
          expect(read.map(({ id }) => id)).toEqual(segments.map(([id]) => id));
          segments.forEach(([, ...elements], index) => {
            elements.forEach((value, position) => {
              if (typeof value !== 'string' && 'repetitions' in value) {
                expect(read[index]!.repetitions(position + 1)).toEqual(value.repetitions);
                return;
              }
              const parts = typeof value === 'string' ? [value] : value;
              parts.forEach((part, at) => {
                expect(read[index]!.component(position + 1, at + 1)).toBe(part);
              });
            });
          });
        },
      ),
    );
  });

  it('writes what was parsed byte for byte, however it is damaged', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(330), fc.nat(255)), { maxLength: 8 }), (damage) => {
        const bytes = sampleBytes();
        for (const [at, byte] of damage) if (at < bytes.length) bytes[at] = byte;
        const file = parseX12(bytes);
        if (file.issues.some(({ code }) => code === 'x12.foreign-encoding')) return;
        expect(Buffer.from(writeParsed(file)).equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('writes the bytes that trimming and joining give, from a list or from a source', () => {
    const trimmed = (texts: readonly string[]) => texts.join('\0').replace(/\0+$/, '').split('\0');
    const textOf = (value: SegmentData[number]): string => {
      if (typeof value === 'string') return value;
      if ('repetitions' in value) return value.repetitions.map(textOf).join('^');
      return trimmed(value as readonly string[]).join(':');
    };
    const anySegment = fc
      .tuple(identifier, fc.array(fc.oneof(element, fc.constant('')), { maxLength: 9 }))
      .map(([id, elements]): SegmentData => [id, ...elements]);
    fc.assert(
      fc.property(
        fc.array(anySegment, { maxLength: 40 }),
        fc.constantFrom('' as const, '\n' as const),
        (segments, end) => {
          const lines = segments.map((each) => `${trimmed(each.map(textOf)).join('*')}~${end}`);
          const text = Buffer.from(written(segments, end)).toString();
          const [from, to] = [text.indexOf('ST*835'), text.indexOf(`SE*${segments.length + 2}*`)];
          expect(text.slice(from, to)).toBe(`ST*835*0001*005010X221A1~${end}${lines.join('')}`);
          const source = (sink: SegmentSink) => {
            for (const each of segments) sink.add(each);
          };
          const result = writeX12([sampleInterchange([{ ...SAMPLE_SET, segments: source }])], {
            lineBreak: end,
          });
          expect('done' in result && Buffer.from(result.done).toString()).toBe(text);
        },
      ),
    );
  });

  it('gives an ISA of exactly 106 bytes, or nothing, whatever the envelope says', () => {
    const text = fc.oneof(fc.stringMatching(/^[A-Z0-9 ]{0,17}$/), fc.string({ maxLength: 17 }));
    const digits = fc.stringMatching(/^[0-9]{0,10}$/);
    fc.assert(
      fc.property(fc.record({ senderId: text, receiverId: text, controlNumber: digits }), (envelope) => {
        const result = writeX12([{ ...sampleInterchange([SAMPLE_SET]), ...envelope }]);
        const isWritable =
          [envelope.senderId, envelope.receiverId].every(
            (id) => /^[^*:^~]{0,15}$/.test(id) && /^[ -~]*$/.test(id),
          ) && envelope.controlNumber.length <= 9;
        expect('done' in result).toBe(isWritable);
        if ('done' in result) expect(Buffer.from(result.done).indexOf('~GS*')).toBe(105);
      }),
      { numRuns: 300 },
    );
  });

  it('grows with what is written, and keeps to the limits of its encoding', () => {
    const long = 'é'.repeat(70_000);
    const result = writeX12([sampleInterchange([{ ...SAMPLE_SET, segments: [['NTE', 'ADD', long]] }])], {
      encoding: 'utf-8',
    });
    expect('done' in result && Buffer.from(result.done).toString()).toContain(`NTE*ADD*${long}~SE*3*`);
    expect(
      refusal([
        ['NTE', 'ADD', long],
        ['NTE', '~', 'B:'],
      ]),
    ).toMatchObject([
      { code: 'x12.unwritable-character', at: { segment: 'NTE', element: 2 } },
      { code: 'x12.delimiter-in-data', at: { segment: 'NTE', element: 1 } },
      { code: 'x12.delimiter-in-data', at: { segment: 'NTE', element: 2 } },
    ]);
  });

  it('never lets data add a segment or an element', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20, unit: 'grapheme' }),
        fc.constantFrom('*', ':', '^', '~', '\n', '\0', 'é'),
        (text, bad) => {
          const result = writeX12([
            sampleInterchange([{ ...SAMPLE_SET, segments: [['NTE', 'ADD', text + bad]] }]),
          ]);
          expect('refused' in result).toBe(true);
        },
      ),
    );
  });

  it('refuses data with its place and without its value', () => {
    expect(refusal([['NM1', 'IL', ['SMITH~', 'x']]])).toEqual([
      {
        code: 'x12.delimiter-in-data',
        severity: 'error',
        at: { segment: 'NM1', element: 2, component: 1 },
        context: { part: 'segment terminator' },
      },
    ]);
    expect(refusal([['NM1', 'Muñoz']])).toMatchObject([
      {
        code: 'x12.unwritable-character',
        at: { segment: 'NM1', element: 1 },
        context: { encoding: 'ascii' },
      },
    ]);
    expect(refusal([['nm1', 'A']])).toMatchObject([{ code: 'x12.unwritable-identifier' }]);
  });

  it('writes TA1 without a group, several interchanges and other delimiters', () => {
    const acknowledgements: SegmentData[] = [['TA1', '000000042', '260105', '0930', 'A', '000']];
    const delimiters = { element: '|', component: '>', repetition: '!', terminator: "'" };
    const result = writeX12(
      [
        { ...sampleInterchange([]), groups: [], acknowledgements },
        { ...sampleInterchange([SAMPLE_SET, { ...SAMPLE_SET, controlNumber: '0002' }]), controlNumber: '43' },
      ],
      { delimiters, lineBreak: '\r\n' },
    );
    const file = parseX12('done' in result ? result.done : Buffer.alloc(0));
    expect(file.interchanges.map((interchange) => interchange.delimiters)).toEqual([delimiters, delimiters]);
    expect(file.interchanges[0]!.acknowledgements[0]!.element(5)).toBe('000');
    expect(file.interchanges[1]!.groups[0]!.sets.map(({ controlNumber }) => controlNumber)).toEqual([
      '0001',
      '0002',
    ]);
    expect(file.interchanges[1]!.groups[0]!.sets[1]!.segments[2]!.component(1, 2)).toBe('99213');
    const levels = file.interchanges.flatMap((read) => [
      read,
      ...read.groups,
      ...read.groups.flatMap(({ sets }) => sets),
    ]);
    expect(levels.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it('refuses delimiters that cannot be used', () => {
    for (const bad of ['A', '1', ' ', '*', '']) {
      const delimiters = { element: '*', component: ':', repetition: '^', terminator: bad };
      expect('refused' in writeX12([sampleInterchange([SAMPLE_SET])], { delimiters })).toBe(true);
    }
  });

  it('refuses a header that does not fit', () => {
    const result = writeX12([
      { ...sampleInterchange([]), senderId: 'A'.repeat(16), controlNumber: '1234567890' },
    ]);
    expect('refused' in result && result.refused.issues).toMatchObject([
      { code: 'x12.unwritable-header', context: { name: 'ISA06', found: 16, wanted: 15 } },
      { code: 'x12.unwritable-header', context: { name: 'ISA13' } },
      { code: 'x12.bad-control-number' },
    ]);
  });
});
