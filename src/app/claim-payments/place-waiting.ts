import { type CalendarDate, latestDate } from '../../../schemas/calendar-date.js';
import { findPrefixes, readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { findPayerIdentifiers } from '../../domain/remittance/matching/match-payer-sequence.js';
import { unappliedKey } from '../../domain/remittance/planning/posting-difference.js';
import { isLegacy, moveLegacyAgain, returnLegacyClaims } from '../legacy-claims/move-legacy-claims.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import { ClaimPlanning, findNewNumbers } from './claim-planning.js';
import { findClaims, type SeekingPayment } from './find-claims.js';
import { settleNumbers } from './leave-contested.js';
import { findPlanTerms } from './plan-terms.js';
import { findDecided } from './standing-decisions.js';

/** What has come of claims: control numbers of ours, and numbers that payers have given them. */
export interface NewNumbers {
  readonly controlNumbers?: readonly string[];
  readonly payerControlNumbers?: readonly string[];
}

/** How rows take their places. */
export interface Placing {
  /** A day before which nothing is posted: that of the person's decision. */
  readonly notBefore?: CalendarDate | undefined;
  /** What the claims' events say; the remittance of the row when left out. */
  readonly cause?: string;
  /** The rows are posted again from nothing: their cash does not stand in liability.unapplied. */
  readonly isPostedAgain?: boolean;
}

/**
 * Looks again for the claims of payments that found none, because a claim has come, or a number of one, or one that
 * stood in its way has gone: the ledger ends as if that had been so before. `lockPlaces` must have been called first.
 * Gives how many found theirs.
 */
export async function placeWaiting(
  records: Records,
  numbers: NewNumbers,
  placing: Placing = {},
): Promise<number> {
  const waiting = await records.claimPayments.findWaiting(
    [...new Set((numbers.controlNumbers ?? []).flatMap(findPrefixes))],
    [
      ...new Set(
        (numbers.payerControlNumbers ?? []).map(readControlNumber).filter((number) => number !== ''),
      ),
    ],
  );
  if (waiting.length === 0) return 0;
  const { placed } = await placeRows(records, waiting, placing);
  return placed.length;
}

/** Places rows that have no place; those that find no claim are left as they are, and given back. */
export async function placeRows(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  placing: Placing = {},
): Promise<{
  readonly placed: readonly ClaimPaymentRecord[];
  readonly unplaced: readonly ClaimPaymentRecord[];
}> {
  const { notBefore, cause, isPostedAgain = false } = placing;
  const found = await findClaims(records, await seek(records, rows));
  const placed = found.rows.filter((row) => row.claimId !== undefined);
  const left = found.rows.filter((row) => row.claimId === undefined);
  const legacy = new Set(rows.filter(isLegacy).map((row) => row.claimPaymentId));
  const unplaced = isPostedAgain ? left : await leaveUnplaced(records, left, legacy, notBefore);
  if (placed.length === 0) return { placed, unplaced };
  const placedIds = new Set(placed.map((row) => row.claimPaymentId));
  await returnLegacyClaims(
    records,
    rows.filter((row) => placedIds.has(row.claimPaymentId)),
    notBefore,
  );
  const planning = new ClaimPlanning(records, await findPlanTerms(records), {
    dateOf: (own) => latestDate([...own.map(({ paymentDate }) => paymentDate), notBefore])!,
    causeOf: (row) => cause ?? `remittance:${row?.remittanceId ?? ''}`,
  });
  const arriving = placed.map((row) => ({
    ...row,
    placement: (row.placement ?? 0) + 1,
    isReleased: !isPostedAgain,
  }));
  const planned = await planning.plan(await planning.know(found.claims), { arriving });
  await records.claimPayments.place(planned.rows);
  // Where money still waits, the plan opens its own item under the same key.
  await records.workItems.close(arriving.map(({ claimPaymentId }) => unappliedKey(claimPaymentId)));
  await planning.store(planned);
  const occasion = { notBefore, cause: cause ?? `remittance:${arriving[0]!.remittanceId}` };
  await settleNumbers(records, findNewNumbers(found.claims, arriving), occasion);
  return { placed: planned.rows, unplaced };
}

/** Money that was approved to lie elsewhere while it has no claim goes there again; where it lies there, it stays. */
async function leaveUnplaced(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  legacy: ReadonlySet<string>,
  notBefore: CalendarDate | undefined,
): Promise<readonly ClaimPaymentRecord[]> {
  const isMoved = ({ claimPaymentId }: ClaimPaymentRecord) => legacy.has(claimPaymentId);
  const again = await moveLegacyAgain(
    records,
    rows.filter((row) => !isMoved(row)),
    notBefore,
  );
  return [...rows.filter(isMoved).map((row) => ({ ...row, state: 'exception-resolved' as const })), ...again];
}

/** With what persons have decided of them, and how their remittances name the payer. */
export async function seek(records: Records, rows: readonly ClaimPaymentRecord[]): Promise<SeekingPayment[]> {
  const identifiers = new Map<string, readonly string[]>();
  const decidedOf = await findDecided(records, rows);
  for (const { remittanceId } of rows) {
    if (identifiers.has(remittanceId)) continue;
    const remittance = await records.remittances.find(remittanceId);
    identifiers.set(remittanceId, remittance ? findPayerIdentifiers(remittance.advice) : []);
  }
  return rows.map((row) => {
    const { choice, settledPayers } = decidedOf(row);
    return {
      row: { ...row, settledPayers: settledPayers ?? [] },
      payerIdentifiers: identifiers.get(row.remittanceId)!,
      choice,
    };
  });
}
