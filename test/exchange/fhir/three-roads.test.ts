import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { BUILT_IN_CONCEPT_MAPS } from '../../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { EncounterResult } from '../../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../../fhir-mappings/read-encounters.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { importEncounters } from '../../../src/app/claims/import-encounters.js';
import type { DocumentGroup } from '../../../src/app/claims/import-source.js';
import { readBulkFolder } from '../../../src/exchange/fhir/read-bulk-folder.js';
import { readFhirServer } from '../../../src/exchange/fhir/read-fhir-server.js';
import { buildClinic } from '../../../src/simulator/clinic/build-clinic.js';
import { OfficeVisit, practiceSettings } from '../../fhir-mappings/office-visit.js';
import { resourcesOf, writeBulkFolder } from '../../support/bulk-resources.js';
import { doneOf, MANAGER } from '../../support/clinic-books.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { startFhirServer, type TestFhirServer } from '../../support/start-fhir-server.js';

const clinic = buildClinic({
  seed: 'three-roads',
  encounterCount: 60,
  startDate: '2026-01-05' as CalendarDate,
  endDate: '2026-06-26' as CalendarDate,
});
const { practiceSettings: practice, bundles } = clinic;
const { sourceSystem } = practice;

let server: TestFhirServer;
let folder: string;

beforeAll(async () => {
  const resources = resourcesOf(bundles);
  folder = mkdtempSync(join(tmpdir(), 'bulk-'));
  writeBulkFolder(folder, resources);
  server = await startFhirServer();
  await server.load(resources);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const bulk = () => readBulkFolder({ paths: [folder], sourceSystem, groupSize: 7 });
const fhir = () => readFhirServer({ baseUrl: server.url, sourceSystem, pageSize: 9 });

async function readAll(groups: AsyncIterable<Outcome<DocumentGroup>>): Promise<EncounterResult[]> {
  const encounters: EncounterResult[] = [];
  for await (const group of groups) {
    const { documents, names } = doneOf(group);
    const read = readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS, names);
    expect(read.issues).toEqual([]);
    encounters.push(...read.encounters);
  }
  return encounters;
}

const sorted = (encounters: readonly EncounterResult[]) =>
  encounters
    .map((each) =>
      JSON.stringify({ ...each, issues: each.issues.filter((found) => found.severity === 'error') }),
    )
    .sort();

test('a bundle, a bulk folder and a FHIR server give the same claims, holds and contents, byte for byte', async () => {
  const { encounters } = readEncounters(bundles, practice, BUILT_IN_CONCEPT_MAPS);
  expect(encounters).toHaveLength(60);
  expect(encounters.filter(({ kind }) => kind === 'claims').length).toBeGreaterThan(45);
  const wanted = sorted(encounters);
  expect(sorted(await readAll(bulk()))).toEqual(wanted);
  expect(sorted(await readAll(fhir()))).toEqual(wanted);
});

describe('importing', () => {
  let opened: TestStore;

  beforeAll(async () => {
    opened = await openTestStore();
  });

  afterAll(async () => {
    await opened.close();
  });

  const contextOf = () => ({
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => uuidV7() },
  });

  test('the same encounters by another road are known, and change nothing', async () => {
    const context = contextOf();
    const shared = { practice, conceptMaps: BUILT_IN_CONCEPT_MAPS };
    const progress: [number, number][] = [];
    const first = doneOf(
      await importEncounters(context, MANAGER, { documents: bulk(), ...shared }, (at, of) => {
        progress.push([at, of]);
      }),
    );
    expect(first.claimed + first.held + first.notBillable).toBe(60);
    expect(first.unclaimed).toHaveLength(first.held + first.notBillable);
    expect(progress.at(0)).toEqual([7, 60]);
    expect(progress.at(-1)).toEqual([60, 60]);
    for (const documents of [fhir(), bundles, withOtherIds(bundles)]) {
      const again = doneOf(await importEncounters(context, MANAGER, { documents, ...shared }));
      expect(again).toMatchObject({ encounters: 60, unchanged: 60, claims: 0, correctionsProposed: 0 });
    }
  });

  test('what came before a source breaks off stands, and the refusal says why it did', async () => {
    async function* breaking(): AsyncGenerator<Outcome<DocumentGroup>> {
      yield done({ documents: [new OfficeVisit().bundle] });
      yield refused('busy', [issue('source.unreachable', { path: '/fhir/Encounter' }, { attempts: 5 })]);
    }
    const input = { documents: breaking(), practice: practiceSettings(), conceptMaps: BUILT_IN_CONCEPT_MAPS };
    expect(await importEncounters(contextOf(), MANAGER, input)).toMatchObject({
      refused: { code: 'busy', issues: [{ code: 'source.unreachable' }] },
    });
    const documents = [new OfficeVisit().bundle];
    expect(doneOf(await importEncounters(contextOf(), MANAGER, { ...input, documents }))).toMatchObject({
      encounters: 1,
      unchanged: 1,
    });
  });
});

/** As a server that chooses the ids itself would give them back. */
function withOtherIds(all: readonly unknown[]): unknown[] {
  const ids = resourcesOf(all).map(({ id }) => id as string);
  const text = ids.reduce(
    (renamed, id) => renamed.replaceAll(id, uuidV5(id, uuidV5.URL)),
    JSON.stringify(all),
  );
  return JSON.parse(text) as unknown[];
}
