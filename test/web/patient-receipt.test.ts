import { doneOf } from '../support/clinic-books.js';
import { openPaymentPages, type PaymentPages } from './support/open-payment-pages.js';
import { alerts, faults, labelsOf, optionsOf, typedIn } from './support/read-forms.js';
import { tableRows, textOf } from './support/read-html.js';

let pages: PaymentPages;

beforeAll(async () => {
  pages = await openPaymentPages();
}, 180_000);

afterAll(async () => {
  await pages?.service.close();
});

describe('what a receipt left', () => {
  let path: string;

  beforeAll(async () => {
    path = pages.receiptPath('LEFT-1');
    doneOf(await pages.desk.pay({ receipt: 'LEFT-1', amount: '45' }));
  });

  const apply = (name: string, amount: string, ordinal: string) =>
    pages.send(`${path}/applications`, { claimId: pages.claimIdOf(name), amount, ordinal });

  test('is offered to claims of which the patient owes something', async () => {
    const { page } = await pages.get(path);
    expect(optionsOf(page, 'claimId').map((label) => label.split(' ')[0])).toEqual([
      ...['J1N1', 'J1N2', 'J1N3', 'SELFPAY'],
    ]);
    expect(typedIn(page, 'ordinal')).toBe('1');
    expect(textOf(page)).toContain('45.00 of it waits to be applied.');
  });

  test('says at the amount that less is left or owed, and at no field what concerns none', async () => {
    const left = await apply('SELFPAY', '45.01', '1');
    expect([left.status, faults(left.page)]).toEqual([
      422,
      { amount: '45.01 is to be applied, and 45.00 is left of receipt LEFT-1 without a claim.' },
    ]);
    const owed = await apply('J1N3', '30.01', '1');
    expect([owed.status, faults(owed.page), typedIn(owed.page, 'amount')]).toEqual([
      422,
      { amount: 'The patient owes 30.00 of this claim; no more than that can be paid on it.' },
      '30.01',
    ]);
    const paidUp = await apply('J1N4', '1', '1');
    expect([paidUp.status, Object.keys(faults(paidUp.page))]).toEqual([422, ['amount']]);
    const typed = await apply('J1N3', 'ten', '1');
    expect([typed.status, faults(typed.page)]).toEqual([
      422,
      { amount: 'This is not a valid amount of dollars.' },
    ]);
    const strange = await apply('STRANGE', '1', '1');
    expect([strange.status, alerts(strange.page)]).toEqual([
      422,
      ['The claim is of another patient account.'],
    ]);
  });

  test('is applied once by a form that is sent twice at the same time', async () => {
    const sent = await Promise.all([apply('J1N3', '15', '1'), apply('J1N3', '15.00', '1')]);
    expect(sent.map(({ status, location }) => [status, location])).toEqual([
      [303, path],
      [303, path],
    ]);
    expect(await pages.desk.owed('J1N3')).toBe('15.00');
    const { page } = await pages.get(path);
    expect(tableRows(page, 'Paid on claims').slice(1)).toEqual([
      ['J1N3', expect.any(String), 'Applied later', '15.00'],
    ]);
    expect(typedIn(page, 'ordinal')).toBe('2');
  });

  test('is not applied by a form that was made before somebody else applied of it', async () => {
    const late = await apply('J1N3', '10', '1');
    expect([late.status, alerts(late.page)]).toEqual([
      409,
      ['Something else was applied of receipt LEFT-1 in the meantime; look at what is left of it first.'],
    ]);
    expect((await apply('J1N3', '10', '3')).status).toBe(409);
    expect(await pages.desk.owed('J1N3')).toBe('15.00');
  });

  test('once all of it has gone to claims is offered no more', async () => {
    expect((await apply('SELFPAY', '30', '2')).status).toBe(303);
    const { page } = await pages.get(path);
    expect(labelsOf(page)).not.toContain('Apply what is left');
    expect(textOf(page)).toContain('Nothing of it is left to be applied.');
    expect((await pages.rowOf('LEFT-1'))?.slice(4, 7)).toEqual([
      'J1N3 15.00SELFPAY 30.00',
      '0.00',
      'Applied',
    ]);
  });
});

describe('a payment that did not stay', () => {
  let path: string;

  const returned = { kind: 'nsf', returnedOn: '2026-03-20', reason: 'The bank has no funds for it' };

  beforeAll(async () => {
    path = pages.receiptPath('BACK-1');
    doneOf(
      await pages.desk.pay({ receipt: 'BACK-1', amount: '30', claims: ['SELFPAY 20'], method: 'check' }),
    );
  });

  test('says at each field what is wrong with its return', async () => {
    const empty = await pages.send(`${path}/returns`, {});
    expect([empty.status, faults(empty.page)]).toEqual([
      422,
      { kind: 'Fill this in.', returnedOn: 'Fill this in.', reason: 'Fill this in.' },
    ]);
    const odd = await pages.send(`${path}/returns`, { ...returned, kind: 'theft', reason: 'short' });
    expect([odd.status, faults(odd.page)]).toEqual([
      422,
      { kind: 'Choose one of these.', reason: 'At least 10 characters.' },
    ]);
    const early = await pages.send(`${path}/returns`, { ...returned, returnedOn: '2026-03-08' });
    expect([early.status, Object.keys(faults(early.page))]).toEqual([422, ['returnedOn']]);
    expect(typedIn(early.page, 'reason')).toBe(returned.reason);
  });

  test('is returned once, is owed again, and has nothing to fill in any more', async () => {
    const before = await pages.desk.owed('SELFPAY');
    const able = ['Apply what is left', 'Return it', 'Refund what is left'];
    expect(labelsOf((await pages.get(path)).page)).toEqual(able);
    expect((await pages.send(`${path}/returns`, returned)).status).toBe(303);
    expect([before, await pages.desk.owed('SELFPAY')]).toEqual(['150.00', '170.00']);
    const { page } = await pages.get(path);
    expect(labelsOf(page)).toEqual([]);
    expect(textOf(page)).toMatch(/NSF on 2026-03-20.*The bank has no funds for it/s);
    expect(await pages.rowOf('BACK-1')).toEqual([
      ...['BACK-1', '2026-03-09', 'Cheque', '30.00', 'SELFPAY 20.00'],
      ...['0.00', 'Returned', 'NSF on 2026-03-20'],
    ]);
    const again = await pages.send(`${path}/returns`, returned);
    expect([again.status, alerts(again.page)]).toEqual([
      409,
      ['Receipt BACK-1 was returned on 2026-03-20; nothing of it stands any more.'],
    ]);
    const claimId = pages.claimIdOf('SELFPAY');
    const applied = await pages.send(`${path}/applications`, { claimId, amount: '1', ordinal: '1' });
    expect([applied.status, labelsOf(applied.page)]).toEqual([409, []]);
  });
});

test.each(['NONE', 'none', '9'.repeat(32), '%00'])('%s is no receipt', async (key) => {
  expect((await pages.get(`${pages.accountPath}/payments/${key}`)).status).toBe(404);
});
