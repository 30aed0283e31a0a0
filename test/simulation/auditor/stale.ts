import { sumOf } from '../world/answer.js';
import type { Arrived } from './canonical.js';
import { ClaimFold } from './fold-claim.js';
import { meaningOf } from './meaning.js';
import { onlyDenies } from './sound-answer.js';

/**
 * Domain text 3, COB: whether an answer of a later payer stands on figures of an earlier one that are not those of its
 * day any more. A denial leaves no figures.
 */
export function isStale(fold: ClaimFold): boolean {
  const all = fold.arrived;
  return fold.posted
    .filter(({ arrived, isReversed }) => !isReversed && arrived.answer.payer > 1)
    .some(({ arrived: { answer, date }, parts }) => {
      const latest = latestOf(fold, answer.payer, date);
      const before = all.filter((each) => each.answer.payer < answer.payer);
      if (!before.some((each) => each.date > latest)) return false;
      const known = new ClaimFold(
        fold.claim,
        before.filter((each) => isKnownOn(each, latest, before)),
      );
      const lines = parts.filter(({ isSuperseded }) => !isSuperseded).map(({ part }) => part.line);
      return lines.some((line) => figures(known, answer.payer, line) !== figures(fold, answer.payer, line));
    });
}

/** The day of the last answer of a payer that stands, not before a day. */
function latestOf({ posted }: ClaimFold, payer: number, from: string): string {
  const own = posted.filter(({ arrived, isReversed }) => !isReversed && arrived.answer.payer === payer);
  return own.map(({ arrived }) => arrived.date).reduce((last, date) => (date > last ? date : last), from);
}

/** Said by a day; of a payer that had said nothing by then, the first it said. */
function isKnownOn({ answer, date }: Arrived, day: string, before: readonly Arrived[]): boolean {
  const own = before.filter((each) => each.answer.payer === answer.payer && each.answer.kind !== 'reversal');
  const first = own.map((each) => each.date).sort()[0];
  return date <= day || date === first;
}

/** Paid, shared and adjusted by the payers before one, of a line and of what has none. */
function figures(fold: ClaimFold, before: number, line: string): string {
  const told = new Map<string, [paid: number, shared: number, other: number]>();
  for (const { arrived, parts, isReversed } of fold.posted) {
    const { payer } = arrived.answer;
    if (payer >= before || isReversed) continue;
    for (const { part, isTwice, isSuperseded } of parts) {
      const isMeant = line === '' || part.line === '' || part.line === line;
      if (!isMeant || isTwice || isSuperseded || onlyDenies(part)) continue;
      const shares = part.own.filter((cas) => meaningOf(cas, part).does === 'share');
      const shared = sumOf(shares.map(({ cents }) => cents));
      const all = sumOf(part.own.map(({ cents }) => cents));
      const name = `${payer} ${part.line}`;
      const [paid, moved, other] = told.get(name) ?? [0, 0, 0];
      told.set(name, [paid + part.paid, moved + shared, other + all - shared]);
    }
  }
  return JSON.stringify([...told].sort(([one], [other]) => (one < other ? -1 : 1)));
}
