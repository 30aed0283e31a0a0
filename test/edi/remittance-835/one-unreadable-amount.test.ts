import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import type { Issue } from '../../../schemas/issue.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import { explainFile } from '../../../src/app/files/explain-file.js';
import { renderExplained } from '../../../src/cli/rendering/render-explained.js';
import { fixture, setsOf } from '../sets-of.js';

const TEXT = Buffer.from(fixture('835/provider-adjustments.edi'))
  .toString('latin1')
  .replace('NM1*QC*', 'CAS*CO*A2*5~\nNM1*QC*')
  .replace('CLP*C1007*1*150*80*', 'CLP*C1007*1*150*75*')
  .replace('BPR*I*62.5*', 'BPR*I*57.5*')
  .replace('SE*24*', 'SE*25*');

/** What stands before each amount, the amount, and its place. */
const AMOUNTS = [
  ['BPR*I*', '57.5', 'BPR02 line 4'],
  ['CLP*C1007*1*', '150', 'CLP03 line 17'],
  ['CLP*C1007*1*150*', '75', 'CLP04 line 17'],
  ['CAS*CO*A2*', '5', 'CAS03 line 18'],
  ['SVC*HC:99213*', '150', 'SVC02 line 21'],
  ['SVC*HC:99213*150*', '80', 'SVC03 line 21'],
  ['CAS*CO*45*', '40', 'CAS03 line 23'],
  ['CAS*PR*2*', '30', 'CAS03 line 24'],
  ['*WO:P6001*', '25', 'PLB04 line 26'],
  ['*L6*', '-2.5', 'PLB06 line 26'],
] as const;

const ODD: readonly ((amount: string) => string)[] = [
  (amount) => `+${amount.replace('-', '')}`,
  (amount) => `${amount}e0`,
  (amount) => `$${amount}`,
  (amount) => `${amount} `,
  (amount) => `${amount.replace('.', '')}.505`,
];

const CASES = AMOUNTS.flatMap(([before, amount, place]) =>
  ODD.map((change) => [place, `${before}${amount}`, `${before}${change(amount)}`] as const),
);

const bytesWith = (from: string, to: string) => {
  expect(TEXT.split(from)).toHaveLength(2);
  return Buffer.from(TEXT.replace(from, to), 'latin1');
};
const told = (issues: readonly Issue[]) =>
  issues.map(({ at }) => `${at.segment}${String(at.element).padStart(2, '0')} line ${at.line}`);

describe('an amount that is none', () => {
  it('is the only fault of the file from which the cases are made', () => {
    const { interchanges, issues } = explainFile(Buffer.from(TEXT, 'latin1'));
    expect([...issues, ...interchanges[0]!.groups[0]!.sets[0]!.issues]).toEqual([]);
  });

  it.each(CASES)('in %s is one issue of the set and its balances: %s as %s', (place, from, to) => {
    const [set] = setsOf(bytesWith(from, to), '835');
    const { advice, issues } = readRemittanceAdvice(set!);
    const balance = advice ? checkRemittanceBalance(advice) : undefined;
    expect(told([...issues, ...(balance?.issues ?? [])])).toEqual([place]);
  });

  it.each(CASES)('in %s is one issue of the guide and its balances: %s as %s', (place, from, to) => {
    expect(told(validateInterchange(bytesWith(from, to), { snipTypes: [1, 2, 3] }))).toEqual([place]);
  });

  it.each(CASES)('in %s is explained by one issue: %s as %s', (place, from, to) => {
    const explained = explainFile(bytesWith(from, to));
    const sets = explained.interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
    expect(told([...explained.issues, ...sets.flatMap(({ issues }) => issues)])).toEqual([place]);
    expect(renderExplained(explained)).not.toMatch(/does not balance/);
  });
});
