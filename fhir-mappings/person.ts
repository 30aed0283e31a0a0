import type { Address, Person } from '../schemas/claim.js';
import { readAddress } from './address.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { findOwn } from './own-entry.js';

const GENDERS: Readonly<Record<string, 'F' | 'M' | 'U'>> = { female: 'F', male: 'M' };

const NAME_USES = ['official', 'usual', undefined, 'temp', 'nickname', 'anonymous', 'maiden'];

const ADDRESS_USES = ['home', undefined, 'work', 'temp', 'billing'];

export type PersonName = Pick<Person, 'lastName' | 'firstName' | 'middleName' | 'suffix'>;

/** Patient or RelatedPerson as NM1, N3, N4 and DMG want them; holds when the family name is missing. */
export function readPerson(reading: EncounterReading, resource: FhirElement): Person | undefined {
  const name = readPersonName(reading, resource);
  const birthDate = reading.findDate(resource, 'birthDate');
  const address = readPersonAddress(reading, resource);
  const genderCode = findOwn(GENDERS, resource.text('gender')) ?? 'U';
  return name && { ...name, ...(birthDate && { birthDate }), genderCode, ...(address && { address }) };
}

/** The official name, else the usual one, else the first. NM103, NM104, NM105, NM107. */
export function readPersonName(reading: EncounterReading, resource: FhirElement): PersonName | undefined {
  const name = findByUse(resource.list('name'), NAME_USES);
  if (!name?.get('family').exists) {
    const at = name?.get('family') ?? resource.get('name');
    return reading.hold('fhir.missing-element', at, { element: 'family name' });
  }
  const lastName = reading.findText(name, 'family', 60);
  const [firstName, middleName] = readGivenNames(reading, name);
  const suffix = findItem(reading, name, 'suffix', 10);
  if (lastName === undefined) return undefined;
  return {
    lastName,
    ...(firstName && { firstName }),
    ...(middleName && { middleName }),
    ...(suffix && { suffix }),
  };
}

function readGivenNames(
  reading: EncounterReading,
  name: FhirElement,
): [string | undefined, string | undefined] {
  const given = name.list('given').filter(({ value }) => typeof value === 'string' && value.trim() !== '');
  const [first, ...others] = given;
  const firstName = first && reading.readText(first.value as string, first, 35);
  const middle = others.map(({ value }) => value).join(' ');
  return [firstName, others[0] && reading.readText(middle, others[0], 25)];
}

function findItem(
  reading: EncounterReading,
  name: FhirElement,
  part: string,
  limit: number,
): string | undefined {
  const item = name.list(part)[0];
  return typeof item?.value === 'string' ? reading.readText(item.value, item, limit) : undefined;
}

function readPersonAddress(reading: EncounterReading, resource: FhirElement): Address | undefined {
  const address = findByUse(resource.list('address'), ADDRESS_USES);
  if (address) return readAddress(reading, address);
  return reading.warn('fhir.missing-element', resource.get('address'), { element: 'address' });
}

/** The first item of the foremost use; items marked old are left aside. */
function findByUse(
  items: readonly FhirElement[],
  uses: readonly (string | undefined)[],
): FhirElement | undefined {
  for (const use of uses) {
    const found = items.find((item) => item.text('use') === use);
    if (found) return found;
  }
  return undefined;
}
