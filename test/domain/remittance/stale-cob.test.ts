import type { CobProposal } from '../../../schemas/cob-proposal.js';
import type { Journal } from '../../../schemas/ledger.js';
import { formatCents } from '../../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { findSettledItems } from '../../../src/domain/remittance/planning/plan-work-items.js';
import { money } from './remittance-builder.js';
import { entriesOf, postInOrder, TODAY, tellStory } from './story.js';

/**
 * After the arrow what the proposal says: `stale 2`, `change 1 L1 paid 294>0 share 75>0 adjusted 131>0`, and its steps.
 * `-` is no proposal.
 */
const CASES = `
# The first payer takes back: nothing is sent or refunded before its correction
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse => stale 2, change 1 L1 paid 294>0 share 75>0 adjusted 131>0, await-correction 1

# Its correction changes what was left: a replacement, and a refund of what is too much
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40 => stale 2, change 1 L1 paid 294>329 share 75>40 adjusted 131>131, replacement-claim 2, refund-payer 2 25
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 269; CO-45 131; PR-2 100 => stale 2, change 1 L1 paid 294>269 share 75>100 adjusted 131>131, replacement-claim 2

# The same figures again, or a new answer: settled
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 294; CO-45 131; PR-2 75 => -
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40; payer 2; reverse; pay 40; OA-23 460 => -
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40; payer 2; pay 40; OA-23 460 => -
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; payer 2; reverse => -

# What was known in time, and what changes no figure
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; reverse; pay 329; CO-45 131; PR-2 40; payer 2; pay 40; OA-23 460 => -
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; pay 0; CO-18 500 => -
charge 500; payers 2; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; pay 294; CO-45 131; PR-2 75 => -
charge 500; payers 2; pay 0; CO-16 500; payer 2; pay 0; CO-22 500; payer 1; pay 294; CO-45 131; PR-2 75 => stale 2, change 1 L1 paid 0>294 share 0>75 adjusted 0>131, replacement-claim 2

# By line; only answers to a line that has changed are stale
charge 300+200; payers 2; pay 250; PR-2 50; line 150; PR-2 50; payer 2; pay 50; OA-23 250; payer 1; reverse; pay 250; PR-2 50; line 180; PR-2 20 => -
charge 300+200; payers 2; pay 250; PR-2 50; line 150; PR-2 50; payer 2; pay 50; OA-23 250; line 30; OA-23 150; CO-45 20; payer 1; reverse; pay 250; PR-2 50; line 180; PR-2 20 => stale 2, change 1 L2 paid 150>180 share 50>20 adjusted 0>0, replacement-claim 2, refund-payer 2 10

# Three payers: each later one that used the figures
charge 500; payers 3; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 3; pay 25; OA-23 475; payer 1; reverse => stale 2, stale 3, change 1 L1 paid 294>0 share 75>0 adjusted 131>0, await-correction 1
charge 500; payers 3; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 3; pay 25; OA-23 475; payer 2; reverse; pay 60; OA-23 425; PR-3 15 => stale 3, change 2 L1 paid 50>60 share 25>15 adjusted 425>425, replacement-claim 3, refund-payer 3 10

# A patient who is billed what two payers leave
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 1; reverse; pay 329; CO-45 131; PR-2 40 => stale 2, change 1 L1 paid 294>329 share 75>40 adjusted 131>131, replacement-claim 2, refund-payer 2 10, change-statement 25>0

# One payer and no money of the patient: nobody has used the figures
charge 200; pay 120; CO-45 50; PR-1 30; reverse => -

# A payer that replaces without reversal
charge 500; payers 2; replaces 1; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; pay 329; CO-45 131; PR-2 40 => stale 2, change 1 L1 paid 294>329 share 75>40 adjusted 131>131, replacement-claim 2, refund-payer 2 25
`
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));

function render({ stale, changes, steps }: CobProposal): string {
  const plain = (amount: Parameters<typeof formatCents>[0]) => formatCents(amount).replace(/\.00$/, '');
  return [
    ...stale.map(({ payerSequence }) => `stale ${payerSequence}`),
    ...changes.map(({ payerSequence, lineControlNumber = 'claim', old, now }) => {
      const paid = `paid ${plain(old.paidAmount)}>${plain(now.paidAmount)}`;
      const share = `share ${plain(old.patientShareAmount)}>${plain(now.patientShareAmount)}`;
      const adjusted = `adjusted ${plain(old.adjustedAmount)}>${plain(now.adjustedAmount)}`;
      return `change ${payerSequence} ${lineControlNumber} ${paid} ${share} ${adjusted}`;
    }),
    ...steps.map((step) => {
      if (step.kind === 'change-statement') {
        return `${step.kind} ${plain(step.oldAmount)}>${plain(step.newAmount)}`;
      }
      const amount = 'amount' in step ? plain(step.amount) : '';
      return [step.kind, 'payerSequence' in step ? step.payerSequence : '', amount]
        .filter((part) => part !== '')
        .join(' ');
    }),
  ].join(', ');
}

function proposalOf(plan: ReturnType<typeof planPostings>): string {
  const items = plan.workItems.filter(({ kind }) => kind === 'cob-stale');
  expect(items.length).toBeLessThan(2);
  return items[0] ? render(items[0].proposal!) : '-';
}

describe('a proposal for answers on old figures', () => {
  it.each(CASES)('%s', (rule) => {
    const [told, wanted] = rule.split('=>').map((side) => side.trim()) as [string, string];
    const { claim, adjudications, terms } = tellStory(told);
    const { plan } = postInOrder(claim, adjudications, terms);
    expect(proposalOf(plan)).toBe(wanted);
    expect(proposalOf(planPostings(claim, [...adjudications].reverse(), [], TODAY, terms))).toBe(wanted);
  });

  it('names what used the old figures and says everything in sentences', () => {
    const { claim, adjudications } = tellStory(CASES[0]!.split('=>')[0]!);
    const item = postInOrder(claim, adjudications).plan.workItems.find(({ kind }) => kind === 'cob-stale')!;
    expect(item).toMatchObject({ naturalKey: 'cob-stale:C1', claimId: 'C1', amount: money('-75') });
    expect(item.proposal!.stale).toEqual([
      { payerSequence: 2, claimPaymentIds: ['cp2'], builtOn: '2026-01-11' },
    ]);
    expect(item.issues.map(({ code }) => code)).toEqual([
      'remittance.cob-stale',
      'remittance.cob-change',
      'remittance.cob-await-correction',
    ]);
  });

  it('settles itself', () => {
    const { claim, adjudications } = tellStory(CASES[4]!.split('=>')[0]!);
    const before = planPostings(claim, adjudications.slice(0, 4), [], TODAY).workItems;
    const after = planPostings(claim, adjudications, [], TODAY).workItems;
    expect(findSettledItems(before, after)).toContain('cob-stale:C1');
  });
});

describe('money of the patient', () => {
  const PAID: Journal = {
    ...{ naturalKey: 'patient-payment:1', kind: 'charge', accountingDate: TODAY },
    postings: [{ debit: 'cash.patient', credit: 'receivable.patient', amount: money('30'), claimId: 'C1' }],
  };
  const WRITTEN_OFF: Journal = {
    ...{ naturalKey: 'write-off:1', kind: 'charge', accountingDate: TODAY },
    postings: [
      { debit: 'write-off.bad-debt', credit: 'receivable.patient', amount: money('30'), claimId: 'C1' },
    ],
  };

  /** The first claim payment, then what the patient does, then the others. */
  function tell(claim: ClaimAccount, adjudications: readonly Adjudication[], between: Journal) {
    const journals = [...planCharge(claim, [], TODAY)];
    journals.push(...planPostings(claim, adjudications.slice(0, 1), entriesOf(journals), TODAY).journals);
    journals.push(between);
    const plan = planPostings(claim, adjudications, entriesOf(journals), TODAY);
    return { plan, journals: [...journals, ...plan.journals] };
  }

  it.each([
    ['reverse', 'change-statement 30>0, hold-patient-credit 30'],
    ['reverse; pay 150; CO-45 50', 'change-statement 30>0, refund-patient 30'],
    ['reverse; pay 140; CO-45 50; PR-1 10', 'change-statement 30>10, refund-patient 20'],
    ['reverse; pay 120; CO-45 50; PR-1 30', '-'],
    ['reverse; pay 110; CO-45 50; PR-1 40', '-'],
  ])('4.4: %s', (after, wanted) => {
    const { claim, adjudications } = tellStory(`charge 200; pay 120; CO-45 50; PR-1 30; ${after}`);
    const { plan, journals } = tell(claim, adjudications, PAID);
    const steps = wanted.startsWith('change-statement 30>0, hold') ? `await-correction 1, ${wanted}` : wanted;
    expect(proposalOf(plan)).toBe(steps);
    expect(proposalOf(planPostings(claim, adjudications, entriesOf(journals), TODAY))).toBe(steps);
    expect(
      plan.journals
        .flatMap(({ postings }) => postings)
        .filter(({ debit, credit }) => [debit, credit].includes('liability.refund')),
    ).toEqual([]);
  });

  it('is not what was written off', () => {
    const { claim, adjudications } = tellStory('charge 200; pay 120; CO-45 50; PR-1 30; reverse');
    expect(proposalOf(tell(claim, adjudications, WRITTEN_OFF).plan)).toBe('-');
  });
});
