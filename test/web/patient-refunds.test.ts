import { HUMAN_ROLES } from '../../src/app/actor.js';
import { isPermitted } from '../../src/app/permissions.js';
import { doneOf } from '../support/clinic-books.js';
import { answerWorked } from '../support/patient-desk.js';
import { openPaymentPages, type PaymentPages } from './support/open-payment-pages.js';
import { alerts, labelsOf, optionsOf } from './support/read-forms.js';
import { tableRows, textOf } from './support/read-html.js';

let pages: PaymentPages;

/** Worked journal 4.4: the patient has paid 30.00 that the payer then pays itself. */
beforeAll(async () => {
  pages = await openPaymentPages();
  const { desk } = pages;
  const first = { paid: '120', adjustments: ['CO-45 50', 'PR-1 30'], payerNumber: 'P91' };
  await answerWorked(desk, { number: 91, paid: '120', claims: [first] });
  doneOf(await desk.pay({ receipt: 'W-1', amount: '30', claims: ['WORKED 30'] }));
  const taken = { paid: '-120', adjustments: ['CO-45 -50', 'PR-1 -30'], payerNumber: 'P91' };
  const corrected = { paid: '150', adjustments: ['CO-45 50'], payerNumber: 'P92' };
  await answerWorked(desk, { number: 92, paid: '30', claims: [taken, corrected] });
}, 180_000);

afterAll(async () => {
  await pages?.service.close();
});

const ASK = { amount: '30', reason: 'the payer paid it all' };

async function requests(state: string) {
  const { page } = await pages.get(`/approvals?state=${state}`, 'billing-manager');
  return { page, rows: tableRows(page, 'Approvals') };
}

test('a credit stands at the account with a form, for who may ask for a refund', async () => {
  for (const role of HUMAN_ROLES) {
    const { page } = await pages.get(pages.accountPath, role);
    const mayAsk = isPermitted({ role }, 'patient-refund.request');
    expect([role, labelsOf(page).includes('Refund a credit')]).toEqual([role, mayAsk]);
    if (!mayAsk) expect((await pages.send('/approvals/refunds', {}, role)).status).toBe(403);
  }
  const { page } = await pages.get(pages.accountPath);
  expect(optionsOf(page, 'claimId')).toContain('WORKED, credit 30.00');
});

test('what a receipt has left is asked back at the receipt', async () => {
  const { desk, tick } = pages.desk;
  doneOf(await pages.desk.pay({ receipt: 'W-2', amount: '20' }));
  const path = pages.receiptPath('W-2');
  for (const role of HUMAN_ROLES) {
    const { status, page } = await pages.get(path, role);
    const mayAsk = isPermitted({ role }, 'patient-refund.request');
    if (status === 200) {
      expect([role, labelsOf(page).includes('Refund what is left')]).toEqual([role, mayAsk]);
    }
  }
  const ask = { amount: '15', reason: 'paid before a visit that was called off' };
  const asked = await pages.send('/approvals/refunds', { ...ask, receiptNumber: 'W-2' });
  expect([asked.status, asked.location]).toEqual([303, '/approvals?state=open']);
  const [waiting] = await desk.read((records) => records.approvals.findOpen('W-2'));
  for (const person of [desk.bob, desk.cyd]) {
    tick();
    doneOf(await desk.decide(person, waiting!));
  }
  const told = textOf((await pages.get(path)).page);
  expect(told).toContain('5.00 of it waits');
  expect(told).toMatch(/Refunded without a claim\s*15\.00/);
  const both = { ...ask, receiptNumber: 'W-2', claimId: await pages.desk.claimId('WORKED') };
  expect((await pages.send('/approvals/refunds', both)).status).toBe(400);
});

test('it is asked for, approved by two others, and recorded as paid once', async () => {
  const { desk, tick } = pages.desk;
  const claimId = await pages.desk.claimId('WORKED');
  const dear = await pages.send(
    '/approvals/refunds',
    { ...ASK, claimId, amount: '30.01' },
    'billing-manager',
  );
  expect([dear.status, alerts(dear.page)]).toEqual([422, ['The amount is 30.01, and 30.00 is open.']]);
  const asked = await pages.send('/approvals/refunds', { ...ASK, claimId });
  expect([asked.status, asked.location]).toEqual([303, '/approvals?state=open']);
  const [waiting] = await desk.read((records) => records.approvals.findOpen(claimId));
  const { approvalId } = waiting!;
  const { page: open } = await requests('open');
  expect(labelsOf(open)).toContain(`Approve ${approvalId}`);
  expect(labelsOf(open)).not.toContain(`Pay ${approvalId}`);
  for (const person of [desk.bob, desk.cyd]) {
    tick();
    doneOf(await desk.decide(person, waiting!));
  }
  expect(labelsOf((await requests('executed')).page)).toContain(`Pay ${approvalId}`);
  const paid = { reference: 'CHQ-9', paidOn: '2026-03-25' };
  const path = `/approvals/${approvalId}/payment`;
  expect((await pages.send(path, paid, 'biller')).status).toBe(403);
  const early = await pages.send(path, { ...paid, paidOn: '2062-03-25' }, 'billing-manager');
  expect([early.status, alerts(early.page).length]).toEqual([422, 1]);
  expect(labelsOf(early.page)).toContain(`Pay ${approvalId}`);
  const done = await pages.send(path, paid, 'billing-manager');
  expect([done.status, done.location]).toEqual([303, '/approvals?state=executed']);
  const { page, rows } = await requests('executed');
  expect(labelsOf(page)).not.toContain(`Pay ${approvalId}`);
  expect(rows.find(([kind]) => kind === 'Patient refund')!.join(' ')).toContain(
    'Paid out on 2026-03-25 by CHQ-9',
  );
  const again = await pages.send(path, paid, 'billing-manager');
  expect([again.status, alerts(again.page)]).toEqual([409, ['The refund was paid on 2026-03-25 already.']]);
  expect(labelsOf((await pages.get(pages.accountPath)).page)).not.toContain('Refund a credit');
});
