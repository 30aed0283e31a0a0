import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { latestDate } from '../../../schemas/calendar-date.js';
import { groupBy } from '../../domain/group-by.js';
import { findUntaught } from '../../domain/remittance/matching/find-untaught.js';
import { findPayerControlNumbers } from '../../domain/remittance/matching/match-claim.js';
import { buildUnmatchedItem } from '../../domain/remittance/planning/plan-unmatched-payment.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from '../ports.js';
import { ClaimPlanning } from './claim-planning.js';
import { candidateOf } from './find-claims.js';
import { placeRows, placeWaiting } from './place-waiting.js';
import { findPlanTerms } from './plan-terms.js';
import { findDecided } from './standing-decisions.js';

/** Why rows leave, and the day before which nothing is posted. */
export interface Leaving {
  readonly notBefore?: CalendarDate | undefined;
  readonly cause: string;
}

/** Claims that are planned together. */
const TOGETHER = 500;

/**
 * Takes claim payments out of their claims: their money goes back to liability.unapplied under an exception each, and
 * what waited for them or stood on them is planned again. Gives the rows as they are then.
 */
export async function leaveClaims(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  leaving: Leaving,
): Promise<ClaimPaymentRecord[]> {
  const left = rows.map(({ claimId: _claim, payerSequence: _sequence, payerId: _payer, ...row }) => ({
    ...row,
    ...({ state: 'exception', lineMatches: {}, decisions: [], isReleased: true } as const),
    placement: (row.placement ?? 0) + 1,
  }));
  await planWithout(records, rows, leaving, () => records.claimPayments.place(left));
  await records.workItems.open(left.map(buildUnmatchedItem));
  return left;
}

/**
 * Plans the claims of rows without them, and takes out of the claims what only these rows had let find them. `record`
 * writes where the rows are now, once what stood has been read.
 */
export async function planWithout(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  leaving: Leaving,
  record: () => Promise<void>,
): Promise<void> {
  const { notBefore, cause } = leaving;
  const planning = new ClaimPlanning(records, await findPlanTerms(records), {
    dateOf: (own) => latestDate([...own.map(({ paymentDate }) => paymentDate), notBefore])!,
    causeOf: () => cause,
  });
  const byClaim = groupBy(rows, (row) => row.claimId);
  const claims = await records.claims.getByIds([...byClaim.keys()]);
  await record();
  for (let start = 0; start < claims.length; start += TOGETHER) {
    const slice = claims.slice(start, start + TOGETHER);
    const own = slice.flatMap(({ claimId }) => byClaim.get(claimId) ?? []);
    const known = await planning.know(slice);
    await planning.store(await planning.plan(known, { arriving: [], leaving: own }));
    await leaveUntaught(records, slice, leaving);
  }
}

/** Claim payments that bear only numbers of the payer by which nobody else names the claim any more leave it too. */
async function leaveUntaught(
  records: Records,
  claims: readonly ClaimRecord[],
  leaving: Leaving,
): Promise<void> {
  const claimIds = claims.map(({ claimId }) => claimId);
  const standing = await findStanding(records, claimIds);
  if (standing.size === 0) return;
  const acknowledged = groupBy(
    await records.claims.findAcknowledgedNumbers(claimIds),
    (number) => number.claimId,
  );
  const untaught = claims.flatMap((claim) => {
    const numbers = acknowledged.get(claim.claimId) ?? [];
    const payerControlNumbers = numbers.map(({ payerControlNumber }) => payerControlNumber);
    return findUntaught({ ...candidateOf(claim), payerControlNumbers }, standing.get(claim.claimId) ?? []);
  });
  if (untaught.length === 0) return;
  await leaveAndPlace(records, untaught, leaving);
}

/**
 * Takes claim payments out of their claims and looks for others for them. Their numbers are those claims' no more, by which
 * payments that these numbers could not place may find theirs. Gives the rows as they are then.
 */
export async function leaveAndPlace(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  leaving: Leaving,
): Promise<readonly ClaimPaymentRecord[]> {
  const left = await leaveClaims(records, rows, leaving);
  const { placed, unplaced } = await placeRows(records, left, leaving);
  await placeWaiting(records, { payerControlNumbers: findAllNumbers(rows) }, leaving);
  return [...placed, ...unplaced];
}

/** The payer's numbers that any of the rows bears. */
export function findAllNumbers(rows: readonly ClaimPaymentRecord[]): string[] {
  return [...new Set(rows.flatMap(({ payment }) => findPayerControlNumbers(payment)))];
}

/** What stands on claims, as rows, with whether a person has placed it. */
export async function findStanding(records: Records, claimIds: readonly string[]) {
  const found = await records.claimPayments.findByClaims(claimIds);
  const decidedOf = await findDecided(records, found);
  const rows = found.map((row) => {
    const { payment, paymentDate = row.productionDate } = row;
    const isChosen = decidedOf({ setHash: row.setHash, ordinal: payment.ordinal }).choice !== undefined;
    return { ...row, paymentDate, ordinal: payment.ordinal, decisions: [], isChosen };
  });
  return groupBy(rows, (row) => row.claimId);
}
