import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { EncounterResult } from '../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';
import { holdsOf } from './office-visit.js';

const samples = process.env.SAMPLES_DIR;

const settings = readPracticeSettings(JSON.parse(readFileSync('docs/examples/practice.json', 'utf8')));
if ('refused' in settings) throw new Error(JSON.stringify(settings.refused.issues));
const practice = settings.done;

test('the example practice has a price for every code that it or a built-in map charges by', () => {
  const priced = new Set(practice.feeSchedule.map(({ code }) => code));
  const mapped = BUILT_IN_CONCEPT_MAPS.slice(1)
    .flatMap(({ group }) => group ?? [])
    .flatMap(({ element }) => element.flatMap(({ target }) => target ?? []));
  const charged = [
    ...practice.serviceCodes.map(({ procedureCode }) => procedureCode),
    ...mapped.map(({ code }) => code),
  ];
  expect(charged.filter((code) => code === undefined || !priced.has(code))).toEqual([]);
});

if (samples) {
  describe('records that others wrote', () => {
    const read = (folder: string) => {
      const documents = readDocuments(join(samples, 'fhir', folder));
      return { documents, ...readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS) };
    };

    test('every Synthea encounter is a claim or held with a reason', () => {
      const { encounters } = read('smart-on-fhir__generated-sample-data/R4/SYNTHEA');
      expect(encounters).toHaveLength(222);
      expect(countBy(encounters, ({ kind }) => kind)).toEqual({ claims: 68, held: 154 });
      const reasons = countBy(
        encounters.filter(({ kind }) => kind === 'held'),
        reasonOf,
      );
      expect(reasons).toEqual({
        'fhir.no-diagnosis': 134,
        'fhir.needs-coding': 12,
        'fhir.needs-coding fhir.no-diagnosis': 6,
        'fhir.first-treatment-unknown': 2,
      });
    });

    test.each(['hl7__r4-examples-4.0.1', 'smart-on-fhir__sample-bulk-fhir-datasets/10-patients'])(
      'every encounter of %s has one result',
      (folder) => {
        const { documents, encounters } = read(folder);
        const ids = documents.flatMap((document) => encounterIds(document));
        expect(encounters.length).toBe(new Set(ids).size);
        for (const encounter of encounters.filter(({ kind }) => kind === 'held')) {
          expect(holdsOf(encounter).length).toBeGreaterThan(0);
        }
      },
    );
  });
}

function readDocuments(folder: string): unknown[] {
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.json')) return [JSON.parse(text)];
    return text
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => JSON.parse(row));
  });
}

// biome-ignore lint/suspicious/noExplicitAny: any resource
function encounterIds(document: any): string[] {
  if (document.resourceType === 'Encounter') return [document.id];
  return (document.entry ?? []).flatMap((entry: { resource?: unknown }) =>
    entry.resource ? encounterIds(entry.resource) : [],
  );
}

function reasonOf(encounter: EncounterResult): string {
  return [...new Set(holdsOf(encounter).map((hold) => hold.split(' ')[0]))].sort().join(' ');
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
