import type { Journal } from '../../../schemas/ledger.js';
import { formatCents } from '../../../schemas/money.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { buildTrialBalance } from '../../../src/domain/ledger/trial-balance.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { planProviderAdjustments } from '../../../src/domain/remittance/planning/plan-provider-adjustments.js';
import { planUnmatchedPayment } from '../../../src/domain/remittance/planning/plan-unmatched-payment.js';
import {
  adjudication,
  advice,
  balanced,
  claimAccount,
  day,
  money,
  providerAdjustment,
  reversalOf,
} from './remittance-builder.js';
import { entriesOf, postInOrder, TODAY, tellStory } from './story.js';

/** `debit / credit amount` for every posting, in order. */
function render(journals: readonly Journal[]): string[] {
  return journals.flatMap((journal) =>
    journal.postings.map((each) => `${each.debit} / ${each.credit} ${formatCents(each.amount)}`),
  );
}

function cashOf(journals: readonly Journal[], remittanceId: string): string {
  const postings = journals.flatMap((each) => each.postings);
  const own = postings.filter((posting) => posting.remittanceId === remittanceId);
  return formatCents(buildTrialBalance(own).get('cash.remittance') ?? money('0'));
}

function balancesOf(journals: readonly Journal[]): Record<string, string> {
  const balances = buildTrialBalance(journals.flatMap((each) => each.postings));
  return Object.fromEntries([...balances].map(([account, amount]) => [account, formatCents(amount)]));
}

describe('the worked journals', () => {
  it('4.1 posts a paid claim with contractual and patient share', () => {
    const { claim, adjudications } = tellStory('charge 150; pay 80; CO-45 40; PR-1 30');
    const { journals } = postInOrder(claim, adjudications);
    expect(render(journals)).toEqual([
      'receivable.payer.1 / revenue.charges 150.00',
      'cash.remittance / receivable.payer.1 80.00',
      'receivable.patient / receivable.payer.1 30.00',
      'adjustment.contractual / receivable.payer.1 40.00',
    ]);
    expect(journals.map((each) => [each.naturalKey, each.kind])).toEqual([
      ['charge:C1', 'charge'],
      ['claim-payment:cp1', 'claim-payment'],
    ]);
    expect(journals[1]!.postings[2]).toMatchObject({
      claimId: 'C1',
      lineControlNumber: 'L1',
      payerSequence: 1,
    });
    expect(cashOf(journals, 'R-cp1')).toBe('80.00');
  });

  it('4.2 posts nothing for a denial and its reversal, then the corrected payment', () => {
    const told = 'charge 200; pay 0; CO-16 200; reverse; pay 96; CO-45 80; PR-2 24';
    const { claim, adjudications } = tellStory(told);
    const denied = postInOrder(claim, adjudications.slice(0, 1));
    expect(render(denied.journals)).toEqual(['receivable.payer.1 / revenue.charges 200.00']);
    expect(denied.plan.claimState).toBe('denied');
    expect(denied.plan.denials).toEqual([
      expect.objectContaining({
        deniedAmount: 20000,
        atStakeAmount: 20000,
        state: 'open',
        denialClass: 'technical',
      }),
    ]);
    expect(denied.plan.claimPaymentStates).toEqual([{ claimPaymentId: 'cp1', state: 'posted-denied' }]);
    const { journals, plan } = postInOrder(claim, adjudications);
    expect(render(journals).slice(1)).toEqual([
      'cash.remittance / receivable.payer.1 96.00',
      'receivable.patient / receivable.payer.1 24.00',
      'adjustment.contractual / receivable.payer.1 80.00',
    ]);
    expect(plan.claimState).toBe('adjudicated');
    expect(plan.denials).toEqual([
      expect.objectContaining({ naturalKey: 'denial:cp1:1.1', state: 'reversed' }),
    ]);
    const corrected = { ...claim, lines: [{ ...claim.lines[0]!, chargeAmount: money('180') }] };
    expect(render(planCharge(corrected, entriesOf(journals), TODAY))).toEqual([
      'revenue.charges / receivable.payer.1 20.00',
    ]);
  });

  it('4.3 posts what a second payer adds, row 1', () => {
    const told =
      'charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10';
    const { claim, adjudications } = tellStory(told);
    expect(render(postInOrder(claim, adjudications).journals)).toEqual([
      'receivable.payer.1 / revenue.charges 500.00',
      'cash.remittance / receivable.payer.1 294.00',
      'receivable.payer.2 / receivable.payer.1 75.00',
      'adjustment.contractual / receivable.payer.1 125.00',
      'adjustment.contractual / receivable.payer.1 6.00',
      'cash.remittance / receivable.payer.2 65.00',
      'adjustment.contractual / receivable.payer.2 10.00',
    ]);
  });

  it('4.4 mirrors the original with the cash of the reversing remittance', () => {
    const told = 'charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50';
    const { claim, adjudications } = tellStory(told);
    const inSecond = adjudications.map((each, index) =>
      index === 0 ? each : { ...each, remittanceId: 'ERA2', setHash: 'ERA2' },
    );
    const { journals } = postInOrder(claim, inSecond);
    expect(render(journals).slice(1)).toEqual([
      'cash.remittance / receivable.payer.1 120.00',
      'receivable.patient / receivable.payer.1 30.00',
      'adjustment.contractual / receivable.payer.1 50.00',
      'receivable.payer.1 / cash.remittance 120.00',
      'receivable.payer.1 / receivable.patient 30.00',
      'receivable.payer.1 / adjustment.contractual 50.00',
      'cash.remittance / receivable.payer.1 150.00',
      'adjustment.contractual / receivable.payer.1 50.00',
    ]);
    expect(journals.map((each) => [each.kind, each.reverses])).toEqual([
      ['charge', undefined],
      ['claim-payment', undefined],
      ['reversal', 'claim-payment:cp1'],
      ['claim-payment', undefined],
    ]);
    expect([cashOf(journals, 'R-cp1'), cashOf(journals, 'ERA2')]).toEqual(['120.00', '30.00']);
    expect(balancesOf(journals)).toEqual({
      'revenue.charges': '-200.00',
      'cash.remittance': '150.00',
      'adjustment.contractual': '50.00',
    });
  });

  it('4.4 undoes the write-off of a patient balance that a reversal takes away', () => {
    const { claim, adjudications } = tellStory(
      'charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50',
    );
    const first = postInOrder(claim, adjudications.slice(0, 1));
    const writeOff: Journal = {
      naturalKey: 'write-off:1',
      kind: 'charge',
      accountingDate: TODAY,
      postings: [
        { debit: 'write-off.bad-debt', credit: 'receivable.patient', amount: money('30'), claimId: 'C1' },
      ],
    };
    const standing = [...first.journals, writeOff];
    const plan = planPostings(claim, adjudications, entriesOf(standing), TODAY);
    expect(balancesOf([...standing, ...plan.journals])).toEqual({
      'revenue.charges': '-200.00',
      'cash.remittance': '150.00',
      'adjustment.contractual': '50.00',
    });
    const again = planPostings(claim, adjudications, entriesOf([...standing, ...plan.journals]), TODAY);
    expect(again.journals).toEqual([]);
  });

  it('4.5 ties cash to BPR02 through WO and FB', () => {
    const claims = Object.fromEntries(['A', 'B', 'C', 'D'].map((id) => [id, accountOf(id)]));
    const first = balanced([{ paid: '200', cas: 'CO-45 100' }], { payerControlNumber: 'FCN-A' });
    const second = balanced([{ paid: '150', cas: 'CO-45 150' }], {
      payerControlNumber: 'FCN-A2',
      ordinal: 2,
    });
    const eras: Era[] = [
      { id: 'ERA1', paid: '200', claims: [['A', first]], plb: [] },
      {
        id: 'ERA2',
        paid: '80',
        claims: [
          ['A', reversalOf(first)],
          ['A', second],
          ['B', balanced([{ paid: '80', cas: 'CO-45 20' }], { ordinal: 3 })],
        ],
        plb: [['WO:A', '-50']],
      },
      {
        id: 'ERA3',
        paid: '0',
        claims: [['C', balanced([{ paid: '30', cas: 'CO-45 30' }])]],
        plb: [
          ['WO:A', '50'],
          ['FB', '-20'],
        ],
      },
      {
        id: 'ERA4',
        paid: '50',
        claims: [['D', balanced([{ paid: '70', cas: 'CO-45 20' }])]],
        plb: [['FB', '20']],
      },
    ];
    const journals = Object.entries(claims).flatMap(([, claim]) => planCharge(claim, [], TODAY));
    const offsets = eras.map((era, index) => {
      journals.push(...postEra(era, index, claims, journals));
      expect(cashOf(journals, era.id)).toBe(formatCents(money(era.paid)));
      return balancesOf(journals)['payer.offset'] ?? '0.00';
    });
    expect(offsets).toEqual(['0.00', '-50.00', '-20.00', '0.00']);
    expect(balancesOf(journals)).toEqual({
      'revenue.charges': '-550.00',
      'cash.remittance': '330.00',
      'adjustment.contractual': '220.00',
    });
  });

  it('4.6 holds a reversal without its original, and releases it with the original', () => {
    const claim = claimAccount(['60']);
    const original = balanced([{ paid: '48', cas: 'CO-45 12' }], { payerControlNumber: 'ICN' });
    const paid = adjudication('orig', original);
    const taken = adjudication('rev', reversalOf(original), { productionDate: day('2026-02-01') });
    const { journals, plan } = postInOrder(claim, [taken]);
    expect(render(journals).slice(1)).toEqual(['liability.unapplied / cash.remittance 48.00']);
    expect(plan.claimPaymentStates).toEqual([{ claimPaymentId: 'rev', state: 'held' }]);
    expect(plan.workItems).toEqual([expect.objectContaining({ kind: 'held-claim-payment', amount: -4800 })]);
    const late = planPostings(claim, [taken, paid], entriesOf(journals), TODAY);
    expect(render(late.journals)).toEqual([
      'cash.remittance / receivable.payer.1 48.00',
      'adjustment.contractual / receivable.payer.1 12.00',
      'receivable.payer.1 / liability.unapplied 48.00',
      'receivable.payer.1 / adjustment.contractual 12.00',
    ]);
    expect(late.journals.map((each) => [each.naturalKey, each.kind])).toEqual([
      ['claim-payment:orig', 'claim-payment'],
      ['claim-payment:rev/2', 'release'],
    ]);
    expect(late.workItems).toEqual([]);
    const all = [...journals, ...late.journals];
    expect(balancesOf(all)).toEqual({ 'receivable.payer.1': '60.00', 'revenue.charges': '-60.00' });
    expect([cashOf(all, 'R-orig'), cashOf(all, 'R-rev')]).toEqual(['48.00', '-48.00']);
  });

  it('4.6 releases the cash of a payment that found its claim later', () => {
    const claim = claimAccount(['60']);
    const late = adjudication('cp1', balanced([{ paid: '48', cas: 'CO-45 12' }]));
    const unmatched = planUnmatchedPayment(late, TODAY);
    expect(render(unmatched.journals)).toEqual(['cash.remittance / liability.unapplied 48.00']);
    const { journals } = planPostings(claim, [late], entriesOf(unmatched.journals), TODAY);
    expect(render(journals)).toEqual([
      'liability.unapplied / receivable.payer.1 48.00',
      'adjustment.contractual / receivable.payer.1 12.00',
    ]);
    expect(journals[0]!.postings[0]!.workItemId).toBe(unmatched.workItems[0]!.naturalKey);
  });
});

interface Era {
  readonly id: string;
  readonly paid: string;
  readonly claims: readonly (readonly [string, Adjudication['payment']])[];
  readonly plb: readonly (readonly [string, string])[];
}

function accountOf(id: string): ClaimAccount {
  const charges: Record<string, string> = { A: '300', B: '100', C: '60', D: '90' };
  return { ...claimAccount([charges[id]!]), claimId: id };
}

const seen: Record<string, Adjudication[]> = {};

function postEra(
  era: Era,
  index: number,
  claims: Readonly<Record<string, ClaimAccount>>,
  standing: readonly Journal[],
): Journal[] {
  const posted: Journal[] = [];
  era.claims.forEach(([id, payment], at) => {
    const given = { remittanceId: era.id, setHash: era.id, productionDate: day(`2026-01-1${index}`) };
    seen[id] = [...(seen[id] ?? []), adjudication(`${era.id}-${at}`, payment, given)];
    const entries = entriesOf([...standing, ...posted]);
    posted.push(...planPostings(claims[id]!, seen[id]!, entries, TODAY).journals);
  });
  const set: RemittanceAdvice = advice({
    paymentAmount: money(era.paid),
    claimPayments: era.claims.map(([, payment]) => payment),
    providerAdjustments: era.plb.map(([text, amount], at) => providerAdjustment(at + 1, text, amount)),
  });
  expect(checkRemittanceBalance(set).issues).toEqual([]);
  return [...posted, ...planProviderAdjustments(set, era.id, TODAY).journals];
}
