import { formatX12Date } from '../../schemas/calendar-date.js';
import type { Claim, OtherCoverage, Provider } from '../../schemas/claim.js';
import { formatX12Cents } from '../../schemas/money.js';
import type { SegmentData } from '../x12/segment.js';
import { addressSegments, coverageSegment, payerName, personName, providerName } from './party-segments.js';
import { serviceLineSegments } from './service-line-segments.js';

/** Loop 2300 with everything below it (005010X222A1). */
export function claimSegments(claim: Claim): SegmentData[] {
  return [
    claimInformation(claim),
    ...accidentDate(claim),
    ...reference('G1', claim.priorAuthorizationNumber),
    ...reference('F8', claim.payerControlNumber),
    ['HI', ...claim.diagnoses.map(({ code }, index) => [index === 0 ? 'ABK' : 'ABF', code])],
    ...provider('DN', claim.referringProvider),
    ...provider('82', claim.renderingProvider),
    ...facility(claim.serviceFacility),
    ...provider('DQ', claim.supervisingProvider),
    ...claim.otherCoverages.flatMap((coverage) => otherCoverageSegments(claim, coverage)),
    ...claim.lines.flatMap((line) => serviceLineSegments(claim, line)),
  ];
}

function claimInformation(claim: Claim): SegmentData {
  const causes = claim.accident?.causes ?? [];
  const accident = [causes[0] ?? '', causes[1] ?? '', causes[2] ?? '', claim.accident?.state ?? ''];
  return [
    'CLM',
    claim.patientControlNumber,
    formatX12Cents(claim.chargeAmount),
    '',
    '',
    [claim.facilityCode, 'B', claim.frequencyCode],
    claim.providerSignatureOnFile ? 'Y' : 'N',
    claim.assignmentCode,
    claim.benefitsAssignmentCode,
    claim.releaseCode,
    '',
    causes.length > 0 ? accident : '',
  ];
}

function accidentDate(claim: Claim): SegmentData[] {
  const date = claim.accident?.date;
  return date === undefined ? [] : [['DTP', '439', 'D8', formatX12Date(date)]];
}

function reference(qualifier: string, value: string | undefined): SegmentData[] {
  return value === undefined ? [] : [['REF', qualifier, value]];
}

/** Only a rendering provider says its taxonomy here. */
function provider(entityCode: 'DN' | '82' | 'DQ', of: Provider | undefined): SegmentData[] {
  if (!of) return [];
  const name = providerName(entityCode, of);
  if (entityCode !== '82' || of.taxonomyCode === undefined) return [name];
  return [name, ['PRV', 'PE', 'PXC', of.taxonomyCode]];
}

function facility(of: Provider | undefined): SegmentData[] {
  return of ? [providerName('77', of), ...addressSegments(of.address)] : [];
}

/** Loops 2320, 2330A and 2330B. */
function otherCoverageSegments(claim: Claim, coverage: OtherCoverage): SegmentData[] {
  const { subscriber } = coverage;
  return [
    coverageSegment(coverage.payerResponsibility, coverage.relationshipCode, subscriber),
    ['OI', '', '', claim.benefitsAssignmentCode, '', '', claim.releaseCode],
    personName('IL', subscriber, subscriber.memberId),
    ...addressSegments(subscriber.address),
    payerName(coverage.payer),
    ...addressSegments(coverage.payer.address),
  ];
}
