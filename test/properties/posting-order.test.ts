import fc from 'fast-check';
import type { Journal } from '../../schemas/ledger.js';
import { addCents, type Cents, cents, formatCents, negateCents, ZERO } from '../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import { planPostings } from '../../src/domain/remittance/plan-postings.js';
import type { PostingPlan } from '../../src/domain/remittance/posting-plan.js';
import {
  adjudication,
  balanced,
  claimAccount,
  claimPayment,
  day,
  PLACE,
  reversalOf,
} from '../domain/remittance/remittance-builder.js';
import { entriesOf, postInOrder, TODAY } from '../domain/remittance/story.js';

const REASONS = [
  'CO-45',
  'CO-253',
  'PR-1',
  'PR-2',
  'CO-16',
  'OA-23',
  'CO-18',
  'PI-45',
  'CO-94',
  'PR-204',
  'OA-209',
];

/** What one adjudication is drawn from; amounts are shares of the line so that most look real. */
interface Draw {
  readonly kind: 'pay' | 'reverse' | 'correct' | 'whole' | 'beside' | 'broken';
  readonly payer: number;
  readonly target: number;
  readonly date: number;
  readonly set: number;
  readonly lines: readonly { readonly paid: number; readonly cas: readonly (readonly [number, number])[] }[];
}

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom(
    'pay',
    'pay',
    'pay',
    'reverse',
    'reverse',
    'correct',
    'correct',
    'whole',
    'beside',
    'broken',
  ),
  payer: fc.constantFrom(1, 1, 2, 2, 3),
  target: fc.nat(5),
  date: fc.integer({ min: 1, max: 4 }),
  set: fc.nat(2),
  lines: fc.array(
    fc.record({
      paid: fc.integer({ min: 0, max: 8000 }),
      cas: fc.array(fc.tuple(fc.nat(REASONS.length - 1), fc.integer({ min: -500, max: 6000 })), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

function buildScene(draws: readonly Draw[]): { claim: ClaimAccount; adjudications: Adjudication[] } {
  const claim = claimAccount(['100', '80.50'], 3);
  const built: Adjudication[] = [];
  for (const [index, one] of draws.entries()) built.push(buildOne(one, index, built, claim));
  return { claim, adjudications: built };
}

function buildOne(
  one: Draw,
  index: number,
  built: readonly Adjudication[],
  claim: ClaimAccount,
): Adjudication {
  const target = built[one.target % Math.max(built.length, 1)];
  const given = {
    payerSequence: one.payer,
    productionDate: day(`2026-02-0${one.date}`),
    setHash: `set${one.set}-${one.date}`,
    remittanceId: `R${one.set}-${one.date}`,
    traceNumber: `T${one.set}`,
  };
  const ordinal = index + 1;
  if (one.kind === 'reverse' && target && target.payment.chargeAmount > ZERO) {
    const payment = { ...reversalOf(target.payment), ordinal };
    return adjudication(`cp${index}`, payment, { ...given, payerSequence: target.payerSequence });
  }
  const payment = buildPayment(one, index, claim);
  if (one.kind === 'correct' && target) {
    const references = [{ qualifier: 'F8', value: target.payment.payerControlNumber ?? '' }];
    const linked = { ...payment, references, ordinal };
    return adjudication(`cp${index}`, linked, { ...given, payerSequence: target.payerSequence });
  }
  return adjudication(`cp${index}`, { ...payment, ordinal }, given);
}

/** Lines filled up by CO-45 to the charge of the claim, so that first payers agree with it more often than not. */
function buildPayment(one: Draw, index: number, claim: ClaimAccount) {
  const lines = one.lines.map((line, at) => {
    const cas = line.cas.map(([reason, amount]) => [REASONS[reason]!, cents(amount)] as const);
    const used = addCents(cents(line.paid), ...cas.map(([, amount]) => amount));
    const rest = addCents(claim.lines[at]!.chargeAmount, negateCents(used));
    const all = [...cas, ['CO-45', rest] as const].filter(([, amount]) => amount !== ZERO);
    const text = all.map(([reason, amount]) => `${reason} ${formatCents(amount)}`).join(' ');
    return { paid: formatCents(cents(line.paid)), cas: text };
  });
  const payment = balanced(lines, { payerControlNumber: `ICN${index}` });
  if (one.kind === 'broken') return { ...payment, paymentAmount: addCents(payment.paymentAmount, cents(1)) };
  if (one.kind === 'beside') {
    const adjustments = [{ groupCode: 'CO', reasonCode: '45', amount: cents(1 + one.target), place: PLACE }];
    return balanced(lines, { payerControlNumber: `ICN${index}`, adjustments });
  }
  if (one.kind !== 'whole') return payment;
  const { chargeAmount, paymentAmount } = payment;
  const adjustments = payment.services.flatMap((service) => service.adjustments);
  return claimPayment({
    chargeAmount,
    paymentAmount,
    adjustments,
    payerControlNumber: `ICN${index}`,
    place: PLACE,
  });
}

/** Everything by which two ledgers could differ: balance by account, line and payer, and cash by remittance. */
function readBooks(journals: readonly Journal[]): Record<string, Cents> {
  const books: Record<string, Cents> = {};
  const add = (key: string, amount: Cents) => {
    books[key] = addCents(books[key] ?? ZERO, amount);
  };
  for (const posting of journals.flatMap((journal) => journal.postings)) {
    const line = posting.lineControlNumber ?? '';
    const payer = posting.payerSequence ?? '';
    for (const [account, amount] of [
      [posting.debit, posting.amount],
      [posting.credit, negateCents(posting.amount)],
    ] as const) {
      add(
        `${account} line ${account.startsWith('cash') || account.startsWith('liab') ? '' : line} payer ${payer}`,
        amount,
      );
      add(`${account} claim payment ${posting.claimPaymentId}`, amount);
      if (account === 'cash.remittance') add(`cash of ${posting.remittanceId}`, amount);
      if (account === 'liability.unapplied') add(`item ${posting.workItemId}`, negateCents(amount));
    }
  }
  return Object.fromEntries(
    Object.entries(books)
      .filter(([, amount]) => amount !== ZERO)
      .sort(),
  );
}

function readPlan(plan: PostingPlan) {
  const { journals: _, ...rest } = plan;
  return rest;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, at) => at !== index)).map((rest) => [item, ...rest]),
  );
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
