import type { Accident, ProfessionalClaim } from '../schemas/claim.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { findOwn } from './own-entry.js';
import type { FhirResource } from './resources.js';

/** Claim.accident.type (v3 ActIncidentCode) to CLM11. */
const CAUSES: Readonly<Record<string, 'AA' | 'EM' | 'OA'>> = { MVA: 'AA', WPA: 'EM' };

/** Prior authorisation and accident, which only a source claim states. */
export function readClaimExtras(
  reading: EncounterReading,
  claims: readonly FhirResource[],
): Pick<ProfessionalClaim, 'priorAuthorizationNumber' | 'accident'> {
  const elements = claims.map(({ element }) => element);
  const insurance = elements
    .flatMap((claim) => claim.list('insurance'))
    .find((item) => item.get('preAuthRef').exists);
  const number = insurance?.list('preAuthRef')[0];
  const priorAuthorizationNumber = number && reading.readIdentifier(number, 50);
  const stated = elements.map((claim) => claim.get('accident')).find(({ exists }) => exists);
  const accident = stated && readAccident(reading, stated);
  return { ...(priorAuthorizationNumber && { priorAuthorizationNumber }), ...(accident && { accident }) };
}

function readAccident(reading: EncounterReading, stated: FhirElement): Accident {
  const date = reading.findDate(stated, 'date');
  const type = stated.get('type').list('coding')[0]?.text('code');
  const state = stated.get('locationAddress').text('state');
  const isCode = state !== undefined && /^[A-Z]{2}$/.test(state);
  return { causes: [findOwn(CAUSES, type) ?? 'OA'], ...(date && { date }), ...(isCode && { state }) };
}
