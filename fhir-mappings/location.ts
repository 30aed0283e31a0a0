import type { Provider } from '../schemas/claim.js';
import { readAddress } from './address.js';
import { findPlaceOfService } from './claim-item.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { findOwn } from './own-entry.js';
import { findNpi } from './practitioner.js';
import { findMatch, readTraits } from './resource-match.js';
import type { FhirResource } from './resources.js';

/** Place of service by Encounter.class, where neither Location nor the settings say it. */
const PLACES: Readonly<Record<string, string>> = {
  AMB: '11',
  EMER: '23',
  IMP: '21',
  ACUTE: '21',
  NONAC: '21',
  OBSENC: '22',
  SS: '22',
  HH: '12',
  VR: '02',
};

/** CLM05-1: Location.type where it is a place of service, else the settings, else by the class of the encounter. */
export function readPlaceOfService(
  reading: EncounterReading,
  encounterClass: string | undefined,
): string | undefined {
  const { encounter, practice } = reading;
  const stated = encounter.element
    .list('location')
    .flatMap(
      (item) => reading.find(item.get('location'), encounter, ['Location'])?.element.list('type') ?? [],
    )
    .map(findPlaceOfService)
    .find((code) => code !== undefined);
  if (stated !== undefined) return stated;
  const known = findOwn(practice.placesOfService, encounterClass) ?? findOwn(PLACES, encounterClass);
  const context = { class: encounterClass ?? '' };
  return known ?? reading.hold('fhir.no-place-of-service', 'Encounter.class', context);
}

/** Loop 2310C: where the services were given; undefined when it is the billing provider's own place. */
export function readServiceFacility(reading: EncounterReading): Provider | undefined {
  const { encounter, practice } = reading;
  const reference =
    encounter.element.list('location')[0]?.get('location') ?? encounter.element.get('serviceProvider');
  if (!reference.exists) return undefined;
  const place = reading.find(reference, encounter, ['Location', 'Organization']);
  const listed = findMatch(practice.facilities, readTraits(place?.element, reference));
  if (listed) return listed.provider;
  if (practice.onUnlistedFacility === 'billing-provider') return undefined;
  if (practice.onUnlistedFacility === 'hold') return reading.hold('fhir.unlisted-facility', reference);
  if (!place) return reading.hold('fhir.unresolved-reference', reference, { type: 'Location' });
  const facility = readRecordedFacility(reading, place);
  return facility && isSamePlace(facility, practice.billingProvider) ? undefined : facility;
}

/** A home is no facility: without name and address there is nothing to send. */
function readRecordedFacility(reading: EncounterReading, { element }: FhirResource): Provider | undefined {
  const lastName = reading.findText(element, 'name', 60);
  const written = element.list('address')[0];
  if (lastName === undefined || !written) return undefined;
  const address = readAddress(reading, written);
  const npi = findNpi(element) ?? findOrganizationNpi(reading, element);
  return { entityType: 'organization', lastName, ...(npi && { npi }), ...(address && { address }) };
}

function findOrganizationNpi(reading: EncounterReading, location: FhirElement): string | undefined {
  const owner = reading.find(location.get('managingOrganization'), reading.encounter, ['Organization']);
  return owner && findNpi(owner.element);
}

function isSamePlace(facility: Provider, billing: Provider): boolean {
  const sameNpi = facility.npi !== undefined && facility.npi === billing.npi;
  const [a, b] = [facility.address, billing.address];
  const sameStreet = a?.line1.toLowerCase() === b?.line1.toLowerCase();
  return sameNpi || (sameStreet && a?.postalCode?.slice(0, 5) === b?.postalCode?.slice(0, 5));
}
