import type { FhirElement } from './fhir-element.js';

/** A reference that the mapping follows, and the types that it may lead to. */
export interface FollowedReference {
  readonly reference: FhirElement;
  readonly types: readonly string[];
}

const PRACTITIONERS = ['Practitioner', 'PractitionerRole'];

const PLACES = ['Location', 'Organization'];

/** By type and path of the element that holds the reference. A source has to supply what these lead to. */
export const FOLLOWED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Encounter: {
    subject: ['Patient'],
    'participant.individual': PRACTITIONERS,
    'location.location': PLACES,
    serviceProvider: PLACES,
    'diagnosis.condition': ['Condition'],
    reasonReference: ['Condition'],
  },
  ChargeItem: { 'performer.actor': PRACTITIONERS, reason: ['Condition'] },
  Claim: {
    'diagnosis.diagnosisReference': ['Condition'],
    'item.encounter': ['Encounter'],
    'careTeam.provider': PRACTITIONERS,
    provider: PRACTITIONERS,
  },
  Procedure: {
    'performer.actor': PRACTITIONERS,
    reasonReference: ['Condition'],
    reasonCode: ['Condition'],
  },
  Immunization: { reasonReference: ['Condition'], reasonCode: ['Condition'] },
  PractitionerRole: { practitioner: ['Practitioner'] },
  Location: { managingOrganization: ['Organization'] },
  Organization: { managingOrganization: ['Organization'] },
  Coverage: {
    payor: ['Organization', 'Patient', 'RelatedPerson'],
    subscriber: ['Patient', 'RelatedPerson'],
  },
  Account: { 'coverage.coverage': ['Coverage'] },
};

/** What the mapping follows from a resource, in the order of its elements. */
export function findFollowedReferences(type: string, element: FhirElement): FollowedReference[] {
  const paths = Object.hasOwn(FOLLOWED, type) ? FOLLOWED[type]! : {};
  return Object.entries(paths).flatMap(([path, types]) =>
    findElements(element, path.split('.')).map((reference) => ({ reference, types })),
  );
}

/** The other way: types whose resources belong to the encounter that they name. */
const TO_ENCOUNTER: Readonly<Record<string, readonly string[]>> = {
  Condition: ['encounter', 'context'],
  Procedure: ['encounter', 'context'],
  Immunization: ['encounter', 'context'],
  ChargeItem: ['encounter', 'context'],
  Claim: ['item.encounter'],
};

/** Types whose resources belong to the patient that they name. */
const TO_PATIENT: Readonly<Record<string, readonly string[]>> = {
  Coverage: ['beneficiary'],
  Account: ['subject'],
};

/** The references by which a resource says to which encounters it belongs; undefined for types that never do. */
export function findEncounterReferences(type: string, element: FhirElement): FhirElement[] | undefined {
  return findLinks(TO_ENCOUNTER, type, element);
}

/** The references by which a resource says to which patients it belongs; undefined for types that never do. */
export function findPatientReferences(type: string, element: FhirElement): FhirElement[] | undefined {
  return findLinks(TO_PATIENT, type, element);
}

function findLinks(
  table: Readonly<Record<string, readonly string[]>>,
  type: string,
  element: FhirElement,
): FhirElement[] | undefined {
  if (!Object.hasOwn(table, type)) return undefined;
  return table[type]!.flatMap((path) => findElements(element, path.split('.')));
}

function findElements(element: FhirElement, path: readonly string[]): FhirElement[] {
  return path.reduce<FhirElement[]>((found, name) => found.flatMap((each) => each.list(name)), [element]);
}
