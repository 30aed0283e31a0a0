import type { Address, OtherCoverage, Payer, Person, Provider, Subscriber } from '../../schemas/claim.js';
import { present } from '../present.js';
import { findText, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** The segments of one NM1 loop: the name and what follows it. */
export type PartySegments = readonly Segment[];

const GENDERS = ['F', 'M', 'U'] as const;

function find(segments: PartySegments, id: string, ...qualifiers: readonly string[]): Segment | undefined {
  return segments.find(
    (segment) => segment.id === id && (qualifiers.length === 0 || qualifiers.includes(segment.element(1))),
  );
}

/** N3 and N4; absent where neither stands. */
export function readAddress(segments: PartySegments): Address | undefined {
  const [street, city] = [find(segments, 'N3'), find(segments, 'N4')];
  if (!street && !city) return undefined;
  return present({
    line1: street?.element(1) ?? '',
    line2: street && findText(street, 2),
    city: city?.element(1) ?? '',
    state: city && findText(city, 2),
    postalCode: city && findText(city, 3),
    country: city && findText(city, 4),
  });
}

/** NM1, N3, N4 and DMG of a subscriber or patient. */
export function readPerson(reading: SegmentReading, loop: string, segments: PartySegments): Person {
  const name = segments[0];
  const demographics = find(segments, 'DMG');
  return present({
    lastName: name?.element(3) ?? '',
    firstName: name && findText(name, 4),
    middleName: name && findText(name, 5),
    suffix: name && findText(name, 7),
    birthDate: demographics && reading.readDate(loop, demographics, 2),
    genderCode: demographics && reading.readCode(loop, demographics, 3, GENDERS, 'warning'),
    address: readAddress(segments),
  });
}

/** A person as the holder of a coverage: with the SBR of that coverage. */
export function readSubscriber(person: Person, segments: PartySegments, coverage: Segment): Subscriber {
  return present({
    ...person,
    memberId: segments[0]?.element(9) ?? '',
    groupNumber: findText(coverage, 3),
    groupName: findText(coverage, 4),
    claimFilingCode: coverage.element(9),
  });
}

/** NM1*PR with its address. */
export function readPayer(segments: PartySegments): Payer {
  const name = segments[0];
  return present({
    payerId: name?.element(9) ?? '',
    name: name?.element(3) ?? '',
    address: readAddress(segments),
  });
}

/** A provider in any role, with its tax number, taxonomy and contact. */
export function readProvider(segments: PartySegments, taxonomy = find(segments, 'PRV')): Provider {
  const name = segments[0]!;
  const taxNumber = find(segments, 'REF', 'EI', 'SY');
  const contact = find(segments, 'PER', 'IC');
  const taxIdQualifier = taxNumber?.element(1) === 'SY' ? 'SY' : 'EI';
  return present({
    entityType: name.element(2) === '1' ? 'person' : 'organization',
    lastName: name.element(3),
    firstName: findText(name, 4),
    middleName: findText(name, 5),
    npi: name.element(8) === 'XX' ? findText(name, 9) : undefined,
    taxonomyCode: taxonomy && findText(taxonomy, 3),
    taxId: taxNumber && findText(taxNumber, 2),
    taxIdQualifier: taxNumber && taxIdQualifier,
    address: readAddress(segments),
    contact: contact && { name: contact.element(2), phone: contact.element(4) },
  });
}

/** Loops 2320, 2330A and 2330B, split before each NM1. */
export function readOtherCoverage(
  reading: SegmentReading,
  coverage: Segment,
  parties: readonly PartySegments[],
): OtherCoverage {
  const holder = parties.find(([name]) => name?.element(1) === 'IL') ?? [];
  const payer = parties.find(([name]) => name?.element(1) === 'PR') ?? [];
  return {
    payer: readPayer(payer),
    payerResponsibility: coverage.element(1),
    subscriber: readSubscriber(readPerson(reading, '2330A', holder), holder, coverage),
    relationshipCode: coverage.element(2),
  };
}
