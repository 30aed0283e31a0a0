import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import type { PatientAccountFacts, SourceKey } from './intake-result.js';
import { readPerson } from './person.js';
import type { FhirResource } from './resources.js';

/** Encounter.subject as the account that will owe. */
export function readPatient(
  reading: EncounterReading,
): { resource: FhirResource; account: PatientAccountFacts | undefined } | undefined {
  const reference = reading.encounter.element.get('subject');
  const resource = reading.find(reference, reading.encounter, ['Patient']);
  if (!resource) {
    return reference.exists
      ? reading.hold('fhir.unresolved-reference', reference, { type: 'Patient' })
      : reading.hold('fhir.missing-element', reference, { element: 'subject' });
  }
  const key = findPatientKey(resource, reading.practice.sourceSystem);
  if (!key) reading.hold('fhir.missing-element', 'Patient.identifier', { element: 'identifier' });
  const person = readPerson(reading, resource.element);
  // DMG02 is wanted of the patient, not of a subscriber who is somebody else.
  const birthDate = resource.element.get('birthDate');
  if (!birthDate.exists) reading.hold('fhir.missing-element', birthDate, { element: 'birthDate' });
  return { resource, account: key && person && { key, person } };
}

/** The medical record number, else the first identifier that is no number of a person's papers, else the id. */
function findPatientKey({ element, id }: FhirResource, sourceSystem: string): SourceKey | undefined {
  const identifiers = element.list('identifier').filter((item) => item.text('value') !== undefined);
  const record = identifiers.find((item) => typeCodesOf(item).includes('MR'));
  const plain = identifiers.find((item) => typeCodesOf(item).length === 0 && item.text('use') !== 'old');
  const chosen = record ?? plain;
  if (chosen) {
    const sourceIdentifier = chosen.text('value') as string;
    return { sourceSystem: chosen.text('system') ?? sourceSystem, sourceIdentifier };
  }
  return id === undefined ? undefined : { sourceSystem, sourceIdentifier: id };
}

/** Identifier.type codes (HL7 table 0203): MR medical record, MB member number, SS, DL, PPN ... */
export function typeCodesOf(identifier: FhirElement): string[] {
  return identifier
    .get('type')
    .list('coding')
    .flatMap((coding) => coding.text('code') ?? []);
}
