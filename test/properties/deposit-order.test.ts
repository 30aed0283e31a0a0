import {
  type BankDeposit,
  type DepositPlacement,
  depositTotal,
  type ExpectedDeposit,
  type StandingDeposit,
} from '../../schemas/deposit.js';
import type { Journal } from '../../schemas/ledger.js';
import { type Cents, cents, negateCents, sumCents, ZERO } from '../../schemas/money.js';
import { matchDeposits } from '../../src/domain/deposits/match-deposits.js';
import { planDeposits } from '../../src/domain/deposits/plan-deposits.js';
import { checkJournal } from '../../src/domain/ledger/check-journal.js';
import { day } from '../domain/remittance/remittance-builder.js';
import { TODAY } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';

type Arrival = { readonly deposit: BankDeposit } | { readonly expected: ExpectedDeposit };

const traces = fc.constantFrom('T1', 'T1', 'T2', '0000');
const payers = fc.constantFrom('1512345678', '512345678', '1999999999');
const amounts = fc.constantFrom(3_000, 5_000, 8_000);
const days = fc.integer({ min: 1, max: 3 }).map((date) => day(`2026-03-0${date}`));

const scene = fc
  .array(
    fc.record({
      isDeposit: fc.boolean(),
      ...{ traceNumber: traces, payerIdentifier: payers, amount: amounts, date: days },
      fee: fc.constantFrom(0, 0, 0, 150),
      isReturn: fc.constantFrom(false, false, true),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .chain((draws) => {
    const arrivals = draws.map(({ isDeposit, isReturn, amount, fee, ...rest }, index): Arrival => {
      if (isDeposit && isReturn)
        return { deposit: { ...rest, key: `deposit:${index}`, amount: cents(-amount), fee: ZERO } };
      if (isDeposit)
        return {
          deposit: { ...rest, key: `deposit:${index}`, amount: cents(amount - fee), fee: cents(fee) },
        };
      const ids = {
        remittanceId: `R${index}`,
        setHash: `S${index}`,
        payerName: 'P',
        paymentMethodCode: 'ACH',
      };
      return { expected: { ...rest, ...ids, amount: cents(amount) } };
    });
    return fc.tuple(fc.constant(arrivals), fc.shuffledSubarray(arrivals, { minLength: arrivals.length }));
  });

/** Takes arrivals one by one, as the store does. */
function takeInOrder(arrivals: readonly Arrival[]) {
  const deposits: BankDeposit[] = [];
  const expected: ExpectedDeposit[] = [];
  const journals: Journal[] = [];
  const standing = new Map<string, StandingDeposit>();
  const items = new Map<string, string>();
  let placements = matchDeposits([], []);
  for (const arrival of arrivals) {
    if ('deposit' in arrival) deposits.push(arrival.deposit);
    else {
      expected.push(arrival.expected);
      const { remittanceId, amount } = arrival.expected;
      const postings = [
        { debit: 'cash.remittance', credit: 'receivable.payer.1', amount, remittanceId } as const,
      ];
      journals.push({ naturalKey: remittanceId, kind: 'claim-payment', accountingDate: TODAY, postings });
    }
    placements = matchDeposits(deposits, expected);
    const changes = planDeposits(placements, standing, TODAY);
    journals.push(...changes.journals);
    for (const item of changes.openedItems) items.set(item.naturalKey, `${item.kind} ${item.amount}`);
    for (const key of changes.closedItems) items.delete(key);
    for (const { deposit, places } of placements) {
      const count = standing.get(deposit.key)?.journalCount ?? 0;
      const hasMoved = changes.moved.includes(deposit.key);
      standing.set(deposit.key, { key: deposit.key, places, journalCount: hasMoved ? count + 1 : count });
    }
    expect(planDeposits(placements, standing, TODAY).journals).toEqual([]);
  }
  return { placements, journals, items, expected };
}

function balance(
  journals: readonly Journal[],
  account: string,
  ofRemittance?: string,
  ofItem?: string,
): Cents {
  const postings = journals.flatMap((journal) => journal.postings);
  const own = postings.filter(
    (posting) =>
      (ofRemittance === undefined || posting.remittanceId === ofRemittance) &&
      (ofItem === undefined || posting.workItemId === ofItem),
  );
  return sumCents(own, ({ debit, credit, amount }) =>
    debit === account ? amount : credit === account ? negateCents(amount) : ZERO,
  );
}

function paidOf(placements: readonly DepositPlacement[], remittanceId: string): Cents {
  const places = placements.flatMap((placement) => placement.places);
  return sumCents(
    places.filter((place) => place.remittanceId === remittanceId),
    ({ amount }) => amount,
  );
}

const ACCOUNTS = ['cash.bank', 'cash.remittance', 'expense.payer-charges', 'liability.unapplied'];

describe('deposits and their remittances', () => {
  it('end the same in any order, with every cent in its place', () => {
    fc.assert(
      fc.property(scene, ([arrivals, order]) => {
        const one = takeInOrder(arrivals);
        const other = takeInOrder(order);
        expect(other.placements).toEqual(one.placements);
        expect([...other.items].sort()).toEqual([...one.items].sort());
        for (const account of ACCOUNTS) {
          expect(balance(other.journals, account)).toBe(balance(one.journals, account));
        }
        for (const { journals, placements, expected } of [one, other]) {
          expect(journals.flatMap(checkJournal)).toEqual([]);
          const keys = journals.map(({ naturalKey }) => naturalKey);
          expect(new Set(keys).size).toBe(keys.length);
          const deposits = placements.map(({ deposit }) => deposit);
          expect(balance(journals, 'cash.bank')).toBe(sumCents(deposits, ({ amount }) => amount));
          expect(balance(journals, 'expense.payer-charges')).toBe(sumCents(deposits, ({ fee }) => fee));
          for (const { remittanceId, amount } of expected) {
            const open = amount - paidOf(placements, remittanceId);
            expect(balance(journals, 'cash.remittance', remittanceId)).toBe(open);
          }
          for (const { deposit, state } of placements) {
            const unapplied = negateCents(balance(journals, 'liability.unapplied', undefined, deposit.key));
            expect(unapplied).toBe(state === 'matched' ? 0 : depositTotal(deposit));
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('pays no remittance twice, and none of another payer, trace or amount', () => {
    fc.assert(
      fc.property(scene, ([arrivals]) => {
        const { placements, expected } = takeInOrder(arrivals);
        const byId = new Map(expected.map((each) => [each.remittanceId, each]));
        for (const { remittanceId, amount } of expected) {
          expect([0, amount]).toContain(paidOf(placements, remittanceId));
        }
        for (const { deposit, places } of placements) {
          expect(sumCents(places, ({ amount }) => amount)).toBe(depositTotal(deposit));
          for (const { remittanceId, amount } of places) {
            const remittance = remittanceId === undefined ? undefined : byId.get(remittanceId)!;
            if (!remittance) continue;
            // A deposit that pays several pays each whole; pieces of one add up to it above.
            if (places.length > 1) expect(Math.abs(amount)).toBe(remittance.amount);
            expect(remittance.traceNumber).toBe(deposit.traceNumber);
            expect(remittance.traceNumber).not.toBe('0000');
            expect(remittance.payerIdentifier.slice(-9)).toBe(deposit.payerIdentifier!.slice(-9));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
