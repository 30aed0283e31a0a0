import type { DatedQualifier } from '../../schemas/claim-supplements.js';
import type {
  BenefitCondition,
  EligibilityParty,
  EligibilityPerson,
  EligibilityTrace,
  MailingAddress,
  ProviderRole,
} from '../../schemas/eligibility.js';
import type { BuiltLevel } from '../build-hierarchy.js';
import { buildPeriod, dayOf } from '../build-period.js';
import { buildName, buildReference } from '../remittance-835/build-common.js';
import type { SegmentData } from '../x12/segment.js';

/** NM1, REF, N3 and N4; PRV stands apart, behind the AAA of a 271. */
export function buildEligibilityParty(party: EligibilityParty): SegmentData[] {
  return [buildName(party.name), ...party.references.map(buildReference), ...buildAddress(party.address)];
}

export function buildAddress(address: MailingAddress | undefined): SegmentData[] {
  if (!address) return [];
  const { city = '', state = '', postalCode = '', country = '' } = address;
  const { locationQualifier = '', locationCode = '', countrySubdivision = '' } = address;
  const place = [city, state, postalCode, country, locationQualifier, locationCode, countrySubdivision];
  return [
    ...(address.lines.length > 0 ? [['N3', ...address.lines] as const] : []),
    ...(place.some((text) => text !== '') ? [['N4', ...place] as const] : []),
  ];
}

export function buildProviderRole(role: ProviderRole | undefined): SegmentData[] {
  return role ? [['PRV', role.code, role.qualifier ?? '', role.identifier ?? '']] : [];
}

export function buildTrace({
  typeCode,
  number,
  assigner,
  assignerSubdivision,
}: EligibilityTrace): SegmentData {
  return ['TRN', typeCode, number, assigner, assignerSubdivision ?? ''];
}

/** PRV, DMG, INS, HI and DTP of a person. */
export function buildPersonDetails(person: EligibilityPerson): SegmentData[] {
  const { relationship: insured, diagnoses } = person;
  return [
    ...buildProviderRole(person.provider),
    ...buildDemographics(person),
    ...(insured ? [buildRelationship(insured)] : []),
    ...(diagnoses.length > 0
      ? [['HI', ...diagnoses.map(({ qualifier, code }) => [qualifier, code])] as const]
      : []),
    ...person.dates.map(buildDate),
  ];
}

/** DTP. */
export function buildDate({ qualifier, date, endDate }: DatedQualifier): SegmentData {
  return buildPeriod(qualifier, date, endDate);
}

/** III. */
export function buildCondition({ qualifier, code, category, text }: BenefitCondition): SegmentData {
  return ['III', qualifier ?? '', code ?? '', category ?? '', text ?? ''];
}

function buildDemographics({ birthDate, genderCode = '' }: EligibilityPerson): SegmentData[] {
  if (birthDate === undefined && genderCode === '') return [];
  return [['DMG', birthDate === undefined ? '' : 'D8', dayOf(birthDate), genderCode]];
}

function buildRelationship(insured: NonNullable<EligibilityPerson['relationship']>): SegmentData {
  const { maintenanceTypeCode = '', maintenanceReasonCode = '', birthSequence = '' } = insured;
  const unused = Array.from({ length: 12 }, () => '');
  const head = ['INS', insured.insuredCode, insured.relationshipCode] as const;
  return [...head, maintenanceTypeCode, maintenanceReasonCode, ...unused, birthSequence];
}

/** Subscribers with their dependents: HL*22 and HL*23, the children of the level of a receiver. */
export function buildMemberLevels<P>(
  members: readonly (P & { readonly dependents: readonly P[] })[],
  buildPerson: (person: P) => SegmentData[],
): BuiltLevel[] {
  return members.map((member) => ({
    code: '22',
    segments: buildPerson(member),
    children: member.dependents.map((person) => ({
      code: '23',
      segments: buildPerson(person),
      children: [],
    })),
  }));
}
