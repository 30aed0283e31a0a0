import type { Address, ContactPoint, Payer, Person, Provider, Subscriber } from '../../schemas/claim.js';
import type { PayerReference } from '../../schemas/claim-supplements.js';
import { present, presentAll } from '../present.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { LoopSegments } from './loop-segments.js';
import type { ProviderParts } from './party-segments.js';
import { presentList } from './present-list.js';

const WHOLE: ProviderParts = { taxonomy: true, address: true, contact: true };

const GENDERS = ['F', 'M', 'U'] as const;

/** N3 and N4; absent where neither stands. */
export function readAddress(party: LoopSegments): Address | undefined {
  const [street, city] = [party.take('N3'), party.take('N4')];
  if (!street && !city) return undefined;
  return present({
    line1: street?.element(1) ?? '',
    line2: street && findText(street, 2),
    city: city?.element(1) ?? '',
    state: city && findText(city, 2),
    postalCode: city && findText(city, 3),
    country: city && findText(city, 4),
    subdivision: city && findText(city, 7),
  });
}

/** NM1, N3, N4, DMG, REF and PER of a subscriber or patient, and the PAT of its level. */
export function readPerson(loop: string, party: LoopSegments | undefined, information?: Segment): Person {
  const name = party?.take('NM1');
  if (!party || !name) return { lastName: '' };
  const { reading } = party;
  const demographics = party.take('DMG');
  return present({
    lastName: name.element(3),
    firstName: findText(name, 4),
    middleName: findText(name, 5),
    suffix: findText(name, 7),
    references: readReferences(party, 'SY', 'Y4', '1W'),
    contact: readContact(party),
    birthDate: demographics && reading.readDate(loop, demographics, 2),
    deathDate: information && reading.readDate(loop, information, 6),
    weight: information && reading.readNumber(loop, information, 8),
    isPregnant: information?.element(9) === 'Y' ? (true as const) : undefined,
    genderCode: demographics && reading.readCode(loop, demographics, 3, GENDERS, 'warning'),
    address: readAddress(party),
  });
}

/** A person as the holder of a coverage: with NM1 and the SBR of that coverage. */
export function readSubscriber(person: Person, name: Segment | undefined, coverage: Segment): Subscriber {
  const qualifier = name && findText(name, 8);
  return presentAll(person, {
    entityType: name?.element(2) === '2' ? ('organization' as const) : undefined,
    memberId: name?.element(9) ?? '',
    memberIdQualifier: qualifier === 'MI' ? undefined : qualifier,
    groupNumber: findText(coverage, 3),
    groupName: findText(coverage, 4),
    claimFilingCode: coverage.element(9),
  });
}

/** NM1*PR with its address and REF. */
export function readPayer(party: LoopSegments | undefined): Payer {
  const name = party?.take('NM1');
  if (!party || !name) return { payerId: '', name: '' };
  const qualifier = findText(name, 8);
  return present({
    payerId: name.element(9),
    payerIdQualifier: qualifier === 'PI' ? undefined : qualifier,
    name: name.element(3),
    address: readAddress(party),
    references: readReferences(party),
  });
}

/** A provider in any role: of PRV, N3, N4 and PER what the role may carry, all of them when none is named. */
export function readProvider(party: LoopSegments, parts: ProviderParts = WHOLE): Provider {
  return presentAll(readProviderName(party), {
    taxonomyCode: parts.taxonomy ? readTaxonomy(party.take('PRV')) : undefined,
    references: readReferences(party),
    address: parts.address ? readAddress(party) : undefined,
    contact: parts.contact ? readContact(party) : undefined,
  });
}

/** Loop 2010AA: with its tax number and a second contact. Its PRV stands before it. */
export function readBillingProvider(party: LoopSegments, taxonomy = party.take('PRV')): Provider {
  const taxNumber = party.take('REF', 'EI', 'SY');
  const taxIdQualifier = taxNumber?.element(1) === 'SY' ? ('SY' as const) : ('EI' as const);
  return presentAll(readProviderName(party), {
    taxonomyCode: readTaxonomy(taxonomy),
    taxId: taxNumber && findText(taxNumber, 2),
    taxIdQualifier: taxNumber && taxIdQualifier,
    references: readReferences(party),
    address: readAddress(party),
    contact: readContact(party),
    secondContact: readContact(party),
  });
}

function readProviderName(party: LoopSegments) {
  const name = party.take('NM1')!;
  return {
    entityType: name.element(2) === '1' ? ('person' as const) : ('organization' as const),
    lastName: name.element(3),
    firstName: findText(name, 4),
    middleName: findText(name, 5),
    suffix: findText(name, 7),
    npi: name.element(8) === 'XX' ? findText(name, 9) : undefined,
  };
}

function readTaxonomy(segment: Segment | undefined): string | undefined {
  return segment && findText(segment, 3);
}

/** All REF that are left, or those of these qualifiers. */
export function readReferences(
  loop: LoopSegments,
  ...qualifiers: readonly string[]
): PayerReference[] | undefined {
  return presentList(
    loop.takeAll('REF', ...qualifiers).map((segment) =>
      present({
        qualifier: segment.element(1),
        value: segment.element(2),
        description: findText(segment, 3),
        payerId: segment.component(4, 2) || undefined,
      }),
    ),
  );
}

/** PER*IC. */
export function readContact(party: LoopSegments): ContactPoint | undefined {
  const segment = party.take('PER', 'IC');
  if (!segment) return undefined;
  const numbers = [3, 5, 7]
    .map((position) => ({ qualifier: segment.element(position), value: segment.element(position + 1) }))
    .filter(({ qualifier, value }) => qualifier !== '' || value !== '');
  const isPhone = numbers[0]?.qualifier === 'TE';
  return present({
    name: segment.element(2),
    phone: isPhone ? numbers[0]!.value : '',
    furtherNumbers: presentList(isPhone ? numbers.slice(1) : numbers),
  });
}
