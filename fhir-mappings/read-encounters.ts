import { issue } from '../schemas/issue.js';
import type { PracticeSettings } from '../schemas/practice.js';
import { type ConceptMap, ConceptMapIndex } from './concept-map.js';
import { findEncounterClass, findEncounterKey } from './encounter.js';
import { EncounterLinks } from './encounter-links.js';
import { EncounterReading, type IntakeSetting } from './encounter-reading.js';
import type { EncounterResult, HeldResult, IntakeResult } from './intake-result.js';
import { readEncounter } from './read-encounter.js';
import { ReferenceIndex } from './reference-index.js';
import { DEPTH_LIMIT, type FhirResource, readResources } from './resources.js';

/** Parsed JSON: bundles of any type, or single resources. What several documents say of one encounter is joined. */
export type FhirInput = readonly unknown[];

/**
 * Every Encounter of the input as claims, as held with the places of its gaps, or as not billable: exactly one
 * result for each source key. Never throws on what the input holds.
 *
 * @param conceptMaps in order of precedence; those of the practice go before them
 * @param names of the documents of the input, where they have any
 */
export function readEncounters(
  input: FhirInput,
  practice: PracticeSettings,
  conceptMaps: readonly ConceptMap[],
  names: readonly string[] = [],
): IntakeResult {
  const { resources, issues } = readResources(input, names);
  const references = new ReferenceIndex(resources);
  const setting: IntakeSetting = {
    practice,
    concepts: new ConceptMapIndex([...practice.conceptMaps, ...conceptMaps]),
    references,
    links: new EncounterLinks(resources, references),
    contentNames: new Map(),
  };
  const byKey = new Map<string, FhirResource[]>();
  for (const encounter of resources.filter(({ type }) => type === 'Encounter')) {
    const key = JSON.stringify(keyOf(encounter, practice));
    byKey.set(key, [...(byKey.get(key) ?? []), encounter]);
  }
  const unlinked = setting.links.unlinked.map(({ type, position }) =>
    issue('fhir.unlinked-charge', { path: position }, { type }, 'warning'),
  );
  const encounters = [...byKey.values()].map((versions) => readVersions(setting, versions));
  return { encounters, issues: [...issues, ...unlinked] };
}

function readVersions(setting: IntakeSetting, versions: readonly FhirResource[]): EncounterResult {
  const [encounter] = versions as [FhirResource];
  const reading = new EncounterReading(setting, encounter);
  const key = keyOf(encounter, setting.practice);
  if (encounter.isTooDeep) reading.hold('fhir.too-deep', 'Encounter', { limit: DEPTH_LIMIT });
  if (versions.length > 1) {
    reading.hold('fhir.conflicting-versions', 'Encounter', { count: versions.length, type: 'Encounter' });
  }
  if (!findEncounterKey(encounter, setting.practice.sourceSystem)) {
    reading.hold('fhir.missing-element', 'Encounter.identifier', { element: 'identifier' });
  }
  if (!reading.hasErrors) return readEncounter(reading, key);
  const encounterClass = findEncounterClass(encounter);
  const content = versions.map((version) => version.content).join('\n');
  const held: HeldResult = { kind: 'held', key, content, issues: reading.issues };
  return encounterClass === undefined ? held : { ...held, encounterClass };
}

/** Without any identifier the place in the input has to do; such an encounter is held. */
function keyOf(encounter: FhirResource, { sourceSystem }: PracticeSettings) {
  return findEncounterKey(encounter, sourceSystem) ?? { sourceSystem, sourceIdentifier: encounter.position };
}
