import type { CalendarDate } from '../../../schemas/calendar-date.js';
import {
  type DepositPlace,
  type DepositPlacement,
  depositTotal,
  type StandingDeposit,
} from '../../../schemas/deposit.js';
import { issue } from '../../../schemas/issue.js';
import type { Account, Journal, Posting, PostingDimensions } from '../../../schemas/ledger.js';
import { type Cents, formatCents, maxCents, minCents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { post } from '../remittance/planning/posting-difference.js';

export interface DepositChanges {
  readonly journals: readonly Journal[];
  readonly openedItems: readonly PlannedWorkItem[];
  readonly closedItems: readonly string[];
  /** Keys of the deposits that moved. */
  readonly moved: readonly string[];
}

/**
 * Posts deposits where they belong, and moves those whose place has changed: from liability.unapplied to the
 * remittance that has come, or back. The same deposit and the same remittance end the same in either order.
 */
export function planDeposits(
  placements: readonly DepositPlacement[],
  standing: ReadonlyMap<string, StandingDeposit>,
  accountingDate: CalendarDate,
): DepositChanges {
  const changes = placements.flatMap((placement) => {
    const { deposit, places } = placement;
    const stood = standing.get(deposit.key);
    const isFirst = stood === undefined || stood.journalCount === 0;
    if (!isFirst && areSame(stood.places, places)) return [];
    const postings = isFirst
      ? postArrival(placement)
      : [...turnBack(stood.places, deposit.key), ...moveTo(places, deposit.key)];
    const number = (stood?.journalCount ?? 0) + 1;
    const naturalKey = number === 1 ? deposit.key : `${deposit.key}/${number}`;
    const date = isFirst ? deposit.date : accountingDate;
    const journal: Journal | undefined =
      postings.length === 0 ? undefined : { naturalKey, kind: 'deposit', accountingDate: date, postings };
    return [{ journal, key: deposit.key }];
  });
  const unplaced = placements.filter(({ state }) => state !== 'matched');
  return {
    journals: changes.flatMap(({ journal }) => journal ?? []),
    openedItems: unplaced.map(buildItem),
    closedItems: placements.filter(({ state }) => state === 'matched').map(({ deposit }) => deposit.key),
    moved: changes.map(({ key }) => key),
  };
}

/** What arrived fills the places in their order, and the fee what it leaves. */
function postArrival({ deposit, places }: DepositPlacement): Posting[] {
  if (places.length === 1) {
    const [place] = places;
    return [
      ...postTo('cash.bank', place!, deposit.amount, deposit.key),
      ...postTo('expense.payer-charges', place!, deposit.fee, deposit.key),
    ];
  }
  let arrived: Cents = deposit.amount;
  return places.flatMap((place) => {
    const part = place.amount < ZERO ? maxCents(arrived, place.amount) : minCents(arrived, place.amount);
    arrived = subtractCents(arrived, part);
    const kept = subtractCents(place.amount, part);
    return [
      ...postTo('cash.bank', place, part, deposit.key),
      ...postTo('expense.payer-charges', place, kept, deposit.key),
    ];
  });
}

function postTo(debit: Account, place: DepositPlace, amount: Cents, key: string): Posting[] {
  if (amount === ZERO) return [];
  return place.remittanceId === undefined
    ? [post(debit, 'liability.unapplied', amount, { workItemId: key })]
    : [post(debit, 'cash.remittance', amount, { remittanceId: place.remittanceId })];
}

/** Through liability.unapplied, under the deposit's own item. */
function moveTo(places: readonly DepositPlace[], key: string): Posting[] {
  return withRemittance(places).map(({ remittanceId, amount }) =>
    post('liability.unapplied', 'cash.remittance', amount, dimensionsOf(remittanceId, key)),
  );
}

function turnBack(places: readonly DepositPlace[], key: string): Posting[] {
  return withRemittance(places).map(({ remittanceId, amount }) =>
    post('cash.remittance', 'liability.unapplied', amount, dimensionsOf(remittanceId, key)),
  );
}

function withRemittance(places: readonly DepositPlace[]) {
  return places.flatMap(({ remittanceId, amount }) =>
    remittanceId === undefined ? [] : [{ remittanceId, amount }],
  );
}

function dimensionsOf(remittanceId: string, key: string): PostingDimensions {
  return { remittanceId, workItemId: key };
}

function areSame(one: readonly DepositPlace[], other: readonly DepositPlace[]): boolean {
  const text = (places: readonly DepositPlace[]) =>
    places.map(({ remittanceId = '', amount }) => `${remittanceId} ${amount}`).join('|');
  return text(one) === text(other);
}

/** The money of an item in liability.unapplied is exactly its amount. */
function buildItem({ deposit, state }: DepositPlacement): PlannedWorkItem {
  const kind = state === 'deposit-amount-mismatch' ? state : 'money-without-remittance';
  const context = { amount: formatCents(depositTotal(deposit)), date: deposit.date };
  return {
    naturalKey: deposit.key,
    kind,
    amount: depositTotal(deposit),
    issues: [issue(`deposit.${kind}`, {}, context)],
  };
}
