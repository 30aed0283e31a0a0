import type { ServicePayment } from '../../../schemas/remittance-advice.js';
import { type MatchCandidate, matchClaim } from '../../../src/domain/remittance/matching/match-claim.js';
import { type MatchLine, matchLines } from '../../../src/domain/remittance/matching/match-lines.js';
import {
  findPayerIdentifiers,
  matchPayerSequence,
} from '../../../src/domain/remittance/matching/match-payer-sequence.js';
import { advice, claimAccount, claimPayment, day, money, service } from './remittance-builder.js';

const CLAIMS: MatchCandidate[] = [
  {
    claimId: 'one',
    patientControlNumber: 'CW0000012345',
    payerControlNumbers: ['ICN9'],
    memberIds: ['MEM1'],
    firstServiceDate: day('2026-01-05'),
    lastServiceDate: day('2026-01-07'),
  },
  { claimId: 'two', patientControlNumber: '00AB17', payerControlNumbers: [] },
];

describe('matchClaim', () => {
  const find = (given: Parameters<typeof claimPayment>[0]) => matchClaim(claimPayment(given), CLAIMS);

  it.each([
    ['CW0000012345', 'one'],
    [' cw0000012345 ', 'one'],
    ['ab17', 'two'],
    ['000ab17', 'two'],
  ])('finds CLP01 %s whatever its case, blanks and leading zeros', (patientControlNumber, claimId) => {
    expect(find({ patientControlNumber })).toEqual({ claimId, by: 'patient-control-number' });
  });

  it('goes by the exact spelling before any other, and before the number of the payer', () => {
    const near: MatchCandidate[] = [
      { claimId: 'short', patientControlNumber: 'A1', payerControlNumbers: [] },
      { claimId: 'long', patientControlNumber: '0A1', payerControlNumbers: ['ICN7'] },
      { claimId: 'zero', patientControlNumber: '0', payerControlNumbers: [] },
    ];
    const found = (patientControlNumber: string, payerControlNumber?: string) =>
      matchClaim(
        claimPayment({ patientControlNumber, ...(payerControlNumber && { payerControlNumber }) }),
        near,
      )?.claimId;
    expect(found('A1')).toBe('short');
    expect(found('0A1')).toBe('long');
    expect(found('A1', 'ICN7')).toBe('short');
    expect(found('a1')).toBeUndefined();
    expect(found('a1', 'ICN7')).toBe('long');
    expect(found('0')).toBeUndefined();
  });

  it.each(['0', '', '000', 'CW'])('never finds CLP01 "%s"', (patientControlNumber) => {
    expect(find({ patientControlNumber })).toBeUndefined();
  });

  it('then looks at CLP07 and REF*F8', () => {
    const by = 'payer-control-number';
    expect(find({ patientControlNumber: '0', payerControlNumber: 'icn9' })).toEqual({ claimId: 'one', by });
    const references = [{ qualifier: 'F8', value: 'ICN9' }];
    const corrected = { patientControlNumber: 'X', payerControlNumber: 'ICN10', references };
    expect(find(corrected)).toEqual({ claimId: 'one', by });
  });

  it('takes a truncated number only with member id and dates', () => {
    const patientControlNumber = 'CW00000123';
    const names = [{ entityCode: 'QC', entityType: '1', identifier: 'MEM1' }];
    const dates = [{ qualifier: '232', date: day('2026-01-06') }];
    const by = 'truncated-control-number';
    expect(find({ patientControlNumber, names, dates })).toEqual({ claimId: 'one', by });
    expect(find({ patientControlNumber, names })).toBeUndefined();
    expect(find({ patientControlNumber, dates })).toBeUndefined();
  });

  it('takes of two visits on one day the one whose lines a truncated number has beside it', () => {
    const [number, names] = ['CW0000012', [{ entityCode: 'QC', entityType: '1', identifier: 'MEM1' }]];
    const visits = ['99214', 'G0439'].map((code, index) => {
      const lineControlNumber = `L${index + 1}`;
      const line = { procedure: { qualifier: 'HC', code, modifiers: [] }, lineControlNumber };
      const rest = { chargeAmount: money('198'), unitCount: '1', serviceDate: day('2026-01-05') };
      const patientControlNumber = `CW000001234${index}`;
      return { ...CLAIMS[0]!, claimId: code, patientControlNumber, lines: [{ ...line, ...rest }] };
    });
    const told = (...lines: (readonly [code: string, named?: string])[]) => {
      const services = lines.map(([code, named]) =>
        service({
          ...{ procedure: { qualifier: 'HC', code, modifiers: [] }, serviceDate: day('2026-01-05') },
          ...(named !== undefined && { lineControlNumber: named }),
        }),
      );
      return matchClaim(claimPayment({ patientControlNumber: number, names, services }), visits)?.claimId;
    };
    expect(told(['G0439', ' l2 '])).toBe('G0439');
    expect(told(['99214', 'L1'], ['99000'])).toBe('99214');
    // Without a name of ours, with another's, or with one that the procedure does not bear out, a person decides.
    expect(told(['G0439'])).toBeUndefined();
    expect(told(['G0439', 'L2'], ['99214', 'L1'])).toBeUndefined();
    expect(told(['99214', 'L2'])).toBeUndefined();
  });

  it('leaves two claims that fit to a person', () => {
    const twins = [CLAIMS[0]!, { ...CLAIMS[0]!, claimId: 'twin' }];
    expect(matchClaim(claimPayment({ patientControlNumber: 'CW0000012345' }), twins)).toBeUndefined();
  });
});

describe('matchPayerSequence', () => {
  const { payers } = claimAccount(['10'], 2);
  const sequence = (claimStatusCode: string, identifiers: readonly string[]) =>
    matchPayerSequence(claimPayment({ claimStatusCode }), identifiers, payers);

  it('goes by identity before CLP02, which payers misuse', () => {
    expect(sequence('3', ['P1'])).toBe(1);
    expect(sequence('1', ['p2'])).toBe(2);
  });

  it.each([
    ['1', 1],
    ['19', 1],
    ['2', 2],
    ['20', 2],
    ['3', undefined],
    ['4', undefined],
    ['23', 1],
  ])('goes by CLP02 %s where nobody is named', (code, wanted) => {
    expect(sequence(code, ['UNKNOWN'])).toBe(wanted);
  });

  it('takes the only payer whatever CLP02 says, and gives what takes back to the first', () => {
    const payment = claimPayment({ claimStatusCode: '3' });
    expect(matchPayerSequence(payment, ['UNKNOWN'], payers.slice(1))).toBe(2);
    expect(matchPayerSequence(payment, ['UNKNOWN'], [])).toBe(1);
    const reversal = claimPayment({ claimStatusCode: '22', chargeAmount: money('-10') });
    expect(matchPayerSequence(reversal, ['UNKNOWN'], payers)).toBe(1);
  });

  it('reads the names of the payer from the set', () => {
    const payer = {
      name: 'P',
      identifier: 'XV1',
      references: [{ qualifier: '2U', value: 'P2' }],
      contacts: [],
    };
    expect(findPayerIdentifiers(advice({ payer }))).toEqual(['XV1', 'P2', '1999999999', '999999999']);
  });
});

describe('matchLines', () => {
  const line = (number: number, code: string, charge: string, modifiers: string[] = []): MatchLine => ({
    lineControlNumber: `L${number}`,
    procedure: { qualifier: 'HC', code, modifiers },
    chargeAmount: money(charge),
    unitCount: '1',
    serviceDate: day('2026-01-05'),
  });
  const paid = (ordinal: number, code: string, charge: string, given: Partial<ServicePayment> = {}) =>
    service({
      ordinal,
      procedure: { qualifier: 'HC', code, modifiers: [] },
      chargeAmount: money(charge),
      serviceDate: day('2026-01-05'),
      ...given,
    });

  it('goes by REF*6R, also where several services share a line', () => {
    const services = [
      paid(1, '99214', '60', { lineControlNumber: 'L2' }),
      paid(2, '99214', '40', { lineControlNumber: 'L2' }),
    ];
    expect(matchLines(services, [line(1, '99213', '100'), line(2, '99214', '100')])).toEqual({
      1: 'L2',
      2: 'L2',
    });
  });

  it('doubts a REF*6R whose procedure is that of another line', () => {
    const services = [paid(1, '99214', '80', { lineControlNumber: 'L1' })];
    expect(matchLines(services, [line(1, '99213', '100'), line(2, '99214', '80')])).toEqual({ 1: 'L2' });
  });

  it('tells lines apart by modifiers in any order, and does without them', () => {
    const lines = [line(1, '97110', '50', ['GP', '59']), line(2, '97110', '50', ['GO'])];
    const first = paid(1, '97110', '50', {
      procedure: { qualifier: 'HC', code: '97110', modifiers: ['GO'] },
    });
    const second = paid(2, '97110', '50', {
      procedure: { qualifier: 'HC', code: '97110', modifiers: ['59', 'GP'] },
    });
    expect(matchLines([first, second], lines)).toEqual({ 1: 'L2', 2: 'L1' });
    expect(matchLines([paid(1, '97110', '50')], [lines[1]!])).toEqual({ 1: 'L2' });
  });

  it('never uses a line twice', () => {
    const services = [paid(1, '97110', '50'), paid(2, '97110', '50'), paid(3, '97110', '50')];
    expect(matchLines(services, [line(1, '97110', '50'), line(2, '97110', '50')])).toEqual({
      1: 'L1',
      2: 'L2',
    });
  });

  it('finds the submitted code of SVC06 where the payer changed it', () => {
    const submittedProcedure = { qualifier: 'HC', code: '99215', modifiers: [] };
    const services = [paid(1, '99214', '90', { submittedProcedure })];
    expect(matchLines(services, [line(1, '99215', '90')])).toEqual({ 1: 'L1' });
  });

  it('attaches a line that the payer added to the one before it', () => {
    const services = [paid(1, '80053', '30'), paid(2, '80048', '0')];
    expect(matchLines(services, [line(1, '80053', '30')])).toEqual({ 1: 'L1', 2: 'L1' });
  });

  it('leaves out a charge that fits no line', () => {
    expect(matchLines([paid(1, '11111', '30')], [line(1, '80053', '30')])).toEqual({});
  });
});
