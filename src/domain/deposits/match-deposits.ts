import {
  type BankDeposit,
  type DepositPlace,
  type DepositPlacement,
  depositTotal,
  type ExpectedDeposit,
} from '../../../schemas/deposit.js';
import { type Cents, negateCents, sumCents, ZERO } from '../../../schemas/money.js';
import { groupBy } from '../group-by.js';
import { readPayerKey, readTraceKey } from './trace-key.js';

/**
 * Finds the remittance of each deposit: by trace number (TRN02), payer (TRN03) and amount, in an order of their own,
 * so that it does not matter which came first. A deposit that is exactly all remittances of its trace pays them all,
 * and all that are left of a trace pay the one remittance that is, where they are exactly its amount.
 * One that the bank gave back lies with what gave it back, and its remittance waits for its money again.
 */
export function matchDeposits(
  deposits: readonly BankDeposit[],
  expected: readonly ExpectedDeposit[],
): DepositPlacement[] {
  const byTrace = groupBy([...expected].sort(byDate((one) => one.setHash)), traceOf);
  const sorted = [...deposits].sort(byDate((one) => one.key));
  const places = placeReturned(sorted, byTrace);
  for (const deposit of sorted) {
    if (places.has(deposit.key)) continue;
    const open = byTrace.get(traceOf(deposit) ?? '') ?? [];
    const fitting = open.find(({ amount }) => amount === depositTotal(deposit));
    if (!fitting) continue;
    places.set(deposit.key, [placeOf(fitting)]);
    open.splice(open.indexOf(fitting), 1);
  }
  for (const deposit of sorted) {
    const open = byTrace.get(traceOf(deposit) ?? '') ?? [];
    const isAll = open.length > 1 && sumCents(open, ({ amount }) => amount) === depositTotal(deposit);
    if (places.has(deposit.key) || !isAll) continue;
    places.set(deposit.key, open.splice(0).map(placeOf));
  }
  for (const [deposit, place] of placeTogether(sorted, byTrace, places)) places.set(deposit.key, [place]);
  return sorted.map((deposit) => {
    const found = places.get(deposit.key);
    if (found) return { deposit, state: 'matched', places: found };
    const isMismatch = (byTrace.get(traceOf(deposit) ?? '') ?? []).length > 0;
    const state = isMismatch ? 'deposit-amount-mismatch' : 'money-without-remittance';
    return { deposit, state, places: [{ amount: depositTotal(deposit) }] };
  });
}

/**
 * A deposit and what the bank gave back of it, whole, lie where the deposit would lie alone: together they come to
 * nothing, and another deposit may still pay.
 */
function placeReturned(
  sorted: readonly BankDeposit[],
  byTrace: ReadonlyMap<string, readonly ExpectedDeposit[]>,
): Map<string, readonly DepositPlace[]> {
  const places = new Map<string, readonly DepositPlace[]>();
  for (const given of sorted.filter((deposit) => depositTotal(deposit) < ZERO)) {
    const [trace, total] = [traceOf(given), negateCents(depositTotal(given))];
    const own = findPaid(byTrace.get(trace ?? '') ?? [], total);
    if (!own) continue;
    const returned = sorted.find(
      (each) =>
        traceOf(each) === trace &&
        depositTotal(each) === total &&
        each.date <= given.date &&
        !places.has(each.key),
    );
    if (!returned) continue;
    places.set(returned.key, own.map(placeOf));
    const back = own.map(({ remittanceId, amount }) => ({ remittanceId, amount: negateCents(amount) }));
    places.set(given.key, back);
  }
  return places;
}

/** Of a payment that came in pieces: each with its own amount on the remittance that they pay together. */
function placeTogether(
  sorted: readonly BankDeposit[],
  byTrace: ReadonlyMap<string, ExpectedDeposit[]>,
  places: ReadonlyMap<string, readonly DepositPlace[]>,
): (readonly [BankDeposit, DepositPlace])[] {
  const left = groupBy(
    sorted.filter(({ key }) => !places.has(key)),
    traceOf,
  );
  return [...left].flatMap(([trace, pieces]) => {
    const open = byTrace.get(trace) ?? [];
    const [paid] = open;
    if (!paid || open.length > 1 || sumCents(pieces, depositTotal) !== paid.amount) return [];
    open.splice(0);
    const { remittanceId } = paid;
    return pieces.map((piece) => [piece, { remittanceId, amount: depositTotal(piece) }] as const);
  });
}

/** One remittance of the amount, else all of them where they are that together. */
function findPaid(
  expected: readonly ExpectedDeposit[],
  total: Cents,
): readonly ExpectedDeposit[] | undefined {
  const fitting = expected.find(({ amount }) => amount === total);
  if (fitting) return [fitting];
  return sumCents(expected, ({ amount }) => amount) === total ? expected : undefined;
}

type Traced = Pick<BankDeposit, 'traceNumber' | 'payerIdentifier'>;

/** Both are wanted: a trace number is unique with its payer alone. */
function traceOf(money: Traced): string | undefined {
  const [trace, payer] = [readTraceKey(money.traceNumber), readPayerKey(money.payerIdentifier)];
  return trace === undefined || payer === undefined ? undefined : `${payer}|${trace}`;
}

function placeOf({ remittanceId, amount }: ExpectedDeposit): DepositPlace {
  return { remittanceId, amount };
}

function byDate<T extends { readonly date: string }>(keyOf: (item: T) => string) {
  return (one: T, other: T) => {
    const [first, second] = [`${one.date} ${keyOf(one)}`, `${other.date} ${keyOf(other)}`];
    return first < second ? -1 : first > second ? 1 : 0;
  };
}
