import type { ProfessionalClaim } from '../../schemas/claim.js';
import type { ClaimRecord } from '../../src/app/ports.js';

/** A claim of the bench, submitted to one payer. */
export function benchRecord(
  claim: ProfessionalClaim,
  claimId: string,
  encounterId: string,
  patientAccountId: string,
): ClaimRecord {
  const dates = claim.lines.map(({ serviceDate }) => serviceDate).sort();
  const { payerId } = claim.payer;
  return {
    claimId,
    encounterId,
    patientAccountId,
    version: 1,
    state: 'submitted',
    claim,
    payers: [{ sequence: 1, payerId, isMedicaid: false, isCapitated: false }],
    payerControlNumbers: [],
    firstServiceDate: dates[0]!,
    lastServiceDate: dates.at(-1)!,
    issues: [],
  };
}
