import { issue } from '../../schemas/issue.js';
import { cents } from '../../schemas/money.js';
import { renderJson } from '../../src/cli/rendering/render-json.js';

const rendered = (value: unknown) => JSON.parse(renderJson(value)) as unknown;

test('amounts leave as decimal strings of dollars, alone and in lists', () => {
  const row = { amounts: [cents(0), cents(1250)], credits: cents(-7), total: cents(1243), claimCount: 2 };
  expect(rendered({ aging: { total: row, unapplied: cents(100) }, ledgerTotal: cents(1243) })).toEqual({
    aging: {
      total: { amounts: ['0.00', '12.50'], credits: '-0.07', total: '12.43', claimCount: 2 },
      unapplied: '1.00',
    },
    ledgerTotal: '12.43',
  });
});

test('balances and adjustments too; lists of objects are left to their own fields', () => {
  const advice = {
    paymentAmount: cents(18750),
    amounts: [{ qualifier: 'I', amount: cents(5) }],
    balance: { stated: cents(1), computed: cents(2), difference: cents(-1) },
  };
  expect(rendered(advice)).toEqual({
    paymentAmount: '187.50',
    amounts: [{ qualifier: 'I', amount: '0.05' }],
    balance: { stated: '0.01', computed: '0.02', difference: '-0.01' },
  });
});

test('counts stay numbers', () => {
  const counts = { encounters: 200, claims: 190, checked: 12, count: 3, claimPayments: { posted: 4 } };
  expect(rendered(counts)).toEqual(counts);
});

test('an issue brings its sentence', () => {
  const found = issue('edit.too-many-lines', { loop: '2400' }, { count: 51, limit: 50 });
  expect(rendered({ issues: [found] })).toEqual({
    issues: [{ ...found, text: 'The claim has 51 service lines, at most 50 fit (2400)' }],
  });
});

test('the bytes of a file stay inside', () => {
  expect(rendered({ name: 'a.837', bytes: new Uint8Array(3) })).toEqual({ name: 'a.837' });
});
