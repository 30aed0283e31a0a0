import { HUMAN_ROLES } from '../../src/app/actor.js';
import { isPermitted } from '../../src/app/permissions.js';
import { doneOf } from '../support/clinic-books.js';
import { openPaymentPages, type PaymentPages } from './support/open-payment-pages.js';
import { alerts, faults, hrefsOf, labelsOf, typedIn } from './support/read-forms.js';
import { findAll, type HtmlElement, tableRows, textOf } from './support/read-html.js';

let pages: PaymentPages;

beforeAll(async () => {
  pages = await openPaymentPages();
}, 180_000);

afterAll(async () => {
  await pages?.service.close();
});

const fieldOf = (name: string) => `claim-${pages.claimIdOf(name)}`;

const PAYMENT = { receivedOn: '2026-03-09', method: 'check' };

const record = (receiptNumber: string, amount: string, more: Record<string, string> = {}) =>
  pages.send(pages.formPath, { ...PAYMENT, receiptNumber, amount, ...more });

test('who may see or record payments is said by the roles, at pages, links and forms', async () => {
  expect((await record('ROLES-1', '1.00')).status).toBe(303);
  for (const role of HUMAN_ROLES) {
    const [reads, records] = [
      isPermitted({ role }, 'patient-payment.read'),
      isPermitted({ role }, 'patient-payment.record'),
    ];
    const receipt = await pages.get(pages.receiptPath('ROLES-1'), role);
    expect([role, receipt.status]).toEqual([role, reads ? 200 : 403]);
    expect([role, labelsOf(receipt.page).includes('Return it')]).toEqual([role, records]);
    expect([role, (await pages.get(pages.formPath, role)).status]).toEqual([role, records ? 200 : 403]);
    const links = hrefsOf((await pages.get(pages.accountPath, role)).page);
    expect([role, links.includes(pages.receiptPath('ROLES-1'))]).toEqual([role, reads]);
    expect([role, links.includes(pages.formPath)]).toEqual([role, records]);
    if (records) continue;
    const paths = [
      pages.formPath,
      `${pages.receiptPath('ROLES-1')}/applications`,
      `${pages.receiptPath('ROLES-1')}/returns`,
    ];
    for (const path of paths) expect([path, (await pages.send(path, {}, role)).status]).toEqual([path, 403]);
  }
});

test('nothing is taken from another site', async () => {
  const given = { ...PAYMENT, receiptNumber: 'CSRF-1', amount: '5.00', csrf: 'none' };
  expect((await pages.send(pages.formPath, given)).status).toBe(403);
  expect((await pages.get(pages.receiptPath('CSRF-1'))).status).toBe(404);
});

describe('the form by which a payment is recorded', () => {
  test('shows the claims on which the patient owes something, each with a field of its own', async () => {
    const { page } = await pages.get(pages.formPath);
    const labels = findAll(page, 'label').map(textOf);
    expect(labels).toEqual([
      ...['Receipt number', 'Date received', 'Method', 'Amount'],
      ...['J1N1', 'J1N2', 'J1N3'].map((name) => expect.stringContaining(`${name} of `)),
      expect.stringContaining('SELFPAY of '),
    ]);
    expect(labels[4]).toMatch(/^J1N1 of \d{4}-\d{2}-\d{2}, owes 30\.00$/);
    expect(textOf(page)).not.toMatch(/J1N4|STRANGE/);
    expect(textOf(page)).toContain('The patient owes 290.00');
  });

  test('says at each field what is wrong, and keeps what was typed', async () => {
    const { status, page } = await pages.send(pages.formPath, {
      ...{ receivedOn: '2026-02-30', amount: '0.00' },
      ...{ [fieldOf('J1N1')]: '12,5', [fieldOf('J1N2')]: '7' },
    });
    expect([status, faults(page)]).toEqual([
      422,
      {
        receiptNumber: 'Fill this in.',
        receivedOn: 'This is not valid.',
        method: 'Fill this in.',
        amount: 'This is not a valid amount of dollars above zero.',
        [fieldOf('J1N1')]: 'This is not a valid amount of dollars.',
      },
    ]);
    expect([typedIn(page, fieldOf('J1N1')), typedIn(page, fieldOf('J1N2'))]).toEqual(['12,5', '7']);
  });

  test('says at the field of the claim that less is owed, and at the amount that less was received', async () => {
    const dear = await record('WRONG-1', '60', { [fieldOf('J1N1')]: '30', [fieldOf('J1N2')]: '30.01' });
    expect([dear.status, faults(dear.page)]).toEqual([
      422,
      {
        [fieldOf('J1N2')]: 'The patient owes 30.00 of this claim; no more than that can be paid on it.',
      },
    ]);
    const short = await record('WRONG-1', '50', { [fieldOf('J1N1')]: '30', [fieldOf('J1N2')]: '20.01' });
    expect([short.status, faults(short.page)]).toEqual([
      422,
      { amount: 'The allocations come to 50.01, and 50.00 was received.' },
    ]);
    expect(typedIn(short.page, fieldOf('J1N2'))).toBe('20.01');
    const early = await record('WRONG-1', '50', { receivedOn: '2062-03-09' });
    expect([early.status, Object.keys(faults(early.page))]).toEqual([422, ['receivedOn']]);
  });

  test('takes no receipt number that names somebody, or that no other way could name', async () => {
    for (const receipt of ['Jane Doe', 'PAID/1', '']) {
      const { status, page } = await record(receipt, '10', {});
      expect([receipt, status, Object.keys(faults(page))]).toEqual([receipt, 422, ['receiptNumber']]);
    }
  });

  test('shows a claim of which nothing is owed any more where something was typed for it', async () => {
    const { status, page } = await record('WRONG-1', '10', { [fieldOf('J1N4')]: '10' });
    expect([status, Object.keys(faults(page))]).toEqual([422, [fieldOf('J1N4')]]);
  });

  test('says of the whole what concerns a claim that it does not show', async () => {
    const { status, page } = await record('WRONG-1', '10', { [fieldOf('STRANGE')]: '10' });
    expect([status, faults(page)]).toEqual([422, {}]);
    expect(alerts(page)).toEqual([expect.stringMatching(/^Allocation 1 names claim \S+ of another/)]);
    expect((await pages.get(pages.receiptPath('WRONG-1'))).status).toBe(404);
  });

  test('records in the amounts that people write, once however often it is sent', async () => {
    const owed = await pages.desk.owed('J1N1');
    const claims = { [fieldOf('J1N1')]: '10', [fieldOf('J1N2')]: '5.50' };
    const first = await record(' PAID-1 ', '$1,020', claims);
    expect([first.status, first.location]).toEqual([303, pages.receiptPath('PAID-1')]);
    const again = await record('PAID-1', '1020.00', claims);
    expect([again.status, again.location]).toEqual([303, pages.receiptPath('PAID-1')]);
    expect([owed, await pages.desk.owed('J1N1')]).toEqual(['30.00', '20.00']);
    const other = await record('PAID-1', '1021.00', claims);
    expect([other.status, faults(other.page)]).toEqual([
      409,
      {
        receiptNumber:
          'Receipt PAID-1 is recorded already with other content; a receipt number is wanted that is not in use.',
      },
    ]);
    expect(await pages.rowOf('PAID-1')).toEqual([
      ...['PAID-1', '2026-03-09', 'Cheque', '1,020.00'],
      ...['J1N1 10.00J1N2 5.50', '1,004.50', 'Partly applied', ''],
    ]);
    const { status, page } = await pages.get(first.location!);
    expect([status, tableRows(page, 'Paid on claims').slice(1)]).toEqual([
      200,
      [
        ['J1N1', '2026-03-09', 'With the payment', '10.00'],
        ['J1N2', '2026-03-09', 'With the payment', '5.50'],
      ],
    ]);
  });

  test('of a patient who owes nothing takes what stays unapplied; of no patient it is not there', async () => {
    const paid = { receipt: 'OTHER-1', amount: '200', claims: ['STRANGE 200'], account: pages.desk.other };
    doneOf(await pages.desk.pay(paid));
    const path = `/accounts/${pages.desk.other}/payments`;
    const { page } = await pages.get(path);
    expect(textOf(page)).toContain('owes nothing of any claim now: all of it stays unapplied');
    const given = { ...PAYMENT, receiptNumber: 'OTHER-2', amount: '3.00' };
    const { location } = await pages.send(path, given);
    const receipt = (await pages.get(location!)).page;
    expect(textOf(receipt)).toContain('3.00 of it waits: the patient owes nothing of any claim now.');
    expect(labelsOf(receipt)).not.toContain('Apply what is left');
    const nowhere = '/accounts/01997b1e-5f00-7cc3-98c4-dc0c0c07398f/payments';
    expect([(await pages.get(nowhere)).status, (await pages.send(nowhere, given)).status]).toEqual([
      404, 404,
    ]);
  });
});

test('the payments of an account come in parts beside its ledger, each list by its own link', async () => {
  const nextOf = (page: HtmlElement, label: string) => {
    const nav = findAll(page, 'nav').find(({ attributes }) => attributes['aria-label'] === label)!;
    return findAll(nav, 'a').find((each) => textOf(each) === 'Next part')?.attributes['href'];
  };
  for (const receipt of ['PART-1', 'PART-2']) expect((await record(receipt, '1.00')).status).toBe(303);
  const seen: string[] = [];
  let path: string | undefined = `${pages.accountPath}?limit=2`;
  while (path !== undefined) {
    const { status, page }: Awaited<ReturnType<typeof pages.get>> = await pages.get(path);
    const [, ...rows] = tableRows(page, 'Payments of the patient');
    expect([status, rows.length > 0 && rows.length <= 2]).toEqual([200, true]);
    expect(tableRows(page, 'Ledger of the account')).toHaveLength(3);
    expect(nextOf(page, 'Parts of the list')).toContain('cursor=');
    seen.push(...rows.map(([receipt]) => receipt!));
    path = nextOf(page, 'Parts of the list of payments');
  }
  expect(seen).toEqual(['PAID-1', 'PART-1', 'PART-2', 'ROLES-1']);
  const { page } = await pages.get(`${pages.accountPath}?limit=2`);
  const cursor = new URL(nextOf(page, 'Parts of the list')!, pages.service.url).searchParams.get('cursor')!;
  expect((await pages.get(`${pages.accountPath}?limit=2&payments=${cursor}`)).status).toBe(400);
});

test('who reads masked sees payments without who the patient is', async () => {
  expect((await pages.rowOf('PAID-1', 'auditor'))?.slice(0, 4)).toEqual([
    ...['PAID-1', '2026-03-09', 'Cheque', '1,020.00'],
  ]);
  const { page } = await pages.get(pages.receiptPath('PAID-1'), 'auditor');
  expect(textOf(page)).not.toMatch(/Doe|Jane/);
});
