import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import type { CodeSets, CodeVerdict } from '../../../edi/validate/code-sets.js';
import { validateFile } from '../../../edi/validate-interchange.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { renderIssue } from '../../../schemas/issue.js';
import { fixture } from '../sets-of.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');

/** What is asked of the code sets, as `set code date`. */
function asked(text: string, verdict: CodeVerdict = 'valid') {
  const questions: string[] = [];
  const codeSets: CodeSets = {
    check(set, code, on) {
      questions.push(`${set} ${code} ${on ?? '-'}`);
      return verdict;
    },
  };
  const file = validateFile(Buffer.from(text, 'latin1'), { snipTypes: [5], codeSets });
  return { questions, ...file };
}

const TWO_LINES = textOf('837p/secondary-coverage.edi');

describe('codes of external sets', () => {
  it('are asked for on the date of their service: that of the line, else that of the claim', () => {
    const { questions, issues } = asked(TWO_LINES.replace('D8*20260102', 'D8*20251231'));
    expect(issues).toEqual([]);
    expect(questions).toContain('hcpcs 99213 2025-12-31');
    expect(questions).toContain('hcpcs J3490 2026-01-02');
    expect(questions).toContain('ndc 00409198501 2026-01-02');
    expect(questions).toContain('icd_10_cm J020 2025-12-31');
    expect(questions).toContain('pos 11 2025-12-31');
    expect(questions).toContain('npi 1234567893 -');
  });

  it('take the date of the statement of an institutional claim', () => {
    expect(asked(textOf('837i/statement.edi')).questions).toContain('occurrence 11 2026-01-02');
  });

  it('of a stay count on its last day, those of other bills on the first', () => {
    const stay = textOf('837i/statement.edi').replace(
      /DTP\*434\*RD8\*[\d-]+/,
      'DTP*434*RD8*20250929-20251002',
    );
    const withBill = (type: string) =>
      asked(stay.replace(/(CLM\*[^*]*\*[^*]*\*\*\*)\d\d:A/, `$1${type}:A`)).questions;
    expect(withBill('11')).toContain('icd_10_cm J189 2025-10-02');
    expect(withBill('13')).toContain('icd_10_cm J189 2025-09-29');
  });

  it('take no date of a later line for one that has none', () => {
    const text = TWO_LINES.replace('DTP*472*D8*20260102~\n', '');
    expect(asked(text).questions).toContain('hcpcs 99213 2026-01-02');
    const dated = textOf('837d/one-tooth.edi').replace('DTP*472*D8*20260102~\n', 'DTP*472*D8*20260101~\n');
    expect(asked(dated).questions).toEqual(
      expect.arrayContaining(['cdt D2140 2026-01-01', 'cdt D0120 2026-01-03']),
    );
  });

  it('of a payer are asked for on the date of the payment', () => {
    const { questions } = asked(textOf('835/contractual.edi'));
    const [day] = /(?<=\*)\d{8}(?=~\r?\nTRN)/.exec(textOf('835/contractual.edi'))!;
    const on = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    expect(questions).toContain(`adjustment_reason 45 ${on}`);
  });

  it('of a reversal have no date: they were right on the day of the payment that it takes back', () => {
    const paid = textOf('835/contractual.edi');
    const reversed = paid.replace(/(CLP\*[^*]+\*)\d+/, '$122');
    expect(asked(reversed).questions).toContain('adjustment_reason 45 -');
    expect(asked(paid).questions).not.toContain('adjustment_reason 45 -');
  });

  it('of a status are those of pharmacy rejections when the composite says so', () => {
    const [status, reject] = ['STC*A7:21:PR', 'STC*A7:80:PR:RX'];
    const textWith = (first: string) =>
      textOf('277ca/rejected-by-payer.edi').replace(/STC\*A[1-8]:[^*]*/g, first);
    expect(asked(textWith(status)).questions).toContain('claim_status 21 -');
    const { questions } = asked(textWith(reject));
    expect(questions).toContain('ncpdp_reject 80 -');
    expect(questions).not.toContain('claim_status 80 -');
  });

  it('that are wrong are issues with the place, and without the code', () => {
    const { issues, unchecked } = asked(textOf('837p/one-claim.edi'), 'invalid');
    expect(unchecked.size).toBe(0);
    const service = issues.find(({ context }) => context['set'] === 'hcpcs')!;
    expect(renderIssue(service)).toMatch(
      /^SV101-02 is no code of the set hcpcs on its date \(2400 SV101-2, line 27, byte \d+\)$/,
    );
    expect(service).toMatchObject({ severity: 'error', syntaxErrorCode: '7' });
    expect(JSON.stringify(issues)).not.toMatch(/99213|J020|1234567893/);
  });

  it('that nobody can judge are counted and are no issue', () => {
    const { issues, unchecked } = asked(TWO_LINES, 'no data');
    expect(issues).toEqual([]);
    expect(unchecked.get('hcpcs')).toBe(2);
    expect(unchecked.get('icd_10_cm')).toBe(2);
    const without = validateFile(Buffer.from(TWO_LINES), { snipTypes: [5] });
    expect(without.unchecked).toEqual(unchecked);
    expect(validateFile(Buffer.from(TWO_LINES)).unchecked.size).toBe(0);
  });
});

describe('a retired or unknown reason in an 835', () => {
  const paid = textOf('835/contractual.edi');
  const issuesOf = (text: string) =>
    validateFile(Buffer.from(text, 'latin1'), { snipTypes: [5], codeSets: BUILT_IN_CODE_SETS }).issues;

  it('is told with its place on the day of the payment, and is none in a reversal', () => {
    expect(issuesOf(paid)).toEqual([]);
    for (const wrong of ['A2', '125', 'ZZ']) {
      const text = paid.replace('CAS*CO*45*', `CAS*CO*${wrong}*`);
      expect(issuesOf(text).map(renderIssue)).toEqual([
        expect.stringMatching(
          /^CAS02 is no code of the set adjustment_reason on its date \(21[01]0 CAS02, line/,
        ),
      ]);
    }
    const retired = paid.replace('CAS*CO*45*', 'CAS*CO*A2*').replace(/(CLP\*[^*]+\*)\d+/, '$122');
    expect(issuesOf(retired)).toEqual([]);
  });
});

describe('the built-in code sets', () => {
  const on = (date: string) => date as CalendarDate;
  it.each<[string, string, CalendarDate | undefined, CodeVerdict]>([
    ['states', 'CO', undefined, 'valid'],
    ['states', 'ON', undefined, 'valid'],
    ['states', 'XX', undefined, 'invalid'],
    ['country', 'CA', undefined, 'valid'],
    ['country', 'UK', undefined, 'invalid'],
    ['pos', '11', on('2001-01-01'), 'valid'],
    ['pos', '10', on('2021-12-31'), 'invalid'],
    ['pos', '10', on('2022-01-01'), 'valid'],
    ['pos', '43', undefined, 'invalid'],
    ['npi', '1234567893', undefined, 'valid'],
    ['npi', '1234567890', undefined, 'invalid'],
    ['currency', 'USD', undefined, 'valid'],
    ['currency', 'EUR', undefined, 'no data'],
    ['adjustment_reason', '45', on('2026-01-01'), 'valid'],
    ['adjustment_reason', '99999', undefined, 'no data'],
    ['remark_code', 'N781', undefined, 'valid'],
    // The day before a reason is retired, and that day.
    ['adjustment_reason', '125', on('2013-10-31'), 'valid'],
    ['adjustment_reason', '125', on('2013-11-01'), 'invalid'],
    ['adjustment_reason', '125', undefined, 'valid'],
    ['adjustment_reason', '15', on('2018-05-01'), 'invalid'],
    ['adjustment_reason', 'A2', on('2026-01-01'), 'invalid'],
    ['adjustment_reason', '257', on('2013-10-31'), 'invalid'],
    ['adjustment_reason', '257', on('2013-11-01'), 'valid'],
    // None of the list; what continues a series may have come after it.
    ['adjustment_reason', 'ZZ', undefined, 'invalid'],
    ['adjustment_reason', '045', on('2026-01-01'), 'invalid'],
    ['adjustment_reason', '309', on('2026-01-01'), 'invalid'],
    ['adjustment_reason', '309', on('2026-08-17'), 'invalid'],
    ['adjustment_reason', '309', on('2026-08-18'), 'no data'],
    ['adjustment_reason', 'P33', on('2027-01-01'), 'no data'],
    ['remark_code', 'N1', undefined, 'valid'],
    ['remark_code', 'MA1', undefined, 'invalid'],
    ['remark_code', 'MA01', on('2026-01-01'), 'valid'],
    ['remark_code', 'N29', on('2016-02-29'), 'valid'],
    ['remark_code', 'N29', on('2016-03-01'), 'invalid'],
    ['remark_code', 'N813', on('2026-01-01'), 'invalid'],
    ['remark_code', 'N941', on('2027-01-01'), 'no data'],
    ['claim_status_category', 'F3F', undefined, 'valid'],
    ['claim_status_category', 'DR08', undefined, 'valid'],
    ['claim_status_category', 'Z1', undefined, 'invalid'],
    ['claim_status', '36', undefined, 'invalid'],
    ['claim_status', '9999', undefined, 'no data'],
    ['entity', 'ZQ', undefined, 'invalid'],
    ['states', 'FM', undefined, 'valid'],
    ['tooth', '32', undefined, 'valid'],
    ['tooth', '33', undefined, 'invalid'],
    ['tooth', 'AS', undefined, 'valid'],
    ['oral_cavity', '10', undefined, 'valid'],
    ['oral_cavity', '11', undefined, 'invalid'],
    // Of sets that are not here, the form.
    ['icd_10_cm', 'J189', undefined, 'no data'],
    ['icd_10_cm', 'J18.9', undefined, 'invalid'],
    ['icd_9_cm', '4019', undefined, 'no data'],
    ['icd_9_cm', 'V270', undefined, 'no data'],
    ['icd_9_cm', 'J189', undefined, 'invalid'],
    ['icd_10_pcs', '0016O70', undefined, 'invalid'],
    ['hcpcs', '9921', undefined, 'invalid'],
    ['cdt', 'D2140', undefined, 'no data'],
    ['cdt', '2140', undefined, 'invalid'],
    ['ndc', '0409-1985-01', undefined, 'invalid'],
    ['taxonomy', '207Q00000X', undefined, 'no data'],
    ['taxonomy', '207Q0000X', undefined, 'invalid'],
    ['claim_status_category', 'A7', undefined, 'valid'],
    ['claim_status', '20', undefined, 'valid'],
    ['entity', '85', undefined, 'valid'],
    ['hcpcs', '99213', undefined, 'no data'],
  ])('say of %s %s on %s: %s', (set, code, date, expected) => {
    expect(BUILT_IN_CODE_SETS.check(set, code, date)).toBe(expected);
  });
});
