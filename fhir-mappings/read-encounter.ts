import { buildClaims } from './build-claims.js';
import { isLiveClaim } from './claim-item.js';
import { readDiagnoses } from './condition.js';
import { findEncounterClass, readBillability, readEncounterPeriod } from './encounter.js';
import { renderEncounterContent } from './encounter-content.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import type { EncounterResult, NotBillableReason, PatientAccountFacts, SourceKey } from './intake-result.js';
import { readPlaceOfService } from './location.js';
import { readPatient } from './patient.js';
import { readPayers } from './payers.js';
import { DEPTH_LIMIT, type FhirResource } from './resources.js';
import type { ServiceCandidate } from './service-candidate.js';
import { readServiceLines, readServices } from './service-line.js';

/** One encounter, which stands in the input in one version. */
export function readEncounter(reading: EncounterReading, key: SourceKey): EncounterResult {
  const billability = readBillability(reading);
  const patient = readPatient(reading);
  if (billability.is === 'not-billable')
    return notBillable(reading, key, billability.reason, patient?.account);
  if (billability.is === 'unknown') return held(reading, key, patient?.account);
  const all = reading.setting.links.ofEncounter(reading.encounter);
  const linked = { ...all, claims: all.claims.filter(({ element }) => isLiveClaim(element)) };
  checkVersions(reading, linked, patient?.resource);
  const done = readServices(reading, linked);
  const services = billability.isUnderWay ? done.filter(({ period }) => period !== undefined) : done;
  if (billability.isUnderWay && services.length === 0) {
    return notBillable(reading, key, 'in-progress', patient?.account);
  }
  const draft = readParts(reading, key, linked, services, patient);
  if (!draft || !patient?.account || reading.hasErrors) return held(reading, key, patient?.account);
  return { kind: 'claims', ...factsOf(reading, key), patientAccount: patient.account, ...draft };
}

function readParts(
  reading: EncounterReading,
  key: SourceKey,
  linked: LinkedResources,
  services: readonly ServiceCandidate[],
  patient: ReturnType<typeof readPatient>,
) {
  const startDate = readEncounterPeriod(reading)?.from;
  if (
    !startDate &&
    !reading.encounter.element.get('period').exists &&
    services.some(({ period }) => !period)
  ) {
    reading.hold('fhir.missing-element', 'Encounter.period', { element: 'period' });
  }
  const encounterClass = findEncounterClass(reading.encounter);
  const placeOfService = readPlaceOfService(reading, encounterClass);
  const diagnoses = readDiagnoses(reading, linked);
  const person = patient?.account?.person;
  const circumstances = {
    encounterKey: JSON.stringify([key.sourceSystem, key.sourceIdentifier]),
    ...{ encounterClass, startDate, placeOfService, diagnoses },
    birthDate: person?.birthDate,
  };
  const lines = readServiceLines(reading, services, circumstances);
  const firstServiceDate = lines.map((line) => line.serviceDate).sort()[0] ?? startDate;
  if (!person || !patient || firstServiceDate === undefined) return undefined;
  const payers = readPayers(reading, patient.resource, person, linked.claims, firstServiceDate);
  const codes = diagnoses.map(({ code }) => code);
  return buildClaims(reading, { linked, person, lines, codes, payers, placeOfService, firstServiceDate });
}

function factsOf(reading: EncounterReading, key: SourceKey) {
  const encounterClass = findEncounterClass(reading.encounter);
  return {
    key,
    content: renderEncounterContent(reading),
    ...(encounterClass !== undefined && { encounterClass }),
    issues: reading.issues,
  };
}

function held(
  reading: EncounterReading,
  key: SourceKey,
  account: PatientAccountFacts | undefined,
): EncounterResult {
  return { kind: 'held', ...factsOf(reading, key), ...(account && { patientAccount: account }) };
}

function notBillable(
  reading: EncounterReading,
  key: SourceKey,
  reason: NotBillableReason,
  account: PatientAccountFacts | undefined,
): EncounterResult {
  const isVoidProposed = reason === 'cancelled' || reason === 'entered-in-error';
  const facts = factsOf(reading, key);
  return {
    kind: 'not-billable',
    reason,
    isVoidProposed,
    ...facts,
    ...(account && { patientAccount: account }),
  };
}

/** Two versions of one resource leave open which of them is true; one nested too deep was not read whole. */
function checkVersions(
  reading: EncounterReading,
  linked: LinkedResources,
  patient: FhirResource | undefined,
): void {
  const { coverages, accounts } = patient
    ? reading.setting.links.ofPatient(patient)
    : { coverages: [], accounts: [] };
  const seen = new Map<string, number>();
  for (const { type, id, isTooDeep } of [...Object.values(linked).flat(), ...coverages, ...accounts]) {
    if (isTooDeep) reading.hold('fhir.too-deep', type, { limit: DEPTH_LIMIT });
    if (id !== undefined) seen.set(`${type}/${id}`, (seen.get(`${type}/${id}`) ?? 0) + 1);
  }
  for (const [name, count] of seen) {
    const type = name.slice(0, name.indexOf('/'));
    if (count > 1) reading.hold('fhir.conflicting-versions', type, { count, type });
  }
}
