import type {
  AnsweredInquirer,
  AnsweringSource,
  CoveredPerson,
  EligibilityResponse,
  MilitaryService,
} from '../../schemas/eligibility.js';
import { type BuiltLevel, buildHierarchy, buildOthers } from '../build-hierarchy.js';
import { dayOf } from '../build-period.js';
import { buildContact, buildName } from '../remittance-835/build-common.js';
import type { SegmentData } from '../x12/segment.js';
import { buildBenefit, buildRejection } from './build-benefit.js';
import {
  buildEligibilityParty,
  buildMemberLevels,
  buildPersonDetails,
  buildProviderRole,
  buildTrace,
} from './build-eligibility-person.js';

/** What a 271 says between ST and SE. */
export type EligibilityResponseContent = Omit<EligibilityResponse, 'transactionSetControlNumber' | 'place'>;

/** The segments between ST and SE of a 271 (005010X279A1). What was read and is built again means the same. */
export function buildEligibilityResponse(response: EligibilityResponseContent): SegmentData[] {
  const { purposeCode, reference = '', createdDate, createdTime } = response;
  return [
    ['BHT', '0022', purposeCode, reference, dayOf(createdDate), createdTime],
    ...buildOthers(response.otherSegments),
    ...buildHierarchy(response.sources.map(buildSource)),
  ];
}

function buildSource(source: AnsweringSource): BuiltLevel {
  const [ofLevel, ofName] = [true, false].map((isLevel) =>
    source.rejections.filter(({ loop }) => (loop === '2000A') === isLevel).map(buildRejection),
  );
  const segments = [
    ...ofLevel!,
    buildName(source.name),
    ...source.contacts.map(buildContact),
    ...ofName!,
    ...buildOthers(source.otherSegments),
  ];
  return { code: '20', segments, children: source.receivers.map(buildInquirer) };
}

function buildInquirer(inquirer: AnsweredInquirer): BuiltLevel {
  const segments = [
    ...buildEligibilityParty(inquirer),
    ...inquirer.rejections.map(buildRejection),
    ...buildProviderRole(inquirer.provider),
    ...buildOthers(inquirer.otherSegments),
  ];
  return { code: '21', segments, children: buildMemberLevels(inquirer.subscribers, buildPerson) };
}

function buildPerson(person: CoveredPerson): SegmentData[] {
  return [
    ...person.traces.map(buildTrace),
    ...buildEligibilityParty(person),
    ...person.rejections.map(buildRejection),
    ...buildPersonDetails(person),
    ...buildMilitaryService(person.military),
    ...buildOthers(person.otherSegments),
    ...person.benefits.flatMap(buildBenefit),
  ];
}

function buildMilitaryService(service: MilitaryService | undefined): SegmentData[] {
  if (!service) return [];
  const { description = '', rankCode = '', dateForm = '', date = '' } = service;
  const head = ['MPI', service.informationStatusCode, service.employmentStatusCode] as const;
  return [[...head, service.affiliationCode, description, rankCode, dateForm, date]];
}
