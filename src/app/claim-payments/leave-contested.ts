import { findPayerControlNumbers } from '../../domain/remittance/matching/match-claim.js';
import type { Records } from '../ports.js';
import { findClaims } from './find-claims.js';
import { findStanding, type Leaving, leaveAndPlace } from './leave-claims.js';
import { placeWaiting, seek } from './place-waiting.js';

/**
 * Claims have learnt numbers of the payer: payments that waited for one of them find their claims, and those that stand
 * on a claim by a number that another bears as well stand there no more.
 *
 * @param numbers of the payer, normalised
 * @param leaving why, and when, those leave
 */
export async function settleNumbers(
  records: Records,
  numbers: readonly string[],
  leaving: Leaving,
): Promise<void> {
  await leaveContested(records, numbers, leaving);
  await placeWaiting(records, { payerControlNumbers: numbers });
}

/** Nobody can tell whose they are: a person decides, as if both claims had borne the number when they came. */
async function leaveContested(records: Records, numbers: readonly string[], leaving: Leaving): Promise<void> {
  const shared = await records.claims.findShared(numbers);
  if (shared.length === 0) return;
  const contested = new Set(shared.map(({ number }) => number));
  const standing = await findStanding(records, [...new Set(shared.flatMap(({ claimIds }) => claimIds))]);
  const bearing = [...standing.values()]
    .flat()
    .filter(
      ({ isChosen, payment }) =>
        !isChosen && findPayerControlNumbers(payment).some((each) => contested.has(each)),
    );
  const found = await findClaims(records, await seek(records, bearing));
  const lost = bearing.filter(({ claimId }, index) => found.rows[index]!.claimId !== claimId);
  if (lost.length > 0) await leaveAndPlace(records, lost, leaving);
}
