import type { Accident } from '../../schemas/claim.js';
import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimReading } from './claim-reading.js';

const LOOP = '2300';
const CAUSES = ['AA', 'EM', 'OA'] as const;

/** CLM of every form but CLM05-3 and CLM11. Undefined, with errors, when the charge or a code is absent or unknown. */
export function readClaimInformation(reading: ClaimReading, claim: Segment) {
  const chargeAmount = reading.readAmount(LOOP, claim, 2);
  const signature = reading.readCode(LOOP, claim, 6, ['Y', 'N']);
  const assignmentCode = readRequiredCode(reading, claim, 7, ['A', 'B', 'C']);
  const benefitsAssignmentCode = readRequiredCode(reading, claim, 8, ['Y', 'N', 'W']);
  const releaseCode = readRequiredCode(reading, claim, 9, ['Y', 'I']);
  if (chargeAmount === undefined || !assignmentCode || !benefitsAssignmentCode || !releaseCode) {
    return undefined;
  }
  return present({
    patientControlNumber: claim.element(1),
    chargeAmount,
    facilityCode: claim.component(5, 1),
    providerSignatureOnFile: signature === 'Y',
    assignmentCode,
    benefitsAssignmentCode,
    releaseCode,
    patientSignatureSourceCode: findText(claim, 10),
    specialProgramCode: findText(claim, 12),
    delayReasonCode: findText(claim, 20),
  });
}

/** CLM05-3 of the professional and the dental form. */
export function readFrequencyCode(reading: ClaimReading, claim: Segment): '1' | '7' | '8' | undefined {
  const text = claim.component(5, 3);
  const code = (['1', '7', '8'] as const).find((each) => each === text);
  if (!code) reading.note('edi.bad-code', LOOP, claim, 5, { wanted: '1, 7, 8' });
  return code;
}

/** CLM11 and DTP*439. */
export function readAccident(
  reading: ClaimReading,
  claim: Segment,
  date: Segment | undefined,
): Accident | undefined {
  const texts = [1, 2, 3].map((component) => claim.component(11, component));
  const causes = CAUSES.filter((cause) => texts.includes(cause));
  if (!date && causes.length === 0) return undefined;
  return present({
    date: date && reading.readDate(LOOP, date, 3),
    causes,
    state: claim.component(11, 4) || undefined,
    country: claim.component(11, 5) || undefined,
  });
}

function readRequiredCode<const T extends string>(
  reading: ClaimReading,
  segment: Segment,
  position: number,
  wanted: readonly T[],
): T | undefined {
  const code = reading.readCode(LOOP, segment, position, wanted);
  if (findText(segment, position) === undefined) {
    reading.note('edi.bad-code', LOOP, segment, position, { wanted: wanted.join(', ') });
  }
  return code;
}
