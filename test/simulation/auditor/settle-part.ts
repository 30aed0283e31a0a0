import { type Cas, sumOf } from '../world/answer.js';
import { type Meaning, meaningOf, type Surroundings } from './meaning.js';

/** One line of an answer, or the answer as a whole. */
export interface Part extends Surroundings {
  /** Empty without a line. */
  readonly line: string;
  /** The CAS that are settled; those around them are in `cas`. */
  readonly own: readonly Cas[];
}

/** So much leaves the payer's receivable for an account, `cash` among them. */
export interface Move {
  readonly line: string;
  readonly to: string;
  readonly cents: number;
}

export interface Settled {
  readonly moves: readonly Move[];
  /** What moved on, and what stays with a reason. */
  readonly shared: number;
  readonly stays: number;
  /** Of what stays, shares that may not go where they would, each for a person to look at. */
  readonly barred: readonly number[];
}

/** Where the patient's share goes. */
export interface Parties {
  readonly next: string | undefined;
}

/**
 * Domain text 0, steps 1 to 4, for one line: cash as reported; patient share and denials up to what is open; and of
 * the other adjustments what is left, within what was reported.
 */
export function settlePart(part: Part, open: number, { next }: Parties): Settled {
  const told = part.own.map((cas) => ({ ...cas, meaning: meaningOf(cas, part) }));
  const sum = (does: Meaning['does']) => total(told.filter(({ meaning }) => meaning.does === does));
  const offs = told.filter(({ meaning }) => meaning.does === 'write-off');
  const negative = total(offs.filter(({ cents }) => cents < 0));
  const unpaid = open - part.paid;
  const shared = Math.min(sum('share'), Math.max(0, unpaid - negative));
  const denied = Math.min(sum('stay'), Math.max(0, unpaid - shared - negative));
  const rest = unpaid - shared - denied;
  const moves: Move[] = [];
  const move = (to: string, cents: number) => {
    if (cents !== 0) moves.push({ line: part.line, to, cents });
  };
  move('cash', part.paid);
  const barred: number[] = [];
  const shares = told.filter(({ meaning }) => meaning.does === 'share');
  for (const { each, cents } of fill(shares, shared)) {
    const party = partyOf(each.meaning, next);
    if (party !== undefined) move(party, cents);
    else if (cents !== 0) barred.push(cents);
  }
  for (const { each, cents } of fill(offs, rest)) {
    if (each.meaning.does === 'write-off') move(each.meaning.account, cents);
  }
  return { moves, shared, stays: denied + sumOf(barred), barred };
}

function total(cas: readonly { cents: number }[]): number {
  return cas.reduce((sum, { cents }) => sum + cents, 0);
}

function partyOf(meaning: Meaning, next: string | undefined): string | undefined {
  if (meaning.does !== 'share' || meaning.to === 'nobody') return undefined;
  if (meaning.to === 'patient') return 'receivable.patient';
  if (next !== undefined) return next;
  return meaning.to === 'barred' ? undefined : 'receivable.patient';
}

/** As reported where that is the sum; else the negative ones and the positive ones no further than they go, in order. */
function fill<T extends { cents: number }>(cas: readonly T[], wanted: number): { each: T; cents: number }[] {
  if (total(cas) === wanted) return cas.map((each) => ({ each, cents: each.cents }));
  let left = wanted;
  return cas.map((each) => {
    const cents = each.cents > 0 ? clamp(left, 0, each.cents) : clamp(left, each.cents, 0);
    left -= cents;
    return { each, cents };
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
