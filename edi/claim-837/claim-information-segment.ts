import type { Accident, Claim } from '../../schemas/claim.js';
import { formatX12Cents } from '../../schemas/money.js';
import type { SegmentData } from '../x12/segment.js';

/** CLM of every form. `predeterminationCode` is CLM19, which only the dental form has. */
export function claimInformation(claim: Claim, predeterminationCode = ''): SegmentData {
  const qualifier = claim.form === 'institutional' ? 'A' : 'B';
  return [
    'CLM',
    claim.patientControlNumber,
    formatX12Cents(claim.chargeAmount),
    '',
    '',
    [claim.facilityCode, qualifier, claim.frequencyCode],
    // The institutional form does not use CLM06 (005010X223A2 2300 CLM06).
    claim.form === 'institutional' ? '' : claim.providerSignatureOnFile ? 'Y' : 'N',
    claim.assignmentCode,
    claim.benefitsAssignmentCode,
    claim.releaseCode,
    claim.patientSignatureSourceCode ?? '',
    relatedCauses(claim.accident),
    claim.specialProgramCode ?? '',
    '',
    '',
    '',
    '',
    '',
    '',
    predeterminationCode,
    claim.delayReasonCode ?? '',
  ];
}

/** CLM11. */
function relatedCauses(accident: Accident | undefined): string | readonly string[] {
  if (!accident || accident.causes.length === 0) return '';
  const [first = '', second = '', third = ''] = accident.causes;
  return [first, second, third, accident.state ?? '', accident.country ?? ''];
}
