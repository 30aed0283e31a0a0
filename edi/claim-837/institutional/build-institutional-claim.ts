import { formatX12Date } from '../../../schemas/calendar-date.js';
import type { InstitutionalClaim } from '../../../schemas/institutional-claim.js';
import { buildPeriod } from '../../build-period.js';
import type { SegmentData } from '../../x12/segment.js';
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
} from '../supplement-segments.js';
import { buildHospitalCodes } from './build-hospital-codes.js';
import { buildInstitutionalLine } from './build-institutional-line.js';

/** Loop 2300 with everything below it (005010X223A2). */
export function buildInstitutionalClaim(claim: InstitutionalClaim): SegmentData[] {
  const to: SegmentData[] = [claimInformation(claim)];
  buildStay(to, claim);
  buildAttachments(to, claim.attachments);
  buildContract(to, claim.contract);
  buildAmount(to, 'F3', claim.estimatedAmountDue);
  // No place in the guide: who sends it is told so by the guide check, rather than losing it.
  buildAmount(to, 'F5', claim.patientPaidAmount);
  buildReference(to, '9F', claim.referralNumber);
  buildReference(to, 'G1', claim.priorAuthorizationNumber);
  buildReference(to, 'F8', claim.payerControlNumber);
  buildReferences(to, claim.references);
  buildFixedFormats(to, claim.fixedFormats);
  buildNotes(to, claim.notes);
  buildConditions(to, claim.conditions);
  buildHospitalCodes(to, claim);
  buildRepricing(to, claim.repricing);
  buildParties(to, claim);
  for (const coverage of claim.otherCoverages) buildOtherCoverage(to, claim, coverage);
  for (const line of claim.lines) buildInstitutionalLine(to, line);
  return to;
}

/** DTP and CL1: the statement period, admission and discharge. */
function buildStay(to: SegmentData[], claim: InstitutionalClaim): void {
  const { statementFrom, statementThrough, admissionDate, admissionTime, dischargeTime } = claim;
  if (dischargeTime !== undefined) to.push(['DTP', '096', 'TM', dischargeTime]);
  to.push(buildPeriod('434', statementFrom, statementThrough));
  if (admissionDate !== undefined) {
    const form = admissionTime === undefined ? 'D8' : 'DT';
    to.push(['DTP', '435', form, `${formatX12Date(admissionDate)}${admissionTime ?? ''}`]);
  }
  buildDates(to, claim.dates);
  const { admissionTypeCode = '', admissionSourceCode = '', patientStatusCode = '' } = claim;
  if (`${admissionTypeCode}${admissionSourceCode}${patientStatusCode}` === '') return;
  to.push(['CL1', admissionTypeCode, admissionSourceCode, patientStatusCode]);
}

/** Loops 2310A to 2310F. Only who attends says a taxonomy, only a facility its address. */
function buildParties(to: SegmentData[], claim: InstitutionalClaim): void {
  buildProvider(to, '71', claim.attendingProvider, { taxonomy: true });
  buildProvider(to, '72', claim.operatingPhysician);
  buildProvider(to, 'ZZ', claim.otherOperatingPhysician);
  buildProvider(to, '82', claim.renderingProvider);
  buildProvider(to, '77', claim.serviceFacility, { address: true });
  buildProvider(to, 'DN', claim.referringProvider);
}
