import type {
  Benefit,
  BenefitEntity,
  EligibilityRejection,
  ServiceDelivery,
} from '../../schemas/eligibility.js';
import { formatX12Cents } from '../../schemas/money.js';
import { buildOthers } from '../build-hierarchy.js';
import { buildContact, buildName, buildReference } from '../remittance-835/build-common.js';
import { buildProcedure } from '../segment-reading.js';
import type { ElementData, SegmentData } from '../x12/segment.js';
import { buildAddress, buildCondition, buildDate, buildProviderRole } from './build-eligibility-person.js';

/** One EB with what follows it; LS and LE stand around the entities. */
export function buildBenefit(benefit: Benefit): SegmentData[] {
  const { entities } = benefit;
  return [
    buildBenefitHead(benefit),
    ...benefit.deliveries.map(buildDelivery),
    ...benefit.references.map(buildReference),
    ...benefit.dates.map(buildDate),
    ...benefit.rejections.map(buildRejection),
    ...benefit.messages.map((text): SegmentData => ['MSG', text]),
    ...buildOthers(benefit.otherSegments),
    ...benefit.conditions.map(buildCondition),
    ...(entities.length > 0 ? [['LS', '2120'] as const] : []),
    ...entities.flatMap(buildEntity),
    ...(entities.length > 0 ? [['LE', '2120'] as const] : []),
  ];
}

/** AAA. */
export function buildRejection(rejection: EligibilityRejection): SegmentData {
  return ['AAA', rejection.isValidRequest ? 'Y' : 'N', '', rejection.reasonCode, rejection.followUpCode];
}

function buildBenefitHead(benefit: Benefit): SegmentData {
  const { informationCode, coverageLevelCode = '', insuranceTypeCode = '', planDescription = '' } = benefit;
  const { timePeriodCode = '', amount, percentage = '', quantityQualifier = '', quantity = '' } = benefit;
  return [
    ...(['EB', informationCode, coverageLevelCode, { repetitions: benefit.serviceTypeCodes }] as const),
    ...[insuranceTypeCode, planDescription, timePeriodCode],
    ...[amount === undefined ? '' : formatX12Cents(amount), percentage, quantityQualifier, quantity],
    ...[benefit.authorizationCode ?? '', benefit.networkCode ?? ''],
    ...[buildProcedureRange(benefit), benefit.diagnosisPointers],
  ];
}

function buildProcedureRange({ procedure, procedureRangeEnd = '' }: Benefit): ElementData {
  return procedure ? [...buildProcedure(procedure), procedureRangeEnd] : '';
}

function buildDelivery(delivery: ServiceDelivery): SegmentData {
  const { quantityQualifier = '', quantity = '', unitCode = '', sampleModulus = '' } = delivery;
  const { timePeriodCode = '', periodCount = '', frequencyCode = '', patternTimeCode = '' } = delivery;
  const head = ['HSD', quantityQualifier, quantity, unitCode, sampleModulus] as const;
  return [...head, timePeriodCode, periodCount, frequencyCode, patternTimeCode];
}

function buildEntity(entity: BenefitEntity): SegmentData[] {
  const [id, ...elements] = buildName(entity.name);
  return [
    [id, ...elements, entity.relationshipCode ?? ''],
    ...buildAddress(entity.address),
    ...entity.contacts.map(buildContact),
    ...buildProviderRole(entity.provider),
    ...buildOthers(entity.otherSegments),
  ];
}
