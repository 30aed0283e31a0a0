import type { Provider } from '../../../schemas/claim.js';
import type { DentalClaim, DentalDiagnosis } from '../../../schemas/dental-claim.js';
import type { SegmentData } from '../../x12/segment.js';
import { buildDay } from '../build-day.js';
import { claimInformation } from '../claim-information-segment.js';
import { buildOtherCoverage } from '../other-coverage-segments.js';
import { buildProvider, buildReferences } from '../party-segments.js';
import {
  buildAmount,
  buildAttachments,
  buildConditions,
  buildContract,
  buildDates,
  buildFixedFormats,
  buildNotes,
  buildReference,
  buildRepricing,
  formatQuantity,
} from '../supplement-segments.js';
import { buildDentalLine } from './build-dental-line.js';
import { DENTAL_ROLES, type DentalRole } from './dental-roles.js';

/**
 * Loop 2300 with everything below it (005010X224A2). What a claim says beyond the guide is written too, and the
 * guide tells of it.
 */
export function buildDentalClaim(claim: DentalClaim): SegmentData[] {
  const to: SegmentData[] = [claimInformation(claim, claim.isPredetermination ? 'PB' : '')];
  buildDay(to, '439', claim.accident?.date);
  buildDay(to, '452', claim.appliancePlacementDate);
  buildDay(to, '472', claim.serviceDate, claim.serviceEndDate);
  buildDates(to, claim.dates);
  buildOrthodontics(to, claim);
  buildAttachments(to, claim.attachments);
  buildContract(to, claim.contract);
  buildAmount(to, 'F5', claim.patientPaidAmount);
  buildReference(to, 'G3', claim.predeterminationNumber);
  buildReference(to, 'F8', claim.payerControlNumber);
  buildReference(to, '9F', claim.referralNumber);
  buildReference(to, 'G1', claim.priorAuthorizationNumber);
  buildReferences(to, claim.references);
  buildFixedFormats(to, claim.fixedFormats);
  buildNotes(to, claim.notes);
  buildConditions(to, claim.conditions);
  buildDiagnoses(to, claim.diagnoses);
  buildRepricing(to, claim.repricing);
  buildParties(to, claim);
  for (const coverage of claim.otherCoverages) buildOtherCoverage(to, claim, coverage);
  for (const line of claim.lines) buildDentalLine(to, claim, line);
  return to;
}

/** DN1 and DN2. */
function buildOrthodontics(to: SegmentData[], { orthodontics, toothStatuses }: DentalClaim): void {
  if (orthodontics) {
    const { totalMonths, remainingMonths, isOrthodontic } = orthodontics;
    const [total, remaining] = [totalMonths, remainingMonths].map((months) =>
      months === undefined ? '' : formatQuantity(months),
    );
    to.push(['DN1', total!, remaining!, '', isOrthodontic ? 'Y' : '']);
  }
  for (const { toothNumber, statusCode } of toothStatuses ?? []) {
    to.push(['DN2', toothNumber, statusCode, '', '', '', 'JP']);
  }
}

/** HI; absent without a diagnosis. */
function buildDiagnoses(to: SegmentData[], diagnoses: readonly DentalDiagnosis[]): void {
  if (diagnoses.length === 0) return;
  to.push(['HI', ...diagnoses.map((diagnosis, index) => [qualifierOf(diagnosis, index), diagnosis.code])]);
}

function qualifierOf({ codeSystem, isIcd9 }: DentalDiagnosis, index: number): string {
  if (codeSystem === 'SNODENT') return 'TQ';
  const qualifier = index === 0 ? 'BK' : 'BF';
  return isIcd9 ? qualifier : `A${qualifier}`;
}

/** Loops 2310A to 2310E. */
function buildParties(to: SegmentData[], claim: DentalClaim): void {
  const buildRole = (role: DentalRole, provider: Provider | undefined) =>
    buildProvider(to, role, provider, DENTAL_ROLES[role]);
  buildRole('DN', claim.referringProvider);
  buildRole('P3', claim.primaryCareProvider);
  buildRole('82', claim.renderingProvider);
  buildRole('77', claim.serviceFacility);
  buildRole('DD', claim.assistantSurgeon);
  buildRole('DQ', claim.supervisingProvider);
}
