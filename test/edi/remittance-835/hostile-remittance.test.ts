import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import { checkRemittance } from '../../../src/app/remittances/remittance-identity.js';
import { fixture, setsOf } from '../sets-of.js';

const PAID = Buffer.from(fixture('835/paid.edi')).toString('latin1');
const CHECKED = Buffer.from(fixture('835/provider-adjustments.edi')).toString('latin1');

function setWith(text: string, ...changes: readonly (readonly [string | RegExp, string])[]) {
  const changed = changes.reduce((before, [from, to]) => {
    expect(before).toMatch(from);
    return before.replace(from, to);
  }, text);
  return setsOf(Buffer.from(changed, 'latin1'), '835')[0]!;
}

const errorsOf = (set: ReturnType<typeof setWith>) =>
  readRemittanceAdvice(set)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${code} ${at.segment} line ${at.line}`);

describe('a remittance that tells of its payment twice', () => {
  const second = 'BPR*I*1*C*CHK************20260115~\n';

  it.each([
    ['BPR after BPR', 'TRN*1', `${second}TRN*1`, 'edi.second-payment BPR line 5'],
    ['TRN after TRN', 'REF*EV', 'TRN*1*T0002*1512345678~\nREF*EV', 'edi.second-payment TRN line 6'],
    ['BPR below a party', 'REF*TJ', `${second}REF*TJ`, 'edi.second-payment BPR line 15'],
    ['BPR below an LX', 'CLP*', `${second}CLP*`, 'edi.second-payment BPR line 17'],
    ['BPR in a claim', 'MOA*', `${second}MOA*`, 'edi.second-payment BPR line 20'],
    ['TRN in a line', 'AMT*B6', 'TRN*1*T0002*1512345678~\nAMT*B6', 'edi.second-payment TRN line 29'],
    ['BPR before SE', 'SE*35', `${second}SE*35`, 'edi.second-payment BPR line 37'],
  ])('%s: an error of the set, which is quarantined with all of it kept', (_, from, to, expected) => {
    const set = setWith(PAID, [from, to], [/SE\*35/, 'SE*36']);
    expect(set.issues).toEqual([]);
    expect(errorsOf(set)).toEqual([expected]);
    const { advice } = readRemittanceAdvice(set);
    expect(advice!.otherSegments.map(({ id }) => id)).toEqual([/BPR|TRN/.exec(expected)![0]]);
    expect(advice!.claimPayments).toMatchObject([{ paymentAmount: 15000, otherSegments: [] }]);
    expect(checkRemittance(set, undefined).isQuarantined).toBe(true);
  });

  it('holds after a PLB as well', () => {
    const set = setWith(CHECKED, [/SE\*(\d+)/, `${second}SE*$1`]);
    expect(errorsOf(set)).toEqual([expect.stringMatching(/^edi.second-payment BPR/)]);
  });
});

describe('a remittance whose amounts are too large together', () => {
  const BIGGEST = '9999999999999.99';
  const heavy = (count: number, start: string) =>
    Array.from({ length: count }, (_, index) => `${start}${index + 1}*${BIGGEST}~\n`).join('');

  it.each([
    ['adjustments of a claim', 'NM1*QC', `${heavy(12, 'CAS*CO*')}NM1*QC`, 'CAS line 22'],
    ['adjustments of a line', 'DTM*472', `${heavy(12, 'CAS*PR*')}DTM*472`, 'CAS line 31'],
    ['interest', 'QTY*CA', `${`AMT*I*${BIGGEST}~\n`.repeat(12)}QTY*CA`, 'AMT line 29'],
  ])('%s: one error, no advice, and nothing throws', (_, from, to, where) => {
    const set = setWith(PAID, [from, to]);
    expect(errorsOf(set)).toEqual([`edi.amounts-too-large ${where}`]);
    expect(readRemittanceAdvice(set).advice).toBeUndefined();
    expect(checkRemittance(set, undefined).isQuarantined).toBe(true);
  });

  it('counts a negative amount as a positive one, so that no sum on the way is inexact', () => {
    const signs = Array.from({ length: 6 }, () => `CAS*CO*45*${BIGGEST}**253*-${BIGGEST}~\n`).join('');
    const set = setWith(PAID, ['NM1*QC', `${signs}NM1*QC`]);
    expect(errorsOf(set)).toEqual(['edi.amounts-too-large CAS line 20']);
    const plb = setWith(CHECKED, [
      /SE\*/,
      `${`PLB*1*20261231*FB*${BIGGEST}*FB*-${BIGGEST}~\n`.repeat(6)}SE*`,
    ]);
    expect(errorsOf(plb)).toEqual([expect.stringMatching(/^edi.amounts-too-large PLB/)]);
    expect(checkRemittance(plb, undefined).isQuarantined).toBe(true);
  });

  it('takes a few of the largest amounts and adds them up exactly', () => {
    const set = setWith(PAID, ['NM1*QC', `${heavy(4, 'CAS*CO*')}NM1*QC`]);
    expect(errorsOf(set)).toEqual([]);
    const { claimPayments } = checkRemittanceBalance(readRemittanceAdvice(set).advice!);
    expect(claimPayments[0]!.claim.computed).toBe(15000 - 4 * 999_999_999_999_999);
  });
});
