import { type CalendarDate, daysBetween } from '../../../schemas/calendar-date.js';
import type { Account } from '../../../schemas/ledger.js';
import { addCents, type Cents, sumCents, ZERO } from '../../../schemas/money.js';

/** What one party owes on one claim, or part of it: debits less credits, so a credit balance is negative. */
export interface ReceivableItem {
  readonly claimId: string;
  /** `receivable.payer.1`, `receivable.patient`, `receivable.agency`. */
  readonly account: Account;
  readonly balance: Cents;
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
}

export type AgingBasis = 'last-service-date' | 'first-service-date';

/** Days from and to, both included; the last bucket has no end. */
export interface AgingBucket {
  readonly label: string;
  readonly from: number;
  readonly to?: number;
}

export interface AgingOptions {
  readonly asOf: CalendarDate;
  /** By default the last date of service. */
  readonly basis?: AgingBasis;
  /** Last day of each bucket but the open one, ascending; by default 30, 60, 90, 120, 150, 180. */
  readonly bucketEnds?: readonly number[];
  /** Balances of liability.unapplied, credits above zero: shown beside the receivables, never netted. */
  readonly unapplied?: readonly Cents[];
}

export interface AgingRow {
  /** The responsible party. */
  readonly account: Account;
  /** Debit balances by bucket, in the order of the buckets. */
  readonly amounts: readonly Cents[];
  /** Credit balances of claims, zero or below. */
  readonly credits: Cents;
  /** Buckets and credits: what the ledger says of this account. */
  readonly total: Cents;
  readonly claimCount: number;
}

export interface Aging {
  readonly asOf: CalendarDate;
  readonly basis: AgingBasis;
  readonly buckets: readonly AgingBucket[];
  readonly rows: readonly AgingRow[];
  readonly total: Omit<AgingRow, 'account'>;
  readonly unapplied: Cents;
}

const STANDARD_ENDS: readonly number[] = [30, 60, 90, 120, 150, 180];

/**
 * Ages what is open by claim and responsible party. A party's balance on a claim is one item in one bucket; credits
 * stand apart, so that no bucket hides one; and every total is the ledger's to the cent. Dates after `asOf` count as
 * zero days old.
 */
export function ageReceivables(items: readonly ReceivableItem[], options: AgingOptions): Aging {
  const basis = options.basis ?? 'last-service-date';
  const buckets = buildBuckets(options.bucketEnds ?? STANDARD_ENDS);
  const open = joinByClaim(items, basis).filter((item) => item.balance !== ZERO);
  const accounts = [...new Set(open.map((item) => item.account))].sort(compareParties);
  const rowOf = (of: readonly OpenItem[]) => ageItems(of, buckets, options.asOf);
  return {
    asOf: options.asOf,
    basis,
    buckets,
    rows: accounts.map((account) => ({ account, ...rowOf(open.filter((item) => item.account === account)) })),
    total: rowOf(open),
    unapplied: sumCents(options.unapplied ?? [], (balance) => balance),
  };
}

interface OpenItem {
  readonly claimId: string;
  readonly account: Account;
  readonly balance: Cents;
  readonly date: CalendarDate;
}

function buildBuckets(ends: readonly number[]): AgingBucket[] {
  const closed = ends.map((to, index) => {
    const from = index === 0 ? 0 : ends[index - 1]! + 1;
    return { label: `${from}-${to}`, from, to };
  });
  const last = ends.at(-1);
  return last === undefined
    ? [{ label: 'all', from: 0 }]
    : [...closed, { label: `>${last}`, from: last + 1 }];
}

function joinByClaim(items: readonly ReceivableItem[], basis: AgingBasis): OpenItem[] {
  const joined = new Map<string, OpenItem>();
  for (const item of items) {
    const { claimId, account } = item;
    const key = `${claimId} ${account}`;
    const known = joined.get(key);
    const own = basis === 'last-service-date' ? item.lastServiceDate : item.firstServiceDate;
    const isNewer = known !== undefined && known.date > own === (basis === 'last-service-date');
    const date = isNewer ? known.date : own;
    joined.set(key, { claimId, account, balance: addCents(known?.balance ?? ZERO, item.balance), date });
  }
  return [...joined.values()];
}

function ageItems(
  items: readonly OpenItem[],
  buckets: readonly AgingBucket[],
  asOf: CalendarDate,
): Omit<AgingRow, 'account'> {
  const debits = items.filter((item) => item.balance > ZERO);
  const amounts = buckets.map((bucket) =>
    sumCents(
      debits.filter((item) => holds(bucket, daysBetween(item.date, asOf))),
      (item) => item.balance,
    ),
  );
  const credits = sumCents(
    items.filter((item) => item.balance < ZERO),
    (item) => item.balance,
  );
  const claimCount = new Set(items.map((item) => item.claimId)).size;
  return { amounts, credits, total: addCents(...amounts, credits), claimCount };
}

function holds(bucket: AgingBucket, days: number): boolean {
  const age = Math.max(days, 0);
  return age >= bucket.from && (bucket.to === undefined || age <= bucket.to);
}

/** Payers by sequence, then the patient, then the agency. */
function compareParties(one: Account, other: Account): number {
  return rankParty(one) - rankParty(other);
}

function rankParty(account: Account): number {
  if (account === 'receivable.patient') return Number.MAX_SAFE_INTEGER - 1;
  if (account === 'receivable.agency') return Number.MAX_SAFE_INTEGER;
  return Number(account.split('.').at(-1));
}
