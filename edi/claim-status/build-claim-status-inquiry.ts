import type {
  ClaimStatusInquiry,
  InquiredClaim,
  InquiredLine,
  InquiredPatient,
  InquiredPayer,
  InquiringProvider,
  InquiringReceiver,
} from '../../schemas/claim-status.js';
import { formatX12Cents } from '../../schemas/money.js';
import { type BuiltLevel, buildHierarchy, buildOthers } from '../build-hierarchy.js';
import { dayOf } from '../build-period.js';
import { buildName } from '../remittance-835/build-common.js';
import type { SegmentData } from '../x12/segment.js';
import { buildNumber, buildServiceLine, buildServicePeriod } from './build-common.js';

/** What a 276 says between ST and SE. */
export type ClaimStatusInquiryContent = Omit<ClaimStatusInquiry, 'transactionSetControlNumber' | 'place'>;

/** The segments between ST and SE of a 276 (005010X212). What was read and is built again means the same. */
export function buildClaimStatusInquiry(inquiry: ClaimStatusInquiryContent): SegmentData[] {
  const { reference, createdDate, createdTime, payers, otherSegments } = inquiry;
  return [
    ['BHT', '0010', '13', reference, dayOf(createdDate), createdTime],
    ...buildOthers(otherSegments),
    ...buildHierarchy(payers.map(buildPayer)),
  ];
}

function buildPayer({ name, otherSegments, receivers }: InquiredPayer): BuiltLevel {
  const segments = [buildName(name), ...buildOthers(otherSegments)];
  return { code: '20', segments, children: receivers.map(buildReceiver) };
}

function buildReceiver({ name, otherSegments, providers }: InquiringReceiver): BuiltLevel {
  const segments = [buildName(name), ...buildOthers(otherSegments)];
  return { code: '21', segments, children: providers.map(buildProvider) };
}

function buildProvider({ names, otherSegments, subscribers }: InquiringProvider): BuiltLevel {
  const children = subscribers.map((subscriber) => ({
    code: '22',
    segments: buildPatient(subscriber),
    children: subscriber.dependents.map((dependent) => ({ code: '23', segments: buildPatient(dependent) })),
  }));
  return { code: '19', segments: [...names.map(buildName), ...buildOthers(otherSegments)], children };
}

function buildPatient(patient: InquiredPatient): SegmentData[] {
  const { birthDate, genderCode = '' } = patient;
  const isKnown = birthDate !== undefined || genderCode !== '';
  const form = birthDate === undefined ? '' : 'D8';
  return [
    ...(isKnown ? [['DMG', form, dayOf(birthDate), genderCode] as const] : []),
    buildName(patient.name),
    ...buildOthers(patient.otherSegments),
    ...patient.claims.flatMap(buildClaim),
  ];
}

function buildClaim(claim: InquiredClaim): SegmentData[] {
  const { chargeAmount } = claim;
  return [
    ['TRN', '1', claim.traceNumber],
    ...buildNumber('1K', claim.payerControlNumber),
    ...buildNumber('BLT', claim.billType),
    ...buildNumber('LU', claim.locationNumber),
    ...buildNumber('6P', claim.groupNumber),
    ...buildNumber('EJ', claim.patientControlNumber),
    ...buildNumber('XZ', claim.prescriptionNumber),
    ...buildNumber('D9', claim.clearinghouseTraceNumber),
    ...(chargeAmount === undefined ? [] : [['AMT', 'T3', formatX12Cents(chargeAmount)] as const]),
    ...buildServicePeriod(claim),
    ...buildOthers(claim.otherSegments),
    ...claim.lines.flatMap(buildLine),
  ];
}

function buildLine(line: InquiredLine): SegmentData[] {
  return [
    buildServiceLine(line),
    ...buildNumber('FJ', line.lineControlNumber),
    ...buildServicePeriod(line),
    ...buildOthers(line.otherSegments),
  ];
}
