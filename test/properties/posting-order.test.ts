import { addCents, type Cents, cents, ZERO } from '../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import { planPostings } from '../../src/domain/remittance/planning/plan-postings.js';
import type { PostingPlan } from '../../src/domain/remittance/planning/posting-plan.js';
import { adjudication, day, reversalOf } from '../domain/remittance/remittance-builder.js';
import { entriesOf, postInOrder, TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';
import { readBooks } from '../support/read-books.js';
import { buildScene, draw, permutations } from './remittance-scenes.js';

function readPlan(plan: PostingPlan) {
  const { journals: _, ...rest } = plan;
  return rest;
}

function expectSound(claim: ClaimAccount, arrived: readonly Adjudication[]): Record<string, Cents> {
  const { journals, plan } = postInOrder(claim, arrived);
  const books = readBooks(journals);
  expect(journals.flatMap(checkJournal)).toEqual([]);
  const keys = journals.map((journal) => journal.naturalKey);
  expect(new Set(keys).size).toBe(keys.length);
  const mirrored = journals.flatMap((journal) => journal.reverses ?? []);
  expect(new Set(mirrored).size).toBe(mirrored.length);
  for (const each of arrived) {
    expect(books[`cash.remittance claim payment ${each.claimPaymentId}`] ?? ZERO).toBe(
      each.payment.paymentAmount,
    );
  }
  const unapplied = plan.workItems.filter((item) => item.naturalKey.startsWith('claim-payment:'));
  const items = unapplied.filter((item) => item.amount !== ZERO);
  expect(Object.entries(books).filter(([key]) => key.startsWith('item '))).toEqual(
    items.map((item) => [`item ${item.naturalKey}`, item.amount]).sort(),
  );
  expect(plan.claimPaymentStates.map((state) => state.claimPaymentId).sort()).toEqual(
    arrived.map((each) => each.claimPaymentId).sort(),
  );
  expect(planPostings(claim, arrived, entriesOf(journals), TODAY).journals).toEqual([]);
  return books;
}

describe('arrival order', () => {
  it('does not change where a claim ends, whatever its adjudications say', () => {
    fc.assert(
      fc.property(fc.array(draw, { minLength: 2, maxLength: 4 }), (draws) => {
        const { claim, adjudications } = buildScene(draws);
        const wanted = expectSound(claim, adjudications);
        const plan = readPlan(planPostings(claim, adjudications, [], TODAY));
        for (const order of permutations(adjudications)) {
          expect(expectSound(claim, order)).toEqual(wanted);
          expect(readPlan(planPostings(claim, order, [], TODAY))).toEqual(plan);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('does not change where five or six adjudications end', () => {
    const orders = fc.array(draw, { minLength: 5, maxLength: 6 }).chain((draws) => {
      const { claim, adjudications } = buildScene(draws);
      return fc.tuple(
        fc.constant({ claim, adjudications }),
        fc.shuffledSubarray(adjudications, { minLength: adjudications.length }),
      );
    });
    fc.assert(
      fc.property(orders, ([{ claim, adjudications }, order]) => {
        expect(expectSound(claim, order)).toEqual(expectSound(claim, adjudications));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing but the charge when every claim payment is reversed', () => {
    const paid = fc.array(
      draw.map((one) => ({ ...one, kind: 'pay' as const, payer: 1 })),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(paid, (draws) => {
        const { claim, adjudications } = buildScene(draws);
        const reversals = adjudications.map((each, index) =>
          adjudication(`rev${index}`, reversalOf(each.payment), {
            ...each,
            claimPaymentId: `rev${index}`,
            payment: reversalOf(each.payment),
            setHash: `reversals`,
            productionDate: day('2026-02-20'),
          }),
        );
        const { journals } = postInOrder(claim, [...adjudications, ...reversals]);
        const receivable = Object.entries(readBooks(journals)).filter(([key]) =>
          /^(receivable|adjustment)\S+ line/.test(key),
        );
        const byAccount: Record<string, Cents> = {};
        for (const [key, amount] of receivable) {
          const account = key.split(' ')[0]!;
          byAccount[account] = addCents(byAccount[account] ?? ZERO, amount);
        }
        const left = Object.entries(byAccount).filter(([, amount]) => amount !== ZERO);
        expect(left).toEqual([['receivable.payer.1', cents(18050)]]);
      }),
      { numRuns: 200 },
    );
  });
});
