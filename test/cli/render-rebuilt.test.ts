import { cents } from '../../schemas/money.js';
import type { ComparedBooks } from '../../src/app/rebuild/compare-books.js';
import type { Figure } from '../../src/app/rebuild/snapshot.js';
import { renderRebuilt } from '../../src/cli/rendering/render-rebuilt.js';
import { EQUAL, REBUILT, TROUBLE } from './rebuilt-answers.js';

function figure(name: string, amounts: readonly number[], more: Partial<Figure> = {}): Figure {
  return { key: name, name, state: '', amounts: amounts.map((amount) => cents(amount)), ...more };
}

test('without a comparison, what was taken in and the balances that came of it', () => {
  const accounts = [{ account: 'cash.bank', balance: cents(123_450) }] as const;
  expect(renderRebuilt({ ...REBUILT, accounts })).toBe(
    [
      'Made again from 1 version of the settings, 1,200 claims, 1 submission, 2 files, 1 manual entry',
      '',
      'account     balance',
      '---------  --------',
      'cash.bank  1,234.50',
    ].join('\n'),
  );
});

test('what is equal, told with its numbers', () => {
  const text = renderRebuilt({
    ...REBUILT,
    compared: { ...EQUAL, counts: { ...EQUAL.counts, receivable: 1_500 } },
  });
  expect(text).toContain('\nreceivables, by claim and party        1,500\n');
  expect(text.split('\n').at(-1)).toBe(
    '1,500 receivables, 0 accounts and all that hangs on them: equal to the cent',
  );
});

test('each difference with both sides and where to look', () => {
  const differences: ComparedBooks['differences'] = [
    { kind: 'account', stands: figure('cash.bank', [100, 200]), rebuilt: figure('cash.bank', [100, 100]) },
    {
      kind: 'denial',
      stands: figure('CW1 CO-16', [500, 0], { state: 'open', objectType: 'claim', objectId: '7' }),
      rebuilt: figure('CW1 CO-16', [400, 0], { state: 'reversed', objectType: 'claim', objectId: '7' }),
    },
    {
      kind: 'patient-account',
      stands: figure('patient account 8', [5], { objectType: 'patient-account', objectId: '8' }),
    },
    {
      kind: 'remittance',
      stands: figure('T1', [5], { state: 'posted', objectType: 'remittance', objectId: '9' }),
    },
    {
      kind: 'remittance',
      rebuilt: figure('T2', [5], { state: 'posted', objectType: 'remittance', objectId: '1' }),
    },
  ];
  const compared = { ...EQUAL, differenceCount: 7, differences };
  const troubles = [
    TROUBLE,
    { name: 'letter:1', reason: 'refused', codes: ['conflict', 'recoupment.letter-known'] },
  ] as const;
  const lines = renderRebuilt({ ...REBUILT, troubles, compared }).split('\n');
  expect(lines.slice(2, 4)).toEqual([
    '  file 0123456789ab: its bytes are not those that were received',
    '  letter:1: cannot be taken in again, refused as conflict, recoupment.letter-known',
  ]);
  expect(lines.slice(-8)).toEqual([
    '7 differences: NOT EQUAL',
    '',
    '  account cash.bank: stands posted 1.00, stored 2.00; from the inputs posted 1.00, stored 1.00',
    '  denial CW1 CO-16: stands open, denied 5.00, at stake 0.00; from the inputs reversed, denied 4.00, at stake 0.00 (/claims/7)',
    '  patient-account patient account 8: stands stored 0.05; from the inputs nothing (/accounts/8)',
    '  remittance T1: stands posted, paid 0.05; from the inputs nothing (/remittances/9)',
    '  remittance T2: stands nothing; from the inputs posted, paid 0.05',
    '  and 2 more',
  ]);
});
