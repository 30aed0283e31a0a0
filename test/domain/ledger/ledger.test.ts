import type { Journal } from '../../../schemas/ledger.js';
import { checkJournal } from '../../../src/domain/ledger/check-journal.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { buildTrialBalance, sumTrialBalance } from '../../../src/domain/ledger/trial-balance.js';
import { claimAccount, money } from '../remittance/remittance-builder.js';
import { entriesOf, TODAY } from '../remittance/story.js';

const render = (journals: readonly Journal[]) =>
  journals.flatMap((journal) =>
    journal.postings.map((each) => `${journal.naturalKey}: ${each.debit} / ${each.credit} ${each.amount}`),
  );

describe('planCharge', () => {
  it('debits the first payer by line, once', () => {
    const claim = claimAccount(['100', '50.25']);
    const journals = planCharge(claim, [], TODAY);
    expect(render(journals)).toEqual([
      'charge:C1: receivable.payer.1 / revenue.charges 10000',
      'charge:C1: receivable.payer.1 / revenue.charges 5025',
    ]);
    expect(journals[0]!.postings.map((posting) => posting.lineControlNumber)).toEqual(['L1', 'L2']);
    expect(planCharge(claim, entriesOf(journals), TODAY)).toEqual([]);
  });

  it('debits the patient where nobody covers, and nothing for a line without a charge', () => {
    expect(render(planCharge(claimAccount(['100', '0'], 0), [], TODAY))).toEqual([
      'charge:C1: receivable.patient / revenue.charges 10000',
    ]);
  });

  it('posts the difference of a change, and all of it back for a void', () => {
    const journals = planCharge(claimAccount(['200']), [], TODAY);
    journals.push(...planCharge(claimAccount(['180', '5']), entriesOf(journals), TODAY));
    journals.push(...planCharge(claimAccount([]), entriesOf(journals), TODAY));
    expect(render(journals)).toEqual([
      'charge:C1: receivable.payer.1 / revenue.charges 20000',
      'charge:C1/2: revenue.charges / receivable.payer.1 2000',
      'charge:C1/2: receivable.payer.1 / revenue.charges 500',
      'charge:C1/3: revenue.charges / receivable.payer.1 18000',
      'charge:C1/3: revenue.charges / receivable.payer.1 500',
    ]);
  });

  it('moves the charge when a payer is found', () => {
    const journals = planCharge(claimAccount(['100'], 0), [], TODAY);
    expect(render(planCharge(claimAccount(['100'], 1), entriesOf(journals), TODAY))).toEqual([
      'charge:C1/2: receivable.payer.1 / revenue.charges 10000',
      'charge:C1/2: revenue.charges / receivable.patient 10000',
    ]);
  });
});

describe('checkJournal', () => {
  const journal = (postings: Journal['postings']): Journal => ({
    naturalKey: 'key',
    kind: 'charge',
    accountingDate: TODAY,
    postings,
  });

  it('wants a posting, two accounts and an amount above zero', () => {
    expect(checkJournal(journal([])).map((each) => each.code)).toEqual(['ledger.empty-journal']);
    const same = { debit: 'cash.bank', credit: 'cash.bank', amount: money('0') } as const;
    expect(checkJournal(journal([same])).map((each) => each.code)).toEqual([
      'ledger.one-account',
      'ledger.amount-not-positive',
    ]);
    const sound = { debit: 'cash.bank', credit: 'cash.remittance', amount: money('0.01') } as const;
    expect(checkJournal(journal([sound]))).toEqual([]);
    expect(sumTrialBalance(buildTrialBalance([sound]))).toBe(0);
  });
});
