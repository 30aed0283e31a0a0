import type { Journal } from '../../schemas/ledger.js';
import { addCents, type Cents, cents, negateCents, sumCents, ZERO } from '../../schemas/money.js';
import type { ClaimChain, RecoupmentFact, StandingRecoupment } from '../../schemas/recoupment.js';
import { buildRegister, sumOpen } from '../../src/domain/recoupment/build-register.js';
import { planPayerCheque } from '../../src/domain/recoupment/plan-overpayment.js';
import { planRegisterChanges } from '../../src/domain/recoupment/plan-register-changes.js';
import { readRecoupmentFacts } from '../../src/domain/recoupment/read-recoupment-facts.js';
import { planProviderAdjustments } from '../../src/domain/remittance/planning/plan-provider-adjustments.js';
import { advice, day, money, providerAdjustment } from '../domain/remittance/remittance-builder.js';
import { TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';

const CHAINS: ClaimChain[] = [
  { claimId: 'claim-A', payerControlNumbers: ['A', 'A2'], takenBack: [money('20')] },
  { claimId: 'claim-B', payerControlNumbers: ['B'], takenBack: [] },
];

const adjustment = fc.record({
  code: fc.constantFrom('WO', 'WO', 'WO', 'FB', 'FB', '72', 'B2', 'CS', 'AP', 'OB'),
  reference: fc.constantFrom(undefined, 'A', 'A2', 'B', 'L1', 'X', '0'),
  amount: fc.constantFrom(-5000, -3000, -2000, 2000, 3000, 5000, 8000),
});

/** A remittance with its adjustments, one of two payers; or a letter; or our cheque for an earlier adjustment. */
const arrival = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('remittance' as const),
      day: fc.integer({ min: 1, max: 4 }),
      payer: fc.constantFrom('1', '1', '2'),
      plb: fc.array(adjustment, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('letter' as const),
      day: fc.integer({ min: 1, max: 4 }),
      claim: fc.constantFrom('A', 'B', 'C'),
      amount: fc.constantFrom(0, 2000, 5000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cheque' as const),
      day: fc.integer({ min: 1, max: 4 }),
      pays: fc.nat(5),
    }),
  },
);

type Arrival = typeof arrival extends fc.Arbitrary<infer T> ? T : never;

interface Built {
  readonly facts: readonly RecoupmentFact[];
  /** What its own posting moves, the register's part left out. */
  readonly journals: readonly Journal[];
}

function buildAll(arrivals: readonly Arrival[]): Built[] {
  const paid = arrivals.flatMap((each, index) =>
    each.kind === 'remittance' ? [`provider-adjustment:S${index}:000001`] : [],
  );
  return arrivals.map((each, index) => buildOne(each, index, paid));
}

function buildOne(each: Arrival, index: number, paid: readonly string[]): Built {
  const base = {
    payerIdentifier: '1',
    payeeIdentifier: '1234567893',
    payerName: 'P',
    date: day(`2026-03-0${each.day}`),
  };
  if (each.kind === 'letter') {
    const key = `letter:L1:${index}`;
    const fact: RecoupmentFact = {
      ...base,
      key,
      source: 'letter',
      letterNumber: 'L1',
      reference: each.claim,
      amount: cents(-each.amount),
    };
    const postings = [
      { debit: 'adjustment.contractual', credit: 'payer.offset', amount: cents(each.amount) } as const,
    ];
    return {
      facts: [fact],
      journals:
        each.amount === 0 ? [] : [{ naturalKey: key, kind: 'recoupment', accountingDate: TODAY, postings }],
    };
  }
  if (each.kind === 'cheque') {
    const matchedTo = paid[each.pays % Math.max(paid.length, 1)];
    const fact: RecoupmentFact = {
      ...base,
      key: `cheque:${index}`,
      source: 'cheque',
      amount: money('30'),
      ...(matchedTo !== undefined && { matchedTo }),
    };
    return { facts: [fact], journals: [planPayerCheque(fact, TODAY)] };
  }
  const providerAdjustments = each.plb.map(({ code, reference, amount }, at) => ({
    ...providerAdjustment(at + 1, reference === undefined ? code : `${code}:${reference}`, '0'),
    amount: cents(amount),
  }));
  const set = advice({ providerAdjustments, payerIdentifier: each.payer, paymentDate: base.date });
  const ids = { remittanceId: `R${index}`, setHash: `S${index}` };
  return {
    facts: readRecoupmentFacts(set, ids),
    journals: planProviderAdjustments(set, ids.remittanceId, TODAY).journals,
  };
}

/** Takes arrivals one by one as the store does; what was posted and opened is kept beside the register. */
function takeInOrder(arrivals: readonly Built[]) {
  const journals: Journal[] = [];
  const standing = new Map<string, StandingRecoupment>();
  const items = new Map<string, string>();
  const facts: RecoupmentFact[] = [];
  let entries = buildRegister([], []);
  for (const arrived of arrivals) {
    facts.push(...arrived.facts);
    journals.push(...arrived.journals);
    entries = buildRegister(facts, CHAINS);
    const changes = planRegisterChanges(entries, standing, TODAY);
    journals.push(...changes.journals);
    for (const item of changes.openedItems)
      items.set(item.naturalKey, `${item.amount} ${item.claimId ?? ''}`);
    for (const key of changes.closedItems) items.delete(key);
    const moved = new Set(changes.journals.map(({ naturalKey }) => naturalKey.split('/')[0]));
    for (const { fact, transferAmount, findings, claimId } of entries) {
      const count = standing.get(fact.key)?.transferCount ?? 0;
      const hasMoved = moved.has(`recoupment-transfer:${fact.key}`);
      standing.set(fact.key, {
        key: fact.key,
        transferAmount,
        transferCount: hasMoved ? count + 1 : count,
        findings,
        ...(claimId !== undefined && { claimId }),
      });
    }
  }
  return { journals, entries, items };
}

function balanceOf(journals: readonly Journal[], account: string): Cents {
  return sumCents(
    journals.flatMap(({ postings }) => postings),
    ({ debit, credit, amount }) =>
      debit === account ? amount : credit === account ? negateCents(amount) : ZERO,
  );
}

const scene = fc.array(arrival, { minLength: 1, maxLength: 7 }).chain((arrivals) => {
  const built = buildAll(arrivals);
  return fc.tuple(fc.constant(built), fc.shuffledSubarray(built, { minLength: built.length }));
});

describe('the register of recoupments', () => {
  it('is the same in any order of arrival, and payer.offset holds what is open in it', () => {
    fc.assert(
      fc.property(scene, ([built, order]) => {
        const one = takeInOrder(built);
        const other = takeInOrder(order);
        expect(other.entries).toEqual(one.entries);
        expect([...other.items].filter(([key]) => key.startsWith('recoupment')).sort()).toEqual(
          [...one.items].filter(([key]) => key.startsWith('recoupment')).sort(),
        );
        for (const { journals, entries } of [one, other]) {
          expect(balanceOf(journals, 'payer.offset')).toBe(sumOpen(entries));
          const keys = journals.map(({ naturalKey }) => naturalKey);
          expect(new Set(keys).size).toBe(keys.length);
        }
        for (const account of ['liability.unapplied', 'cash.remittance', 'cash.bank']) {
          expect(balanceOf(other.journals, account)).toBe(balanceOf(one.journals, account));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('has opened less closed as open, entry by entry, and sets no amount against two', () => {
    fc.assert(
      fc.property(scene, ([built]) => {
        const { entries } = takeInOrder(built);
        const used = new Map<string, Cents>();
        for (const { openedAmount, openAmount, closings, fact } of entries) {
          expect(addCents(openedAmount, ...closings.map(({ amount }) => amount))).toBe(openAmount);
          for (const { key, amount } of closings) {
            expect(Math.sign(amount)).toBe(-Math.sign(fact.amount));
            used.set(key, addCents(used.get(key) ?? ZERO, amount));
          }
        }
        for (const { fact, openedAmount, transferAmount } of entries) {
          const counted = fact.reasonCode === 'CS' ? transferAmount : fact.amount;
          expect(addCents(openedAmount, used.get(fact.key) ?? ZERO)).toBe(counted);
        }
      }),
      { numRuns: 500 },
    );
  });
});
