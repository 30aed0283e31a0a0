import { readReasonSources } from './charge-item.js';
import { conditionSource } from './condition.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import { FhirElement } from './fhir-element.js';
import type { FhirResource } from './resources.js';
import type { ServiceCandidate } from './service-candidate.js';
import { findPeriod } from './service-period.js';

const NOT_DONE = ['preparation', 'not-done', 'stopped', 'on-hold', 'entered-in-error'];

const ABSENT = new FhirElement(undefined, '');

/**
 * Without charge items and claim items the services are what was done: the visit itself by Encounter.type, and the
 * completed Procedures and Immunizations. Their charges come from the fee schedule.
 */
export function readPerformedServices(
  reading: EncounterReading,
  linked: LinkedResources,
): ServiceCandidate[] {
  const performed = [...linked.procedures, ...linked.immunizations];
  const services = performed.flatMap((resource) => {
    reading.read.add(resource);
    const { element } = resource;
    const status = element.text('status') ?? 'unknown';
    if (status === 'completed') return [readPerformed(reading, resource)];
    if (!NOT_DONE.includes(status)) reading.hold('fhir.undecided-charge', element.get('status'), { status });
    return [];
  });
  return [...readVisit(reading.encounter), ...services];
}

function readVisit({ element }: FhirResource): ServiceCandidate[] {
  const concept = element.list('type')[0];
  return concept
    ? [{ ...unpriced(element), source: 'Encounter.type', at: concept, concept, diagnosisSources: [] }]
    : [];
}

function readPerformed(reading: EncounterReading, resource: FhirResource): ServiceCandidate {
  const { element, type } = resource;
  const isProcedure = type === 'Procedure';
  const period = findPeriod(reading, element, isProcedure ? 'performed' : 'occurrence');
  return {
    ...unpriced(element),
    source: conditionSource(resource),
    at: element,
    concept: element.get(isProcedure ? 'code' : 'vaccineCode'),
    ...(period && { period }),
    diagnosisSources: readReasonSources(reading, element, resource, ['reasonReference', 'reasonCode']),
  };
}

/** One unit at the price of the fee schedule. */
function unpriced(element: FhirElement): Pick<ServiceCandidate, 'modifiers' | 'quantity' | 'factor'> {
  return { modifiers: [], quantity: ABSENT, factor: new FhirElement(undefined, `${element.path}.factor`) };
}
