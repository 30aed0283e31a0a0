import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { FOLLOWED } from '../../fhir-mappings/followed-references.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import { ReferenceIndex } from '../../fhir-mappings/reference-index.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { OfficeVisit, practiceSettings } from './office-visit.js';

const samples = process.env.SAMPLES_DIR;

/** The path and types of every reference that the mapping looks up, the links of encounters and patients aside. */
function lookUps(read: () => void): string[] {
  const { find } = ReferenceIndex.prototype;
  const seen = new Set<string>();
  ReferenceIndex.prototype.find = function look(reference, from, types) {
    const isContent = types.length > 3;
    const path = reference.path.replace(/\[\d+\]/g, '').replace(/\.ofType\(\w+\)/g, '');
    if (!isContent && !isContained(reference.path)) seen.add(`${path} -> ${[...types].sort().join(' ')}`);
    return find.call(this, reference, from, types);
  };
  try {
    read();
  } finally {
    ReferenceIndex.prototype.find = find;
  }
  return [...seen].sort();
}

const isContained = (path: string) => path.includes('contained');

/** By which a resource says to whom it belongs: sources search for these the other way. */
const LINKS = [
  'Account.subject',
  'Claim.item.encounter',
  'Coverage.beneficiary',
  ...['ChargeItem', 'Condition', 'Immunization', 'Procedure'].flatMap((type) => [
    `${type}.encounter`,
    `${type}.context`,
  ]),
];

const listed = new Map<string, readonly string[]>(
  Object.entries(FOLLOWED).flatMap(([type, paths]) =>
    Object.entries(paths).map(([path, types]) => [`${type}.${path}`, types] as const),
  ),
);

function unlisted(found: readonly string[]): string[] {
  return found.filter((each) => {
    const [path, types] = each.split(' -> ') as [string, string];
    return !LINKS.includes(path) && !types.split(' ').every((type) => listed.get(path)?.includes(type));
  });
}

const read =
  (documents: readonly unknown[], practice = practiceSettings()) =>
  () => {
    readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS);
  };

test('every reference that the mapping follows in an office visit or a clinic is one that sources supply', () => {
  const found = lookUps(read([new OfficeVisit().bundle]));
  expect(found.length).toBeGreaterThan(8);
  expect(unlisted(found)).toEqual([]);
  const [startDate, endDate] = ['2026-01-05', '2026-06-26'] as [CalendarDate, CalendarDate];
  const clinic = buildClinic({ seed: 'followed', encounterCount: 60, startDate, endDate });
  expect(unlisted(lookUps(read(clinic.bundles, clinic.practiceSettings)))).toEqual([]);
});

if (samples) {
  test('also in records that others wrote', () => {
    const folders = ['smart-on-fhir__generated-sample-data/R4/SYNTHEA', 'hl7__r4-examples-4.0.1'];
    for (const folder of folders.map((name) => join(samples, 'fhir', name))) {
      const documents = readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
      expect(unlisted(lookUps(read(documents)))).toEqual([]);
    }
  });
}

describe('a reference to a whole address', () => {
  const readWith = (fullUrl: string, reference: string) => {
    const visit = new OfficeVisit();
    const patient = visit.bundle.entry.find(
      ({ resource }: { resource: { resourceType: string } }) => resource.resourceType === 'Patient',
    );
    const name = `Patient/${patient.resource.id}`;
    patient.fullUrl = `${fullUrl}/${name}`;
    const encounter = visit.bundle.entry.find(
      ({ resource }: { resource: { resourceType: string } }) => resource.resourceType === 'Encounter',
    );
    encounter.resource.subject = { reference: `${reference}/${name}` };
    return visit.result().issues.map(({ code, at }) => `${code} at ${at.path}`);
  };

  test('on the same server leads to its resource, with or without a version', () => {
    expect(readWith('https://a.example/fhir', 'https://a.example/fhir')).not.toContain(
      'fhir.unresolved-reference at Encounter.subject',
    );
  });

  test('on another server never leads to the resource of the same name here (F5)', () => {
    expect(readWith('https://a.example/fhir', 'https://b.example/fhir')).toContain(
      'fhir.unresolved-reference at Encounter.subject',
    );
  });
});
