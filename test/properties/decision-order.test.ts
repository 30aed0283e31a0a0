import type { Journal, Posting } from '../../schemas/ledger.js';
import { addCents, type Cents, cents, formatCents, ZERO } from '../../schemas/money.js';
import type { Adjudication, ClaimDecision } from '../../schemas/remittance-records.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import { buildTrialBalance } from '../../src/domain/ledger/trial-balance.js';
import { approvalKey } from '../../src/domain/remittance/planning/plan-decision-postings.js';
import { planPostings } from '../../src/domain/remittance/planning/plan-postings.js';
import {
  adjudication,
  balanced,
  claimAccount,
  day,
  reversalOf,
} from '../domain/remittance/remittance-builder.js';
import { entriesOf, TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';

const CLAIM = claimAccount(['100', '80'], 2);

const REASONS = ['CO-16', 'CO-50', 'PR-204', 'PR-204', 'CO-45', 'PR-1'];

/** What a payer says of both lines: paid, and one reason for the rest. */
const payment = fc.record({
  payer: fc.constantFrom(1, 1, 2),
  paid: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 80 })),
  reasons: fc.tuple(fc.nat(REASONS.length - 1), fc.nat(REASONS.length - 1)),
  isReversed: fc.boolean(),
  /** CLP04 is what its parts make and this beside it, in cents. */
  beyond: fc.constantFrom(0, 0, 0, 700, -700),
});

/** About a denial that may be there, more or less than it says. */
const decision = fc.record({
  decision: fc.constantFrom('given-up' as const, 'billed-on' as const, 'variance' as const),
  of: fc.nat(1),
  line: fc.integer({ min: 1, max: 2 }),
  amount: fc.integer({ min: 1, max: 12_000 }),
  minute: fc.nat(9),
  isWaived: fc.boolean(),
});

const WAIVER = { notice: 'waiver', document: 'W-1', signedOn: TODAY, lines: [] } as const;

type Drawn = typeof payment extends fc.Arbitrary<infer T> ? T : never;

function buildAdjudications(drawn: readonly Drawn[]): Adjudication[] {
  return drawn.flatMap((each, index) => {
    const lines = each.paid.map((paid, line) => {
      const rest = [100, 80][line]! - paid;
      const cas = rest === 0 ? '' : `${REASONS[each.reasons[line]!]} ${rest}`;
      return { paid: String(paid), cas };
    });
    const given = {
      payerSequence: each.payer,
      payerId: `P${each.payer}`,
      productionDate: day(`2026-01-${10 + index}`),
    };
    const whole = balanced(lines, { payerControlNumber: `ICN${index}` });
    const built = { ...whole, paymentAmount: addCents(whole.paymentAmount, cents(each.beyond)) };
    const own = adjudication(`cp${index}`, built, given);
    const later = { ...given, productionDate: day(`2026-02-${10 + index}`) };
    return each.isReversed ? [own, adjudication(`cp${index}r`, reversalOf(built), later)] : [own];
  });
}

type Fact = { readonly came: Adjudication } | { readonly decided: ClaimDecision };

function postAll(facts: readonly Fact[]): Journal[] {
  const journals = planCharge(CLAIM, [], TODAY);
  facts.forEach((_, index) => {
    const known = facts.slice(0, index + 1);
    const adjudications = known.flatMap((fact) => ('came' in fact ? [fact.came] : []));
    const decisions = known.flatMap((fact) => ('decided' in fact ? [fact.decided] : []));
    const claim = { ...CLAIM, decisions };
    journals.push(...planPostings(claim, adjudications, entriesOf(journals), TODAY).journals);
    expect(planPostings(claim, adjudications, entriesOf(journals), TODAY).journals).toEqual([]);
  });
  return journals;
}

function tellBalances(journals: readonly Journal[]): string[] {
  const balances = buildTrialBalance(journals.flatMap(({ postings }) => postings));
  return [...balances].map(([account, balance]) => `${account} ${formatCents(balance)}`).sort();
}

/** What stands of one decision, from all its journals. */
function standingOf(journals: readonly Journal[], approvalId: string): Cents[] {
  const key = approvalKey(approvalId);
  const own = journals.filter(({ naturalKey }) => naturalKey === key || naturalKey.startsWith(`${key}/`));
  const balances = buildTrialBalance(own.flatMap(({ postings }) => postings));
  return [...balances.values()].filter((balance) => balance > ZERO);
}

/** Claim payments with what is decided of them, in an order to be. */
const facts = fc
  .record({
    payments: fc.array(payment, { minLength: 1, maxLength: 4 }),
    decisions: fc.array(decision, { minLength: 2, maxLength: 5 }),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ payments, decisions, order }): { straight: readonly Fact[]; shuffled: readonly Fact[] } => {
    const came = buildAdjudications(payments).map((each) => ({ came: each }));
    const decided = decisions.map((each, index) => ({
      decided: {
        ...{ approvalId: `a${index}`, decision: each.decision, amount: cents(each.amount) },
        ...(each.decision === 'billed-on' && each.isWaived && { waiver: WAIVER }),
        objectId: each.decision === 'variance' ? `cp${each.of}` : `denial:cp${each.of}:${each.line}.1`,
        decidedAt: `2026-02-01T10:0${each.minute}:00.000Z`,
      },
    }));
    const straight: readonly Fact[] = [...came, ...decided];
    const shuffled = straight
      .map((fact) => [order.next().value as number, fact] as const)
      .sort(([one], [other]) => one - other)
      .map(([, fact]) => fact);
    return { straight, shuffled };
  });

test('the same claim payments and decisions end in the same ledger, in whatever order they come', () => {
  fc.assert(
    fc.property(facts, ({ straight, shuffled }) => {
      const [one, other] = [postAll(straight), postAll(shuffled)];
      expect(tellBalances(other)).toEqual(tellBalances(one));
      expect(other.flatMap(checkJournal)).toEqual([]);
      for (const fact of straight) {
        if (!('decided' in fact)) continue;
        const standing = standingOf(other, fact.decided.approvalId);
        expect(standing.length).toBeLessThanOrEqual(1);
        if (fact.decided.decision === 'variance') continue;
        for (const amount of standing) expect(amount).toBeLessThanOrEqual(fact.decided.amount);
      }
    }),
    { numRuns: 200 },
  );
});

test('each decision comes to the same, whatever ids the claim payments are given when they come', () => {
  fc.assert(
    fc.property(facts, ({ straight, shuffled }) => {
      expect(tellDecided(postAll(named(shuffled)))).toEqual(tellDecided(postAll(named(straight))));
    }),
    { numRuns: 200 },
  );
});

/** With ids that are made when claim payments come, each behind the one before. */
function named(facts: readonly Fact[]): Fact[] {
  const arrived = facts.flatMap((fact) => ('came' in fact ? [fact.came.claimPaymentId] : []));
  const idOf = (claimPaymentId: string) => `id${arrived.indexOf(claimPaymentId)}`;
  return facts.map((fact): Fact => {
    if ('came' in fact) return { came: { ...fact.came, claimPaymentId: idOf(fact.came.claimPaymentId) } };
    const objectId = fact.decided.objectId.replace(/cp\d/, idOf);
    return { decided: { ...fact.decided, objectId } };
  });
}

/** What stands of each decision: `approval:a1 write-off.denial 60.00`. */
function tellDecided(journals: readonly Journal[]): string[] {
  const byApproval = new Map<string, Posting[]>();
  for (const { naturalKey, postings } of journals.filter((each) => each.naturalKey.startsWith('approval:'))) {
    const approval = naturalKey.split('/')[0]!;
    byApproval.set(approval, [...(byApproval.get(approval) ?? []), ...postings]);
  }
  return [...byApproval]
    .flatMap(([approval, postings]) =>
      [...buildTrialBalance(postings)].map(
        ([account, balance]) => `${approval} ${account} ${formatCents(balance)}`,
      ),
    )
    .sort();
}
