import { formatX12Date } from '../../schemas/calendar-date.js';
import type { ClaimCommon, OtherCoverage } from '../../schemas/claim.js';
import type { AdjudicationInformation } from '../../schemas/remittance-advice.js';
import type { SegmentData } from '../x12/segment.js';
import {
  buildAddress,
  buildPayer,
  buildReferences,
  coverageSegment,
  subscriberName,
} from './party-segments.js';
import { buildAdjustments, buildAmount, buildReference } from './supplement-segments.js';

/** Loops 2320 and 2330A to 2330I: another coverage, and what its payer decided. */
export function buildOtherCoverage(to: SegmentData[], claim: ClaimCommon, coverage: OtherCoverage): void {
  const { subscriber, payerResponsibility, relationshipCode, insuranceTypeCode } = coverage;
  to.push(coverageSegment(payerResponsibility, relationshipCode, subscriber, insuranceTypeCode, true));
  buildAdjustments(to, coverage.adjustments);
  buildAmount(to, 'D', coverage.paidAmount);
  buildAmount(to, 'A8', coverage.nonCoveredAmount);
  buildAmount(to, 'EAF', coverage.remainingLiabilityAmount);
  to.push(insuranceInformation(claim, coverage));
  buildAdjudicationInformation(to, 'MIA', coverage.inpatient);
  buildAdjudicationInformation(to, 'MOA', coverage.outpatient);
  to.push(subscriberName(subscriber));
  buildAddress(to, subscriber.address);
  buildReferences(to, subscriber.references);
  buildOtherPayer(to, coverage);
}

/** OI. */
function insuranceInformation(claim: ClaimCommon, coverage: OtherCoverage): SegmentData {
  const benefits = coverage.benefitsAssignmentCode ?? claim.benefitsAssignmentCode;
  const signature = coverage.patientSignatureSourceCode ?? claim.patientSignatureSourceCode ?? '';
  return ['OI', '', '', benefits, signature, '', coverage.releaseCode ?? claim.releaseCode];
}

/** Elements as they were sent, which is how a remittance gives them. */
function buildAdjudicationInformation(
  to: SegmentData[],
  id: 'MIA' | 'MOA',
  information: AdjudicationInformation | undefined,
): void {
  if (information) to.push([id, ...information.elements]);
}

/** Loop 2330B and those after it. */
function buildOtherPayer(to: SegmentData[], coverage: OtherCoverage): void {
  buildPayer(to, coverage.payer);
  if (coverage.adjudicationDate !== undefined) {
    to.push(['DTP', '573', 'D8', formatX12Date(coverage.adjudicationDate)]);
  }
  buildReferences(to, coverage.payerReferences);
  buildReference(to, 'F8', coverage.payerControlNumber);
  for (const { entityCode, entityType, references } of coverage.payerProviders ?? []) {
    to.push(['NM1', entityCode, entityType === 'person' ? '1' : '2']);
    buildReferences(to, references);
  }
}
