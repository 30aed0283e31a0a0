import type { Records } from '../ports.js';
import { settleClaims } from '../recoupments/settle-claims.js';
import { placeWaiting } from './place-waiting.js';

interface ArrivedClaim {
  readonly claimId: string;
  readonly claim: { readonly patientControlNumber: string };
}

/**
 * Claims have come: payments that waited for them find theirs, and with them the numbers by which the register of
 * recoupments may name them. `lockPlaces` must have been called first.
 */
export async function placeArrived(records: Records, claims: readonly ArrivedClaim[]): Promise<void> {
  const controlNumbers = claims.map(({ claim }) => claim.patientControlNumber);
  if ((await placeWaiting(records, { controlNumbers })) === 0) return;
  await settleClaims(
    records,
    claims.map(({ claimId }) => claimId),
  );
}
