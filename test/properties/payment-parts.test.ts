import type { ExpectedDeposit, StandingDeposit } from '../../schemas/deposit.js';
import type { Journal } from '../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  cents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../schemas/money.js';
import { matchDeposits } from '../../src/domain/deposits/match-deposits.js';
import { planDeposits } from '../../src/domain/deposits/plan-deposits.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import {
  findLead,
  type PaymentPart,
  type PaymentPlan,
  type PaymentVariance,
  planPaymentParts,
} from '../../src/domain/remittance/planning/plan-payment-parts.js';
import { day } from '../domain/remittance/remittance-builder.js';
import { TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';

const ITEM = 'unexplained-payment:x';

/** The number behind the deposit's. */
const ACCEPTANCE = 6;

const DEPOSIT_KEY = 'deposit:1';

/** Claim payments of a set, each in the part in which it is sent, and what happens to the parts, one after the other. */
const scene = fc.record({
  payments: fc.array(fc.record({ paid: fc.integer({ min: -5_000, max: 30_000 }), part: fc.nat(4) }), {
    minLength: 1,
    maxLength: 12,
  }),
  hashes: fc.uniqueArray(
    fc.integer({ min: 0x10000000, max: 0xfffffff0 }).map((hash) => hash.toString(16)),
    { minLength: 5, maxLength: 5 },
  ),
  /** A part is released, undone or redone; the deposit comes; what waits is accepted as a variance. */
  acts: fc.array(fc.nat(6), { maxLength: 20 }),
  last: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
});

type Plan = typeof planPaymentParts;

/** The books of one payment, as the use cases keep them: each step is settled before the next. */
class PaymentBooks {
  readonly journals: Journal[] = [];
  #unexplained: Omit<PaymentPlan, 'journals'> = { unexplained: ZERO, accepted: ZERO };
  readonly #parts: Map<number, PaymentPart>;
  #isBanked = false;
  #variance: PaymentVariance = { accepted: ZERO, held: ZERO, journalCount: 0 };
  #standing: StandingDeposit | undefined;

  constructor(
    private readonly whole: Cents,
    amounts: readonly Cents[],
    hashes: readonly string[],
    private readonly plan: Plan,
  ) {
    this.#parts = new Map(
      amounts.map((amount, index) => [
        index,
        {
          ...{ remittanceId: `R${index}`, setHash: hashes[index]!, isPosted: false, amount },
          ...{ announced: ZERO, journalCount: 0 },
        },
      ]),
    );
  }

  /** Of a part: posted where it is not, else undone. Of the numbers behind the last part: the deposit, and an acceptance. */
  act(number: number, isPosted?: boolean): void {
    const part = this.#parts.get(number);
    if (number === ACCEPTANCE) this.#accept();
    else if (part) {
      const wanted = isPosted ?? !part.isPosted;
      if (wanted !== part.isPosted) this.#post(number, { ...part, isPosted: wanted });
    } else this.#isBanked = true;
    this.#settlePayment();
    this.#settleDeposit();
  }

  get accepted(): Cents {
    return this.#variance.accepted;
  }

  get waiting() {
    return this.#unexplained;
  }

  get posted(): PaymentPart[] {
    return [...this.#parts.values()].filter(({ isPosted }) => isPosted);
  }

  balance(account: string, of: Partial<Record<'remittanceId' | 'workItemId', string>> = {}): Cents {
    const postings = this.journals.flatMap((journal) => journal.postings);
    const own = postings.filter(
      ({ remittanceId, workItemId }) =>
        (of.remittanceId === undefined || remittanceId === of.remittanceId) &&
        (of.workItemId === undefined || workItemId === of.workItemId),
    );
    return sumCents(own, ({ debit, credit, amount }) =>
      debit === account ? amount : credit === account ? negateCents(amount) : ZERO,
    );
  }

  #post(number: number, part: PaymentPart): void {
    this.#parts.set(number, part);
    if (part.amount === ZERO) return;
    const [debit, credit] = ['cash.remittance', 'receivable.payer.1'] as const;
    const isForward = part.isPosted === part.amount > ZERO;
    const amount = part.amount < ZERO ? negateCents(part.amount) : part.amount;
    const { remittanceId } = part;
    const posting = isForward
      ? { debit, credit, amount, remittanceId }
      : { debit: credit, credit: debit, amount, remittanceId };
    const naturalKey = `claim-payment:${remittanceId}/${this.journals.length}`;
    this.journals.push({ naturalKey, kind: 'claim-payment', accountingDate: TODAY, postings: [posting] });
  }

  /** As an approval does it: the act's own journal, before the payment is settled. */
  #accept(): void {
    const amount = this.#unexplained.item?.amount ?? ZERO;
    if (amount <= ZERO) return;
    const [debit, credit] = ['liability.unapplied', 'suspense.variance'] as const;
    const naturalKey = `approval:${this.journals.length}`;
    const postings = [{ debit, credit, amount, workItemId: ITEM }];
    this.journals.push({ naturalKey, kind: 'variance', accountingDate: TODAY, postings });
    const accepted = addCents(this.#variance.accepted, amount);
    this.#variance = { ...this.#variance, accepted, held: addCents(this.#variance.held, amount) };
  }

  #settlePayment(): void {
    const parts = [...this.#parts.values()];
    const payment = { itemKey: ITEM, wholeAmount: this.whole, parts, variance: this.#variance };
    const { journals, ...waiting } = this.plan(payment, TODAY);
    this.journals.push(...journals);
    const changes = journals.filter(({ naturalKey }) => naturalKey.startsWith('payment-variance:'));
    this.#variance = {
      accepted: this.#variance.accepted,
      held: negateCents(this.balance('suspense.variance')),
      journalCount: this.#variance.journalCount + changes.length,
    };
    this.#unexplained = waiting;
    for (const [number, part] of this.#parts) {
      const own = journals.find(({ naturalKey }) =>
        naturalKey.startsWith(`payment-part:${part.remittanceId}/`),
      );
      if (!own) continue;
      const moved = sumCents(own.postings, ({ debit, amount }) =>
        debit === 'cash.remittance' ? amount : negateCents(amount),
      );
      const announced = addCents(part.announced, moved);
      this.#parts.set(number, { ...part, announced, journalCount: part.journalCount + 1 });
    }
  }

  #settleDeposit(): void {
    if (!this.#isBanked) return;
    const trace = { traceNumber: 'T1', payerIdentifier: '1512345678', date: day('2026-03-01') };
    const deposit = { ...trace, key: DEPOSIT_KEY, amount: this.whole, fee: ZERO };
    const lead = findLead([...this.#parts.values()]);
    const expected: ExpectedDeposit[] = lead
      ? [{ ...trace, ...lead, amount: this.whole, payerName: 'P', paymentMethodCode: 'ACH' }]
      : [];
    const placements = matchDeposits([deposit], expected);
    const standing = new Map(this.#standing ? [[DEPOSIT_KEY, this.#standing]] : []);
    const { journals, moved } = planDeposits(placements, standing, TODAY);
    this.journals.push(...journals);
    const journalCount = (this.#standing?.journalCount ?? 0) + moved.length;
    this.#standing = { key: DEPOSIT_KEY, places: placements[0]!.places, journalCount };
  }
}

function amountsOf(payments: readonly { readonly paid: number; readonly part: number }[]): Cents[] {
  return [0, 1, 2, 3, 4].map((part) =>
    sumCents(
      payments.filter((each) => each.part === part),
      ({ paid }) => cents(paid),
    ),
  );
}

/** I6, I7, I10 and the bank, after every step. */
function expectCoherent(books: PaymentBooks, whole: Cents): void {
  const { posted, waiting } = books;
  const explained = sumCents(posted, ({ amount }) => amount);
  const unapplied = negateCents(books.balance('liability.unapplied', { workItemId: ITEM }));
  const variance = negateCents(books.balance('suspense.variance', { workItemId: ITEM }));
  expect(addCents(explained, unapplied, variance)).toBe(posted.length > 0 ? whole : ZERO);
  expect([waiting.unexplained, waiting.accepted]).toEqual([addCents(unapplied, variance), variance]);
  expect(variance).toBeLessThanOrEqual(books.accepted);
  expect(variance).toBeGreaterThanOrEqual(ZERO);
  expect(waiting.item?.amount ?? ZERO).toBe(unapplied);
  expect(books.journals.flatMap(checkJournal)).toEqual([]);
  const keys = books.journals.map(({ naturalKey }) => naturalKey);
  expect(new Set(keys).size).toBe(keys.length);
}

function findDefect(plan: Plan, runs = 500): { readonly failed: boolean } {
  return fc.check(
    fc.property(scene, ({ payments, hashes, acts, last }) => {
      const amounts = amountsOf(payments);
      const whole = sumCents(amounts, (amount) => amount);
      fc.pre(whole > ZERO);
      const books = new PaymentBooks(whole, amounts, hashes, plan);
      for (const act of acts) {
        books.act(act);
        expectCoherent(books, whole);
      }
      // In whatever order they came and went: all parts and the deposit are what the whole set is.
      for (const number of last) {
        books.act(number, true);
        expectCoherent(books, whole);
      }
      expect(books.balance('receivable.payer.1')).toBe(negateCents(whole));
      expect(books.balance('cash.bank')).toBe(whole);
      expect(books.balance('liability.unapplied')).toBe(ZERO);
      expect(books.balance('suspense.variance')).toBe(ZERO);
      expect(books.waiting.item).toBeUndefined();
      for (const { remittanceId } of books.posted) {
        expect(books.balance('cash.remittance', { remittanceId })).toBe(ZERO);
      }
    }),
    { numRuns: runs },
  );
}

describe('a payment in parts', () => {
  it('is the whole payment to the cent, however it is split and in whatever order its parts come and go', () => {
    expect(findDefect(planPaymentParts, 300)).toMatchObject({ failed: false });
  });

  it.each<[string, Plan]>([
    [
      'each part announces the whole',
      (payment, date) =>
        planPaymentParts(
          {
            ...payment,
            parts: payment.parts.map((part) => ({
              ...part,
              announced: subtractCents(part.announced, part.isPosted ? payment.wholeAmount : ZERO),
            })),
          },
          date,
        ),
    ],
    [
      'what waits stays when a part explains it',
      (payment, date) => ({
        ...planPaymentParts(payment, date),
        journals: planPaymentParts(payment, date).journals.slice(0, 1),
      }),
    ],
    [
      'what was accepted stays a variance when a part explains it',
      (payment, date) => {
        const plan = planPaymentParts(payment, date);
        const isOfVariance = ({ naturalKey }: Journal) => naturalKey.startsWith('payment-variance:');
        return { ...plan, journals: plan.journals.filter((journal) => !isOfVariance(journal)) };
      },
    ],
    [
      'more is a variance than was accepted',
      (payment, date) => {
        const { variance } = payment;
        if (!variance || variance.accepted === ZERO) return planPaymentParts(payment, date);
        const accepted = addCents(variance.accepted, variance.accepted);
        return planPaymentParts({ ...payment, variance: { ...variance, accepted } }, date);
      },
    ],
    [
      'the part that came first stays the one that announces',
      (payment, date) =>
        planPaymentParts(
          { ...payment, parts: payment.parts.map((part) => ({ ...part, setHash: part.remittanceId })) },
          date,
        ),
    ],
  ])('is shown to be wrong where %s', (_, plan) => {
    expect(findDefect(plan)).toMatchObject({ failed: true });
  });
});
