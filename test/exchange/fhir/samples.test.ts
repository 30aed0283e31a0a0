import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_CONCEPT_MAPS } from '../../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { EncounterResult } from '../../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../../fhir-mappings/read-encounters.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { readPracticeSettings } from '../../../schemas/practice-schema.js';
import type { DocumentGroup } from '../../../src/app/claims/import-source.js';
import { readBulkFolder } from '../../../src/exchange/fhir/read-bulk-folder.js';
import { readFhirServer } from '../../../src/exchange/fhir/read-fhir-server.js';
import { resourcesOf } from '../../support/bulk-resources.js';
import { doneOf } from '../../support/clinic-books.js';
import { type Resource, startFhirServer, type TestFhirServer } from '../../support/start-fhir-server.js';

const samples = process.env.SAMPLES_DIR;

const practice = doneOf(
  readPracticeSettings(JSON.parse(readFileSync('docs/examples/practice.json', 'utf8'))),
);

const SYNTHEA = 'smart-on-fhir__generated-sample-data/R4/SYNTHEA';
const BULK = 'smart-on-fhir__sample-bulk-fhir-datasets/10-patients';
const EXAMPLES = 'hl7__r4-examples-4.0.1';

if (samples) {
  const folder = (name: string) => join(samples, 'fhir', name);
  const documentsIn = (name: string): Resource[] =>
    readdirSync(folder(name))
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(folder(name), file), 'utf8')));
  const readDocuments = (documents: readonly unknown[]) =>
    readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS).encounters;
  const readBulk = (settings?: PracticeSettings) =>
    readGroups(readBulkFolder({ paths: [folder(BULK)], sourceSystem: practice.sourceSystem }), settings);
  let bulk: Promise<EncounterResult[]>;

  beforeAll(async () => {
    bulk = readBulk();
    await bulk;
  });

  describe('a FHIR server with the samples that others wrote', () => {
    let server: TestFhirServer;

    beforeAll(async () => {
      server = await startFhirServer({ FHIR_LENIENT: '1' });
    });

    afterEach(() => server.clear());

    afterAll(() => server.close());

    const readServer = () =>
      readGroups(readFhirServer({ baseUrl: server.url, sourceSystem: practice.sourceSystem, pageSize: 200 }));

    test('gives every Synthea encounter the result that it has in its bundle', async () => {
      const bundles = documentsIn(SYNTHEA);
      await server.load(resourcesOf(bundles));
      const encounters = await readServer();
      expect(countKinds(encounters)).toEqual({ claims: 68, held: 154 });
      // The bundles hold versions of practitioners that differ in what no claim depends on.
      expect(comparable(encounters)).toEqual(comparable(readDocuments(bundles)));
    });

    test('gives every encounter of the bulk export the result that it has in the folder', async () => {
      await server.load(readLinesIn(folder(BULK)));
      const encounters = await readServer();
      expect(encounters).toHaveLength(1215);
      expect(comparable(encounters)).toEqual(comparable(await bulk));
    }, 300_000);

    test('gives every HL7 example encounter a result', async () => {
      const documents = documentsIn(EXAMPLES).filter(({ resourceType }) => resourceType !== 'Bundle');
      await server.load(documents);
      const encounters = await readServer();
      expect(countKinds(encounters)).toEqual({ held: 9, 'not-billable': 1 });
      expect(countReasons(encounters)).not.toHaveProperty('');
      expect(comparable(encounters)).toEqual(comparable(readDocuments(documents)));
    });
  });

  test('the bulk folder comes in whole', async () => {
    const encounters = await bulk;
    expect(countReasons(encounters)).toEqual({
      'fhir.first-treatment-unknown fhir.no-coverage': 4,
      'fhir.needs-coding fhir.no-coverage': 824,
      'fhir.needs-coding fhir.no-coverage fhir.no-diagnosis': 66,
      'fhir.no-coverage': 188,
      'fhir.no-coverage fhir.no-diagnosis': 133,
    });
    expect(comparable(encounters)).toEqual(comparable(readDocuments(readLinesIn(folder(BULK)))));
  });

  test('the bulk folder names no payer: as self-pay, what else holds its encounters is left', async () => {
    const encounters = await readBulk({ ...practice, onNoCoverage: 'self-pay' });
    expect(countKinds(encounters)).toEqual({ claims: 188, held: 1027 });
    expect(countReasons(encounters)).toEqual({
      'fhir.first-treatment-unknown': 4,
      'fhir.needs-coding': 824,
      'fhir.needs-coding fhir.no-diagnosis': 66,
      'fhir.no-diagnosis': 133,
    });
  });
}

test('the practice that the samples are read for can be read', () => {
  expect(practice.payers.length).toBeGreaterThan(0);
});

async function readGroups(
  groups: AsyncIterable<Outcome<DocumentGroup>>,
  settings: PracticeSettings = practice,
): Promise<EncounterResult[]> {
  const encounters: EncounterResult[] = [];
  for await (const group of groups) {
    const { documents, names } = doneOf(group);
    encounters.push(...readEncounters(documents, settings, BUILT_IN_CONCEPT_MAPS, names).encounters);
  }
  return encounters;
}

function readLinesIn(path: string): Resource[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.ndjson') && name !== 'log.ndjson')
    .flatMap((name) => readFileSync(join(path, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** One line for each: what has to be the same by every road, with what is long in it as a hash. */
function comparable(encounters: readonly EncounterResult[]): string[] {
  return encounters
    .map(({ key, kind, content, issues, ...rest }) => {
      const holds = issues.map(({ code, at }) => `${code} ${at.path}`);
      return [key.sourceIdentifier, kind, hash(content), hash(JSON.stringify(rest)), ...holds].join(' ');
    })
    .sort();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function countKinds(encounters: readonly EncounterResult[]): Record<string, number> {
  return countBy(encounters, ({ kind }) => kind);
}

/** By every issue that holds it, or the reason for which it is not billed. */
function countReasons(encounters: readonly EncounterResult[]): Record<string, number> {
  const unclaimed = encounters.filter(({ kind }) => kind !== 'claims');
  return countBy(unclaimed, (each) => {
    if (each.kind === 'not-billable') return each.reason;
    const codes = each.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return [...new Set(codes)].sort().join(' ');
  });
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
