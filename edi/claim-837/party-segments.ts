import { formatX12Date } from '../../schemas/calendar-date.js';
import type { Address, ContactPoint, Payer, Person, Provider, Subscriber } from '../../schemas/claim.js';
import type { PayerReference } from '../../schemas/claim-supplements.js';
import type { SegmentData } from '../x12/segment.js';

/** Which parts of a provider a role may carry in its loop; the name, the NPI and REF every one may. */
export interface ProviderParts {
  readonly taxonomy?: boolean;
  readonly address?: boolean;
  readonly contact?: boolean;
}

/** NM1 of a person, with an identifier where there is one. */
export function personName(entityCode: string, person: Person): SegmentData {
  const { lastName, firstName = '', middleName = '', suffix = '' } = person;
  return ['NM1', entityCode, '1', lastName, firstName, middleName, '', suffix];
}

/** NM1*IL. */
export function subscriberName(subscriber: Subscriber): SegmentData {
  const { lastName, firstName = '', middleName = '', suffix = '', memberId } = subscriber;
  const type = subscriber.entityType === 'organization' ? '2' : '1';
  const qualifier = memberId === '' ? '' : (subscriber.memberIdQualifier ?? 'MI');
  return ['NM1', 'IL', type, lastName, firstName, middleName, '', suffix, qualifier, memberId];
}

function providerName(entityCode: string, provider: Provider): SegmentData {
  const { lastName, npi } = provider;
  const [qualifier, identifier] = npi === undefined ? ['', ''] : ['XX', npi];
  if (provider.entityType !== 'person') {
    return ['NM1', entityCode, '2', lastName, '', '', '', '', qualifier, identifier];
  }
  const { firstName = '', middleName = '', suffix = '' } = provider;
  return ['NM1', entityCode, '1', lastName, firstName, middleName, '', suffix, qualifier, identifier];
}

/** PRV01 of those who are not performing (PE): attending, referring, assistant surgeon. */
const SPECIALTIES: Readonly<Record<string, string>> = { 71: 'AT', DN: 'RF', P3: 'RF', DD: 'AS' };

/** NM1, and of PRV, N3, N4, REF and PER what the role may carry. */
export function buildProvider(
  to: SegmentData[],
  entityCode: string,
  provider: Provider | undefined,
  parts: ProviderParts = {},
): void {
  if (!provider) return;
  to.push(providerName(entityCode, provider));
  if (parts.taxonomy && provider.taxonomyCode !== undefined) {
    to.push(['PRV', SPECIALTIES[entityCode] ?? 'PE', 'PXC', provider.taxonomyCode]);
  }
  if (parts.address) buildAddress(to, provider.address);
  buildReferences(to, provider.references);
  if (parts.contact) buildContact(to, provider.contact);
}

/** Loop 2010AA; its PRV stands before it. */
export function buildBillingProvider(to: SegmentData[], provider: Provider): void {
  to.push(providerName('85', provider));
  buildAddress(to, provider.address);
  if (provider.taxId !== undefined) to.push(['REF', provider.taxIdQualifier ?? 'EI', provider.taxId]);
  buildReferences(to, provider.references);
  buildContact(to, provider.contact);
  buildContact(to, provider.secondContact);
}

/** Loops 2010BB and 2330B begin so; a payer that was not named is not written. */
export function buildPayer(to: SegmentData[], payer: Payer, entityCode = 'PR'): void {
  const { name, payerId, payerIdQualifier = 'PI' } = payer;
  if (name === '' && payerId === '') return;
  to.push(['NM1', entityCode, '2', name, '', '', '', '', payerIdQualifier, payerId]);
  buildAddress(to, payer.address);
}

/** N3 and N4, each where it says something. */
export function buildAddress(to: SegmentData[], address: Address | undefined): void {
  if (!address) return;
  const { line1, line2 = '', city, state = '', postalCode = '', country = '', subdivision = '' } = address;
  if (line1 !== '') to.push(['N3', line1, line2]);
  if (`${city}${state}${postalCode}${country}${subdivision}` === '') return;
  to.push(['N4', city, state, postalCode, country, '', '', subdivision]);
}

/** DMG; absent without a date of birth, which the guide wants for a subscriber who is the patient. */
export function buildDemographics(to: SegmentData[], person: Person): void {
  if (person.birthDate === undefined) return;
  to.push(['DMG', 'D8', formatX12Date(person.birthDate), person.genderCode ?? 'U']);
}

/** PAT of 2000B and 2000C; where it would say nothing it is absent, unless a relationship is named. */
export function buildPatientInformation(to: SegmentData[], person: Person, relationshipCode = ''): void {
  const { deathDate, weight, isPregnant } = person;
  if (relationshipCode === '' && deathDate === undefined && weight === undefined && !isPregnant) return;
  to.push([
    'PAT',
    relationshipCode,
    '',
    '',
    '',
    deathDate === undefined ? '' : 'D8',
    deathDate === undefined ? '' : formatX12Date(deathDate),
    weight === undefined ? '' : '01',
    weight ?? '',
    isPregnant ? 'Y' : '',
  ]);
}

export function buildReferences(to: SegmentData[], references: readonly PayerReference[] | undefined): void {
  if (!references) return;
  for (const { qualifier, value, description = '', payerId } of references) {
    to.push(['REF', qualifier, value, description, payerId === undefined ? '' : ['2U', payerId]]);
  }
}

/** PER*IC. */
export function buildContact(to: SegmentData[], contact: ContactPoint | undefined): void {
  if (!contact) return;
  const numbers = contact.phone === '' ? [] : ['TE', contact.phone];
  for (const { qualifier, value } of contact.furtherNumbers ?? []) numbers.push(qualifier, value);
  to.push(['PER', 'IC', contact.name, ...numbers]);
}

/**
 * SBR of 2000B and 2320. The name of the group goes only where it has no number (2000B SBR04), but beside it for another
 * coverage, as the official examples have it.
 */
export function coverageSegment(
  payerResponsibility: string,
  relationshipCode: string,
  { groupNumber = '', groupName = '', claimFilingCode }: Subscriber,
  insuranceTypeCode = '',
  isOther = false,
): SegmentData {
  const name = groupNumber === '' || isOther ? groupName : '';
  const type = insuranceTypeCode;
  return ['SBR', payerResponsibility, relationshipCode, groupNumber, name, type, '', '', '', claimFilingCode];
}
