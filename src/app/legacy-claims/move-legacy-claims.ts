import { type CalendarDate, latestDate } from '../../../schemas/calendar-date.js';
import type { LegacyMove } from '../../../schemas/legacy-claims.js';
import { planLegacyMove, planLegacyReturn } from '../../domain/remittance/planning/plan-legacy-move.js';
import { unappliedKey } from '../../domain/remittance/planning/posting-difference.js';
import { findDecided } from '../claim-payments/standing-decisions.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';

type MovedRow = readonly [row: ClaimPaymentRecord, move: LegacyMove];

/**
 * Moves what waits of claim payments without a claim to where it was approved to lie, and closes their exceptions. Gives
 * the natural keys of the journals; one that paid nothing has none.
 */
export async function moveLegacyClaims(
  records: Records,
  moved: readonly MovedRow[],
  { notBefore, isFirst }: { readonly notBefore: CalendarDate | undefined; readonly isFirst: boolean },
): Promise<readonly string[]> {
  const journals = moved.flatMap(([row, move]) =>
    planLegacyMove(row, move, { accountingDate: latestDate([row.paymentDate, notBefore])!, isFirst }),
  );
  await records.ledger.append(journals);
  await records.claimPayments.setStates(
    moved.map(([{ claimPaymentId }]) => ({ claimPaymentId, state: 'exception-resolved', decisions: [] })),
  );
  await records.workItems.close(moved.map(([{ claimPaymentId }]) => unappliedKey(claimPaymentId)));
  return journals.map(({ naturalKey }) => naturalKey);
}

/** Moves what has its claim already and takes it back at once. Gives the natural keys of the first journals. */
export async function passLegacyClaims(
  records: Records,
  passed: readonly MovedRow[],
  notBefore: CalendarDate,
): Promise<readonly string[]> {
  const journals = passed.map(([row, move]) => {
    const accountingDate = latestDate([row.paymentDate, notBefore])!;
    const there = planLegacyMove(row, move, { accountingDate, isFirst: true });
    return { there, back: planLegacyReturn(row, move, accountingDate) };
  });
  await records.ledger.append(journals.flatMap(({ there, back }) => [...there, ...back]));
  return journals.flatMap(({ there }) => there.map(({ naturalKey }) => naturalKey));
}

/** Moves again what was approved before and has lost its claim, or is posted again. Gives the rows as they are then. */
export async function moveLegacyAgain(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  notBefore: CalendarDate | undefined,
): Promise<readonly ClaimPaymentRecord[]> {
  const moved = await findMoves(records, rows);
  if (moved.length === 0) return rows;
  await moveLegacyClaims(records, moved, { notBefore, isFirst: false });
  const ids = new Set(moved.map(([{ claimPaymentId }]) => claimPaymentId));
  return rows.map((row) => (ids.has(row.claimPaymentId) ? { ...row, state: 'exception-resolved' } : row));
}

/** Takes the money of those that lie elsewhere back to liability.unapplied, since their claim has come or they are undone. */
export async function returnLegacyClaims(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  notBefore: CalendarDate | undefined,
): Promise<void> {
  const moved = await findMoves(records, rows.filter(isLegacy));
  await records.ledger.append(
    moved.flatMap(([row, move]) => planLegacyReturn(row, move, latestDate([row.paymentDate, notBefore])!)),
  );
}

/** Without a claim, and its money where it was approved to lie. */
export function isLegacy({ claimId, state }: ClaimPaymentRecord): boolean {
  return claimId === undefined && state === 'exception-resolved';
}

/** Those of which it stands that they are legacy. */
async function findMoves(records: Records, rows: readonly ClaimPaymentRecord[]): Promise<MovedRow[]> {
  const decidedOf = await findDecided(records, rows);
  return rows.flatMap((row): MovedRow[] => {
    const move = decidedOf(row).legacy;
    return move ? [[row, move]] : [];
  });
}
