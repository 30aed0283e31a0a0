import { formatX12Date } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim, Provider } from '../../schemas/claim.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAmbulance, buildAmbulancePlaces } from './ambulance-segments.js';
import { claimInformation } from './claim-information-segment.js';
import { buildOtherCoverage } from './other-coverage-segments.js';
import { buildContact, buildProvider, buildReferences } from './party-segments.js';
import { CLAIM_ROLES, type ClaimRole } from './professional-roles.js';
import { buildServiceLine } from './service-line-segments.js';
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
} from './supplement-segments.js';

/** HI holds twelve codes. */
const CODES_PER_SEGMENT = 12;

/** Loop 2300 with everything below it (005010X222A1). */
export function buildProfessionalClaim(claim: ProfessionalClaim): SegmentData[] {
  const to: SegmentData[] = [claimInformation(claim)];
  const accidentDate = claim.accident?.date;
  if (accidentDate !== undefined) to.push(['DTP', '439', 'D8', formatX12Date(accidentDate)]);
  buildDates(to, claim.dates);
  buildAttachments(to, claim.attachments);
  buildContract(to, claim.contract);
  buildAmount(to, 'F5', claim.patientPaidAmount);
  buildReference(to, '9F', claim.referralNumber);
  buildReference(to, 'G1', claim.priorAuthorizationNumber);
  buildReference(to, 'F8', claim.payerControlNumber);
  buildReferences(to, claim.references);
  buildFixedFormats(to, claim.fixedFormats);
  buildNotes(to, claim.notes);
  buildAmbulance(to, claim.ambulance);
  buildSpinalManipulation(to, claim);
  buildConditions(to, claim.conditions);
  buildCodes(to, claim);
  buildRepricing(to, claim.repricing);
  buildParties(to, claim);
  for (const coverage of claim.otherCoverages) buildOtherCoverage(to, claim, coverage);
  for (const line of claim.lines) buildServiceLine(to, claim, line);
  return to;
}

/** Loops 2310A to 2310F. */
function buildParties(to: SegmentData[], claim: ProfessionalClaim): void {
  const buildRole = (role: ClaimRole, provider: Provider | undefined) =>
    buildProvider(to, role, provider, CLAIM_ROLES[role]);
  buildRole('DN', claim.referringProvider);
  buildRole('P3', claim.primaryCareProvider);
  buildRole('82', claim.renderingProvider);
  buildRole('77', claim.serviceFacility);
  if (claim.serviceFacility) buildContact(to, claim.facilityContact);
  buildRole('DQ', claim.supervisingProvider);
  buildAmbulancePlaces(to, claim);
}

/** CR2. */
function buildSpinalManipulation(to: SegmentData[], { spinalManipulation }: ProfessionalClaim): void {
  if (!spinalManipulation) return;
  const { conditionCode, description = '', furtherDescription = '' } = spinalManipulation;
  to.push(['CR2', '', '', '', '', '', '', '', conditionCode, '', description, furtherDescription]);
}

/** HI of diagnoses, of anaesthesia and of conditions. */
function buildCodes(to: SegmentData[], claim: ProfessionalClaim): void {
  const { diagnoses, anesthesiaProcedures = [], conditionCodes = [] } = claim;
  to.push([
    'HI',
    ...diagnoses.map(({ code, isIcd9 }, index) => {
      const qualifier = index === 0 ? 'BK' : 'BF';
      return [isIcd9 ? qualifier : `A${qualifier}`, code];
    }),
  ]);
  if (anesthesiaProcedures.length > 0) {
    to.push(['HI', ...anesthesiaProcedures.map((code, index) => [index === 0 ? 'BP' : 'BO', code])]);
  }
  for (let from = 0; from < conditionCodes.length; from += CODES_PER_SEGMENT) {
    const codes = conditionCodes.slice(from, from + CODES_PER_SEGMENT);
    to.push(['HI', ...codes.map((code) => ['BG', code])]);
  }
}
