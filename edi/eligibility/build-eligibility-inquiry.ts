import type {
  BenefitInquiry,
  EligibilityInquirer,
  EligibilityInquiry,
  InquiredPerson,
  InquiredSource,
} from '../../schemas/eligibility.js';
import { type Cents, formatX12Cents } from '../../schemas/money.js';
import { type BuiltLevel, buildHierarchy, buildOthers } from '../build-hierarchy.js';
import { dayOf } from '../build-period.js';
import { buildName, buildReference } from '../remittance-835/build-common.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';
import {
  buildCondition,
  buildDate,
  buildEligibilityParty,
  buildMemberLevels,
  buildPersonDetails,
  buildProviderRole,
  buildTrace,
} from './build-eligibility-person.js';

/** What a 270 says between ST and SE. */
export type EligibilityInquiryContent = Omit<EligibilityInquiry, 'transactionSetControlNumber' | 'place'>;

/** The segments between ST and SE of a 270 (005010X279A1). What was read and is built again means the same. */
export function buildEligibilityInquiry(inquiry: EligibilityInquiryContent): SegmentData[] {
  const { purposeCode, reference = '', createdDate, createdTime, transactionTypeCode = '' } = inquiry;
  return [
    ['BHT', '0022', purposeCode, reference, dayOf(createdDate), createdTime, transactionTypeCode],
    ...buildOthers(inquiry.otherSegments),
    ...buildHierarchy(inquiry.sources.map(buildSource)),
  ];
}

function buildSource({ name, otherSegments, receivers }: InquiredSource): BuiltLevel {
  const segments = [buildName(name), ...buildOthers(otherSegments)];
  return { code: '20', segments, children: receivers.map(buildInquirer) };
}

function buildInquirer(inquirer: EligibilityInquirer): BuiltLevel {
  const segments = [
    ...buildEligibilityParty(inquirer),
    ...buildProviderRole(inquirer.provider),
    ...buildOthers(inquirer.otherSegments),
  ];
  return { code: '21', segments, children: buildMemberLevels(inquirer.subscribers, buildPerson) };
}

function buildPerson(person: InquiredPerson): SegmentData[] {
  return [
    ...person.traces.map(buildTrace),
    ...buildEligibilityParty(person),
    ...buildPersonDetails(person),
    ...buildOthers(person.otherSegments),
    ...person.inquiries.flatMap(buildInquiry),
  ];
}

function buildInquiry(inquiry: BenefitInquiry): SegmentData[] {
  const { procedure, coverageLevelCode = '', insuranceTypeCode = '' } = inquiry;
  return [
    [
      ...(['EQ', { repetitions: inquiry.serviceTypeCodes }] as const),
      ...[procedure ? buildProcedure(procedure) : '', coverageLevelCode, insuranceTypeCode],
      inquiry.diagnosisPointers,
    ],
    ...buildAmount('R', inquiry.spendDownAmount),
    ...buildAmount('PB', inquiry.spendDownBilledAmount),
    ...inquiry.conditions.map(buildCondition),
    ...inquiry.references.map(buildReference),
    ...inquiry.dates.map(buildDate),
    ...buildOthers(inquiry.otherSegments),
  ];
}

function buildAmount(qualifier: string, amount: Cents | undefined): SegmentData[] {
  return amount === undefined ? [] : [['AMT', qualifier, formatX12Cents(amount)]];
}
