import type { Address } from '../schemas/claim.js';
import { STATE_CODES } from '../schemas/codes/states.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { findOwn } from './own-entry.js';

const UNITED_STATES = ['US', 'USA', 'UNITED STATES', 'UNITED STATES OF AMERICA'];

/**
 * N3 and N4: state names become codes, ZIP codes lose their punctuation. A missing street, city, state or ZIP code
 * is a warning here; whether the claim can do without is for the edits to say.
 */
export function readAddress(reading: EncounterReading, address: FhirElement): Address | undefined {
  const [first, ...others] = address
    .list('line')
    .filter(({ value }) => typeof value === 'string' && value !== '');
  const line1 = first && reading.readText(first.value as string, first, 55);
  const second = others.map(({ value }) => value).join(', ');
  const line2 = others[0] && reading.readText(second, others[0], 55);
  const city = reading.findText(address, 'city', 30);
  if (line1 === undefined || city === undefined) {
    const missing = line1 === undefined ? 'line' : 'city';
    return reading.warn('fhir.missing-element', address.get(missing), { element: missing });
  }
  const country = address.text('country')?.toUpperCase() ?? 'US';
  const place = UNITED_STATES.includes(country)
    ? readDomestic(reading, address)
    : readForeign(reading, address, country);
  return { line1, ...(line2 && { line2 }), city, ...place };
}

function readDomestic(
  reading: EncounterReading,
  address: FhirElement,
): Pick<Address, 'state' | 'postalCode'> {
  const state = readState(reading, address);
  const digits = address.text('postalCode')?.replace(/[\s-]/g, '');
  if (digits === undefined)
    reading.warn('fhir.missing-element', address.get('postalCode'), { element: 'postalCode' });
  else if (!/^(\d{5}|\d{9})$/.test(digits))
    reading.hold('fhir.invalid-postal-code', address.get('postalCode'));
  return { ...(state && { state }), ...(digits && { postalCode: digits }) };
}

function readState(reading: EncounterReading, address: FhirElement): string | undefined {
  const written = address.text('state')?.toUpperCase().replace(/\s+/g, ' ');
  if (written === undefined)
    return reading.warn('fhir.missing-element', address.get('state'), { element: 'state' });
  if (Object.values(STATE_CODES).includes(written)) return written;
  return findOwn(STATE_CODES, written) ?? reading.hold('fhir.unknown-state', address.get('state'));
}

function readForeign(
  reading: EncounterReading,
  address: FhirElement,
  country: string,
): Pick<Address, 'country' | 'postalCode'> {
  const postalCode = reading.findIdentifier(address, 'postalCode', 15);
  if (!/^[A-Z]{2}$/.test(country))
    reading.hold('fhir.missing-element', address.get('country'), { element: 'two-letter country code' });
  return { country, ...(postalCode && { postalCode }) };
}
