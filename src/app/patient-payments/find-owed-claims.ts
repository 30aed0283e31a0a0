import { groupBy } from '../../domain/group-by.js';
import type { OwedClaim } from '../../domain/patient-accounts/check-allocations.js';
import { findPatientBalance } from '../../domain/remittance/planning/plan-decision-postings.js';
import type { ClaimRecord, Records } from '../ports.js';

/** What the patient owes of each of these claims now. */
export async function findOwedClaims(
  records: Records,
  claims: readonly Pick<ClaimRecord, 'claimId' | 'patientAccountId'>[],
): Promise<OwedClaim[]> {
  const entries = await records.ledger.entriesOfClaims(claims.map(({ claimId }) => claimId));
  const ofClaims = groupBy(entries, ({ claimId }) => claimId);
  return claims.map(({ claimId, patientAccountId }) => ({
    ...{ claimId, patientAccountId },
    owed: findPatientBalance(ofClaims.get(claimId) ?? []),
  }));
}
