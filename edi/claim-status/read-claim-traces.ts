import type { ClaimTraces } from '../../schemas/claim-status.js';
import type { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';

/** TRN01 of an answer to a receiver, by the number of its inquiry, and to a provider. */
export const RECEIVER_TRACE = '2';
export const PROVIDER_TRACE = '1';

/** TRN, and the REF and DTP that 276 and 277 have in common. */
export function readClaimTraces(level: LevelSegments): ClaimTraces {
  return present({
    traceNumber: level.take('TRN')?.element(2) ?? '',
    payerControlNumber: level.takeNumber('1K'),
    billType: level.takeNumber('BLT'),
    patientControlNumber: level.takeNumber('EJ'),
    prescriptionNumber: level.takeNumber('XZ'),
    clearinghouseTraceNumber: level.takeNumber('D9'),
    ...level.takeServicePeriod(),
  });
}
