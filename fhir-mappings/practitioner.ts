import type { Provider } from '../schemas/claim.js';
import { isNpi } from '../schemas/npi.js';
import { NPI_SYSTEMS, TAXONOMY_SYSTEMS } from './code-systems.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { readPersonName } from './person.js';
import { findMatch, readTraits } from './resource-match.js';
import type { FhirResource } from './resources.js';

const TYPES = ['Practitioner', 'PractitionerRole'];

/** Encounter.participant.type: primary performer, attender, then whoever took part. */
const RENDERING_ROLES = ['PPRF', 'ATND', 'SPRF', 'PART'];

interface Named {
  readonly reference: FhirElement;
  readonly from: FhirResource;
}

/** Loop 2310B: who rendered the services; undefined when it is the billing provider. */
export function readRenderingProvider(
  reading: EncounterReading,
  linked: LinkedResources,
): Provider | undefined {
  const named = findParticipant(reading, RENDERING_ROLES) ?? findPerformer(reading, linked);
  const provider = named ? readPractitioner(reading, named) : readDefault(reading);
  return provider?.npi === reading.practice.billingProvider.npi ? undefined : provider;
}

/** Loop 2310A, qualifier DN: the participant of type REF. */
export function readReferringProvider(reading: EncounterReading): Provider | undefined {
  const named = findParticipant(reading, ['REF']);
  return named && readPractitioner(reading, named);
}

function findParticipant(reading: EncounterReading, roles: readonly string[]): Named | undefined {
  const { encounter } = reading;
  const participants = encounter.element.list('participant').map((participant) => {
    const types = participant.list('type').flatMap((type) => type.list('coding'));
    const codes = types.flatMap((coding) => coding.text('code') ?? []);
    return { codes: codes.length === 0 ? ['PART'] : codes, reference: participant.get('individual') };
  });
  for (const role of roles) {
    const found = participants.find(
      ({ codes, reference }) => codes.includes(role) && isPractitioner(reading, reference),
    );
    if (found) return { reference: found.reference, from: encounter };
  }
  return undefined;
}

/** Resolves to a practitioner, or at least names one; relatives take part in encounters too. */
function isPractitioner(reading: EncounterReading, reference: FhirElement): boolean {
  const written = reference.text('reference') ?? reference.text('type') ?? '';
  return (
    reading.find(reference, reading.encounter, TYPES) !== undefined || /(^|\/)Practitioner/.test(written)
  );
}

function findPerformer(reading: EncounterReading, linked: LinkedResources): Named | undefined {
  const performers = [...linked.chargeItems, ...linked.procedures].flatMap((from) =>
    from.element.list('performer').map((performer) => ({ reference: performer.get('actor'), from })),
  );
  const claimants = linked.claims.flatMap((from) => [
    ...from.element.list('careTeam').map((member) => ({ reference: member.get('provider'), from })),
    { reference: from.element.get('provider'), from },
  ]);
  return [...performers, ...claimants].find(
    ({ reference, from }) => reading.find(reference, from, TYPES) !== undefined,
  );
}

function readDefault(reading: EncounterReading): Provider | undefined {
  const { defaultRenderingProvider } = reading.practice;
  if (defaultRenderingProvider) return defaultRenderingProvider;
  return reading.hold('fhir.missing-element', 'Encounter.participant', { element: 'practitioner' });
}

/** As the settings list him, else as recorded when the NPI proves, else what the settings say of invalid NPIs. */
function readPractitioner(reading: EncounterReading, { reference, from }: Named): Provider | undefined {
  const found = reading.find(reference, from, TYPES);
  const role = found?.type === 'PractitionerRole' ? found : undefined;
  const practitioner = role ? reading.find(role.element.get('practitioner'), role, ['Practitioner']) : found;
  const listed = findMatch(reading.practice.practitioners, readTraits(practitioner?.element, reference));
  if (listed) return listed.provider;
  const npi = practitioner && findNpi(practitioner.element);
  if (practitioner && npi !== undefined)
    return readRecorded(reading, practitioner.element, role?.element, npi);
  const at = practitioner ? practitioner.element.get('identifier') : reference;
  const { onInvalidNpi, defaultRenderingProvider } = reading.practice;
  if (onInvalidNpi === 'hold' || !defaultRenderingProvider) return reading.hold('fhir.invalid-npi', at);
  reading.warn('fhir.replaced-npi', at);
  return defaultRenderingProvider;
}

function readRecorded(
  reading: EncounterReading,
  practitioner: FhirElement,
  role: FhirElement | undefined,
  npi: string,
): Provider | undefined {
  const name = readPersonName(reading, practitioner);
  const taxonomyCode = role && findTaxonomy(reading, role);
  return name && { entityType: 'person', ...nameParts(name), npi, ...(taxonomyCode && { taxonomyCode }) };
}

/** A provider's name without its suffix, which the claim has no place for. */
function nameParts({
  lastName,
  firstName,
  middleName,
}: Pick<Provider, 'lastName' | 'firstName' | 'middleName'>) {
  return { lastName, ...(firstName && { firstName }), ...(middleName && { middleName }) };
}

/** The identifier of the NPI system whose check digit is right. */
export function findNpi(resource: FhirElement): string | undefined {
  return resource
    .list('identifier')
    .filter((identifier) => NPI_SYSTEMS.includes(identifier.text('system') ?? ''))
    .flatMap((identifier) => identifier.text('value') ?? [])
    .find(isNpi);
}

/** PractitionerRole.specialty or .code of the provider taxonomy: ten characters ending in X. */
function findTaxonomy(reading: EncounterReading, role: FhirElement): string | undefined {
  const coding = ['specialty', 'code']
    .flatMap((name) => role.list(name))
    .flatMap((concept) => concept.list('coding'))
    .find((item) => TAXONOMY_SYSTEMS.includes(item.text('system') ?? ''));
  const code = coding?.text('code');
  if (!coding || code === undefined || /^[A-Z0-9]{9}X$/.test(code)) return code;
  return reading.warn('fhir.invalid-taxonomy', coding);
}
