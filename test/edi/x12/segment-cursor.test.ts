import { parseCentsBytes } from '../../../edi/x12/parse-cents-bytes.js';
import type { SourceSegment } from '../../../edi/x12/source-segment.js';
import { Tokenizer } from '../../../edi/x12/tokenizer.js';
import { parseCents } from '../../../schemas/money.js';
import fc from '../../support/property-testing.js';
import { tellSegment } from './read-events.js';
import { sampleBytes } from './sample-interchange.js';

const header = sampleBytes().subarray(0, 106).toString('latin1');

/** Told at the time of the call, and told by the copy that was kept, of the one segment after the header. */
function tellOne(text: string, elements: string, isRead = false): { told: unknown; kept: unknown } {
  const found: { segment: unknown; keep: SourceSegment }[] = [];
  const tokenizer = new Tokenizer(
    (segment) => void found.push({ segment: tellSegment(segment), keep: segment.keep(isRead) }),
  );
  tokenizer.push(Buffer.from(elements + text, 'latin1'));
  tokenizer.end();
  const { segment, keep } = found.at(-1)!;
  return { told: segment, kept: tellSegment(keep) };
}

const nearAmount = fc.oneof(
  fc.stringMatching(/^-?\d{0,16}(\.\d{0,4}0{0,3})?$/),
  fc.stringMatching(/^[-+.\d eE,~]{0,12}$/),
  fc.constantFrom(
    '',
    '-',
    '.',
    '-.',
    '-0',
    '-.0',
    '1e3',
    '450,00',
    '+5',
    `${'0'.repeat(38)}1`,
    `${'0'.repeat(40)}1`,
  ),
  fc.constantFrom(
    '9999999999999.99',
    '10000000000000',
    '-9999999999999.99',
    '99999999999999999999',
    '1.230',
    '1.231',
  ),
  fc.constantFrom('NaN', 'Infinity', '0x10', '1_000', '1.2.3', '--1', '1-', ' 1', '1 '),
);

describe('parseCentsBytes', () => {
  it('gives for bytes what parseCents gives for their text', () => {
    fc.assert(
      fc.property(nearAmount, fc.nat(3), (text, shift) => {
        const bytes = Buffer.from(`${'9'.repeat(shift) + text}7`, 'latin1');
        expect(parseCentsBytes(bytes, shift, bytes.length - 1)).toBe(parseCents(text));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('SegmentCursor', () => {
  const value = fc.stringMatching(/^[ -)+-}]{0,6}$/);
  const elements = fc.array(fc.oneof(value, nearAmount), { maxLength: 8 });

  it('tells the same as the copy that is kept of it', () => {
    const identifier = fc.stringMatching(/^[A-HJ-Z][A-Z0-9a-z ]{0,4}$/);
    fc.assert(
      fc.property(identifier, elements, fc.constantFrom('', '\n', '\r\n', '\r'), (id, texts, gap) => {
        const text = [id, ...texts.map((each) => each.replaceAll('~', ''))].join('*');
        const { told, kept } = tellOne(`${gap}${text}~`, header);
        expect(told).toEqual(kept);
        expect(tellOne(`${gap}${text}~`, header, true).kept).toEqual(kept);
        expect(told).toMatchObject({ isPlain: true, elementCount: texts.length, id });
      }),
      { numRuns: 500 },
    );
  });

  it('tells of a plain segment what is told of one that is read with care', () => {
    fc.assert(
      fc.property(elements, (texts) => {
        const text = ['CLP', ...texts.map((each) => each.replaceAll('~', ''))].join('*');
        const plain = tellOne(`${text}~`, header).told as { byteOffset: number };
        // Two blanks before a segment are no line break: what has them is read with care.
        const careful = tellOne(`  ${text}~`, header).told as { byteOffset: number };
        expect({ ...careful, byteOffset: careful.byteOffset - 2 }).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('knows the identifiers of one interchange from those of the next', () => {
    const ids: string[] = [];
    const tokenizer = new Tokenizer(({ id }) => void ids.push(id));
    const other = header.replaceAll('*', '|');
    tokenizer.push(Buffer.from(`${header}N1*A~N1|*B~IEA*0~${other}N1|A~N1*|B~N1~IEA|0~`));
    tokenizer.end();
    expect(ids).toEqual(['ISA', 'N1', 'N1|', 'IEA', 'ISA', 'N1', 'N1*', 'N1', 'IEA']);
  });
});
