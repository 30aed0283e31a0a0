import { formatX12Date } from '../../schemas/calendar-date.js';
import type { Address, Payer, Person, Provider, Subscriber } from '../../schemas/claim.js';
import type { SegmentData } from '../x12/segment.js';

/** NM1 of a person, with an identifier where there is one. */
export function personName(entityCode: string, person: Person, memberId?: string): SegmentData {
  return [
    'NM1',
    entityCode,
    '1',
    person.lastName,
    person.firstName ?? '',
    person.middleName ?? '',
    '',
    person.suffix ?? '',
    ...(memberId === undefined ? [] : ['MI', memberId]),
  ];
}

export function providerName(entityCode: string, provider: Provider): SegmentData {
  const isPerson = provider.entityType === 'person';
  return [
    'NM1',
    entityCode,
    isPerson ? '1' : '2',
    provider.lastName,
    isPerson ? (provider.firstName ?? '') : '',
    isPerson ? (provider.middleName ?? '') : '',
    '',
    '',
    ...(provider.npi === undefined ? [] : ['XX', provider.npi]),
  ];
}

export function payerName(payer: Payer): SegmentData {
  return ['NM1', 'PR', '2', payer.name, '', '', '', '', 'PI', payer.payerId];
}

export function addressSegments(address: Address | undefined): SegmentData[] {
  if (!address) return [];
  const { line1, line2 = '', city, state = '', postalCode = '', country = '' } = address;
  return [...(line1 === '' ? [] : [['N3', line1, line2] as const]), ['N4', city, state, postalCode, country]];
}

/** DMG; absent without a date of birth, which the guide wants for a subscriber who is the patient. */
export function demographics(person: Person): SegmentData[] {
  if (person.birthDate === undefined) return [];
  return [['DMG', 'D8', formatX12Date(person.birthDate), person.genderCode ?? 'U']];
}

/** SBR of 2000B and 2320. The name of the group goes only where it has no number (005010X222A1 2000B SBR04). */
export function coverageSegment(
  payerResponsibility: string,
  relationshipCode: string,
  { groupNumber, groupName, claimFilingCode }: Subscriber,
): SegmentData {
  const group = groupNumber === undefined ? ['', groupName ?? ''] : [groupNumber, ''];
  return ['SBR', payerResponsibility, relationshipCode, ...group, '', '', '', '', claimFilingCode];
}
