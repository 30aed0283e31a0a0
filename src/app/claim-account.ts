import type { ClaimAccount } from '../../schemas/remittance-records.js';
import type { ClaimRecord } from './ports.js';

/** What the posting plan has to know of a stored claim. */
export function claimAccountOf(record: ClaimRecord): ClaimAccount {
  return {
    claimId: record.claimId,
    patientAccountId: record.patientAccountId,
    patientControlNumber: record.claim.patientControlNumber,
    lines: record.claim.lines.map(({ lineControlNumber, chargeAmount }) => ({
      lineControlNumber,
      chargeAmount,
    })),
    payers: record.payers,
  };
}
