import {
  type AcknowledgementOptions,
  buildFileAcknowledgement,
  cents,
  findGuide,
  outlineSet,
  parseCalendarDate,
  parseX12,
  SegmentReading,
  validateInterchange,
  validateSet,
  writeParsed,
  writeX12,
} from '../../../edi/index.js';
import fc from '../../support/property-testing.js';
import {
  ADVICE_GUIDE,
  type ApplicationAdvice,
  buildApplicationAdvice,
  readApplicationAdvice,
} from './application-advice.js';

const ADVICE: ApplicationAdvice = {
  reference: 'ADVICE 1',
  date: parseCalendarDate('2026-01-15')!,
  time: '0930',
  sender: { name: 'PLAN ONE', id: 'P1' },
  receiver: { name: 'ROSE CLINIC', id: 'ROSE' },
  sets: [
    { verdictCode: 'TA', reference: 'B0001', faults: [] },
    {
      verdictCode: 'TR',
      reference: 'B0002',
      original: { groupControlNumber: '7', controlNumber: '0001', identifier: '837' },
      totalAmount: cents(12_550),
      faults: [{ code: '024', text: 'TOTAL IS NOT THE SUM' }, { code: '007' }],
    },
  ],
};

function written(advice: ApplicationAdvice): Uint8Array {
  const partners = { senderId: 'P1', receiverId: 'ROSE', time: '0930', usage: 'T' as const };
  const group = {
    senderCode: 'P1',
    receiverCode: 'ROSE',
    date: '20260115',
    time: '0930',
    controlNumber: '1',
  };
  const set = { identifier: '824', controlNumber: '0001', segments: buildApplicationAdvice(advice) };
  const groups = [{ ...group, functionalCode: 'AG', version: '005010X186A1', sets: [set] }];
  const bytes = writeX12([{ ...partners, date: '260115', controlNumber: '1', groups }]);
  if ('refused' in bytes) throw new Error(JSON.stringify(bytes.refused.issues));
  return bytes.done;
}

const setOf = (bytes: Uint8Array) => parseX12(bytes).interchanges[0]!.groups[0]!.sets[0]!;

function answerTo(bytes: Uint8Array, options: AcknowledgementOptions): string {
  const answer = buildFileAcknowledgement(parseX12(bytes), options);
  if ('refused' in answer) throw new Error(JSON.stringify(answer.refused.issues));
  return Buffer.from(answer.done).toString();
}

/** What a user of the library does with an 824, with a guide that the library has not. */
function received(bytes: Uint8Array) {
  const set = setOf(bytes);
  const { tree, issues } = validateSet(set, ADVICE_GUIDE);
  const reading = new SegmentReading();
  const advice = readApplicationAdvice(reading, tree);
  return { advice, issues: [...set.issues, ...issues, ...reading.issues] };
}

const text = fc.stringMatching(/^[A-Z]([A-Z0-9 ]{0,20}[A-Z0-9])?$/);
const partner = fc.record({ name: text, id: fc.stringMatching(/^[A-Z0-9]{2,10}$/) });
const fault = fc.oneof(
  fc.record({ code: fc.constantFrom('006', '007', '024') }),
  fc.record({ code: fc.constantFrom('006', '007', '024'), text }),
);
const advices = fc.record({
  reference: text,
  date: fc.constantFrom('2026-01-15', '2024-02-29').map((date) => parseCalendarDate(date)!),
  time: fc.constantFrom('0000', '2359'),
  sender: partner,
  receiver: partner,
  sets: fc.array(
    fc.record(
      {
        verdictCode: fc.constantFrom('TA', 'TE', 'TR'),
        reference: text,
        original: fc.constant({ groupControlNumber: '7', controlNumber: '0001', identifier: '837' }),
        totalAmount: fc.integer({ min: 0, max: 9_999_999 }).map(cents),
        faults: fc.array(fault, { maxLength: 3 }),
      },
      { requiredKeys: ['verdictCode', 'reference', 'faults'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
}) as fc.Arbitrary<ApplicationAdvice>;

describe('a transaction set that the project does not know', () => {
  it('is told to be unknown, and is still written again byte for byte', () => {
    expect(findGuide('824', '005010X186A1')).toBeUndefined();
    const bytes = written(ADVICE);
    expect(validateInterchange(bytes).map(({ code }) => code)).toEqual(['guide.unknown-set']);
    expect(Buffer.from(writeParsed(parseX12(bytes)))).toEqual(Buffer.from(bytes));
  });

  it('is held against a guide of the user wherever guides are asked', () => {
    const own = { guides: [ADVICE_GUIDE] };
    const bytes = written(ADVICE);
    expect(validateInterchange(bytes, own)).toEqual([]);
    expect(outlineSet(setOf(bytes), own.guides).hasGuide).toBe(true);
    const answer = { controlNumber: 1, date: '20260116', time: '0800' };
    expect(answerTo(bytes, { ...answer, ...own })).toContain('IK5*A~');
    const wrong = Buffer.from(Buffer.from(bytes).toString().replace('TED*024', 'TED*999'));
    expect(validateInterchange(wrong, own).map(({ code }) => code)).toEqual(['guide.bad-code']);
    expect(answerTo(wrong, { ...answer, ...own })).toContain('IK4*1*647*7~');
    expect(answerTo(bytes, answer)).toContain('IK5*R*1~');
  });

  it('stands in a group of its own kind, or is told not to', () => {
    const other = Buffer.from(Buffer.from(written(ADVICE)).toString().replace('GS*AG', 'GS*HC'));
    const found = validateInterchange(other, { guides: [ADVICE_GUIDE] });
    expect(found.map(({ code, syntaxErrorCode, at }) => [code, syntaxErrorCode, at.segment])).toEqual([
      ['guide.other-group', '6', 'ST'],
    ]);
  });

  it('is read, built and validated once it has a table, a reader and a builder', () => {
    expect(received(written(ADVICE))).toEqual({ advice: ADVICE, issues: [] });
    fc.assert(
      fc.property(advices, (advice) => {
        expect(received(written(advice))).toEqual({ advice, issues: [] });
      }),
    );
  });

  it.each([
    ['a code of no list', 'TED*024', 'TED*999', 'guide.bad-code 7 2100 TED 1'],
    ['too short a text', '*7*0001*837~', '*7*0001*83~', 'guide.element-too-short 4 2000 OTI 10'],
    ['an element that depends on another', '*7*0001*837~', '**0001*837~', 'guide.conditional 2 2000 OTI 8'],
    [
      'an element for which there is no place',
      '*****7*',
      '****0930*7*',
      'guide.element-not-used I10 2000 OTI 7',
    ],
    ['a name left out', 'N1*40*ROSE CLINIC*46*ROSE~', '', 'guide.missing-loop 3 1000B N1 '],
    ['an unknown segment', 'AMT*T', 'ZZZ*T', 'guide.unknown-segment 6 2000 ZZZ '],
  ])('%s is told at its place', (_, from, to, told) => {
    const bytes = Buffer.from(written(ADVICE)).toString();
    expect(bytes).toContain(from);
    const { issues } = received(Buffer.from(bytes.replace(from, to).replace('SE*10', to ? 'SE*10' : 'SE*9')));
    expect(
      issues.map(({ code, syntaxErrorCode, at }) =>
        [code, syntaxErrorCode, at.loop, at.segment, at.element ?? ''].join(' '),
      ),
    ).toEqual([told]);
  });
});
