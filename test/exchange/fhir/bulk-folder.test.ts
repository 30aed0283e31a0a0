import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT_IN_CONCEPT_MAPS } from '../../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { readEncounters } from '../../../fhir-mappings/read-encounters.js';
import type { Issue } from '../../../schemas/issue.js';
import type { DocumentGroup } from '../../../src/app/claims/import-source.js';
import { readBulkFolder } from '../../../src/exchange/fhir/read-bulk-folder.js';
import { LINE_LIMIT, readLines } from '../../../src/exchange/fhir/read-lines.js';
import { OfficeVisit, practiceSettings } from '../../fhir-mappings/office-visit.js';
import { resourcesOf, writeBulkFolder } from '../../support/bulk-resources.js';
import { doneOf } from '../../support/clinic-books.js';
import type { Resource } from '../../support/start-fhir-server.js';

const practice = practiceSettings();
const { sourceSystem } = practice;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);

async function readFolder(groupSize?: number): Promise<DocumentGroup[]> {
  const groups: DocumentGroup[] = [];
  const source = { paths: [folder], sourceSystem, ...(groupSize && { groupSize }) };
  for await (const group of readBulkFolder(source)) groups.push(doneOf(group));
  return groups;
}

const resultsOf = (groups: readonly DocumentGroup[]) =>
  groups.flatMap(
    ({ documents, names }) => readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS, names).encounters,
  );

const told = (issues: readonly Issue[] = []) => issues.map(({ code, at }) => `${code} ${at.path}:${at.line}`);

/** Copies of the office visit, each with ids, identifiers and a patient of its own. */
function visits(count: number): Resource[] {
  return Array.from({ length: count }, (_, number) => {
    const text = JSON.stringify(resourcesOf([new OfficeVisit().bundle]));
    const ids = resourcesOf([new OfficeVisit().bundle]).map(({ id }) => id as string);
    const renamed = ids.reduce((all, id) => all.replaceAll(`"${id}"`, `"${id}-${number}"`), text);
    const named = ids.reduce((all, id) => all.replaceAll(`/${id}"`, `/${id}-${number}"`), renamed);
    return (JSON.parse(named) as Resource[]).map((resource) =>
      resource.resourceType === 'Encounter'
        ? { ...resource, identifier: [{ value: `V${number}` }] }
        : resource,
    );
  }).flat();
}

test('a group holds its encounters, what they need, and nothing of the others', async () => {
  writeBulkFolder(folder, visits(5));
  const [first, ...groups] = await readFolder(2);
  expect(first).toEqual({ documents: [], issues: [], total: 5 });
  expect(groups.map(({ documents }) => documents.length)).toEqual(
    [2, 2, 1].map((each) => each * visits(1).length),
  );
  expect(resultsOf(groups).map(({ kind }) => kind)).toEqual([
    'claims',
    'claims',
    'claims',
    'claims',
    'claims',
  ]);
});

test('what is wrong with a line is told by file and number, and the rest comes in', async () => {
  writeBulkFolder(folder, visits(1));
  const bad = [
    '{"resourceType":"Patient","name":"Canary',
    '[]',
    '{"id":"x"}',
    '{"resourceType":"Bundle","entry":[]}',
    '',
    '"text"',
  ];
  appendFileSync(join(folder, 'Encounter.ndjson'), `${bad.join('\r\n')}\r\n`);
  write(
    'Zulu.ndjson',
    Buffer.concat([Buffer.from('{"resourceType":"Patient","id":"'), Buffer.from([0xff, 0x22, 0x7d])]),
  );
  write('Extra.ndjson.gz', gzipSync('{}'));
  const [first, ...groups] = await readFolder();
  expect(told(first?.issues)).toEqual([
    'source.compressed-file Extra.ndjson.gz:undefined',
    'source.unreadable-line Encounter.ndjson:2',
    'source.unreadable-line Encounter.ndjson:3',
    'fhir.not-a-resource Encounter.ndjson:4',
    'source.bundle-on-line Encounter.ndjson:5',
    'source.unreadable-line Encounter.ndjson:7',
    'source.unreadable-line Zulu.ndjson:1',
  ]);
  expect(JSON.stringify(first)).not.toContain('Canary');
  expect(resultsOf(groups).map(({ kind }) => kind)).toEqual(['claims']);
});

test('the log of an export is a warning', async () => {
  writeBulkFolder(folder, visits(1));
  write('log.ndjson', '{"exportId":"x"}\n');
  const [first] = await readFolder();
  expect(first?.issues).toMatchObject([{ code: 'fhir.not-a-resource', severity: 'warning' }]);
});

test('a thousand broken lines are listed, the rest are counted', async () => {
  write('Encounter.ndjson', 'broken\n'.repeat(1_500));
  const [first] = await readFolder();
  expect(first?.issues).toHaveLength(1_001);
  expect(first?.issues?.at(-1)).toMatchObject({ code: 'source.too-many-issues', context: { count: 500 } });
});

test('a line beyond the limit is let go of, and the next one read', async () => {
  write('long', `${'x'.repeat(5_000)}\nshort\n${'y'.repeat(10)}`);
  const lines: [number, number, string | undefined][] = [];
  for await (const { number, offset, bytes } of readLines(join(folder, 'long'), 100)) {
    lines.push([number, offset, bytes?.toString()]);
  }
  expect(lines).toEqual([
    [1, 0, undefined],
    [2, 5_001, 'short'],
    [3, 5_007, 'y'.repeat(10)],
  ]);
  expect(LINE_LIMIT).toBe(16 * 1024 * 1024);
});

test('two versions of an encounter come in one group, wherever they stand, and are held', async () => {
  const resources = visits(3);
  const encounter = resources.find(({ resourceType }) => resourceType === 'Encounter');
  writeBulkFolder(folder, [...resources, { ...encounter, id: 'other', status: 'cancelled' }]);
  const results = resultsOf(await readFolder(1));
  expect(results.map(({ kind }) => kind)).toEqual(['held', 'claims', 'claims']);
  expect(results[0]!.issues.map(({ code }) => code)).toEqual(['fhir.conflicting-versions']);
});

test('an encounter without id and identifier is held under the place where it stands', async () => {
  writeBulkFolder(folder, visits(2));
  appendFileSync(
    join(folder, 'Encounter.ndjson'),
    '{"resourceType":"Encounter","status":"finished"}\n'.repeat(2),
  );
  const unnamed = resultsOf(await readFolder(1)).filter(({ kind }) => kind === 'held');
  expect(unnamed.map(({ key }) => key.sourceIdentifier)).toEqual([
    'Encounter.ndjson:3',
    'Encounter.ndjson:4',
  ]);
});

test('charges of no encounter of the folder are told by file and line', async () => {
  writeBulkFolder(folder, visits(1));
  const charge = { resourceType: 'ChargeItem', id: 'lost', context: { reference: 'Encounter/none' } };
  appendFileSync(join(folder, 'ChargeItem.ndjson'), `${JSON.stringify(charge)}\n`);
  const [first] = await readFolder();
  expect(told(first?.issues)).toEqual(['fhir.unlinked-charge ChargeItem.ndjson:3']);
});

test('conditional references lead from file to file', async () => {
  const resources = visits(1);
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
  const [{ system, value }] = patient.identifier;
  const text = JSON.stringify(resources).replaceAll(
    `"Patient/${patient.id}"`,
    `"Patient?identifier=${system}|${value}"`,
  );
  expect(text).toContain('?identifier=');
  writeBulkFolder(folder, JSON.parse(text));
  expect(resultsOf(await readFolder()).map(({ kind }) => kind)).toEqual(['claims']);
});

test('a file that changes while it is read breaks the reading off with its line', async () => {
  writeBulkFolder(folder, visits(3));
  const groups = [];
  for await (const group of readBulkFolder({ paths: [folder], sourceSystem, groupSize: 1 })) {
    if (groups.length === 0) truncateSync(join(folder, 'Encounter.ndjson'), 10);
    groups.push(group);
  }
  expect(groups.at(-1)).toMatchObject({
    refused: {
      code: 'conflict',
      issues: [{ code: 'source.file-changed', at: { path: 'Encounter.ndjson' } }],
    },
  });
});

test('memory does not grow with what the folder says, only with how many resources it holds', async () => {
  const note = [{ text: 'x'.repeat(20_000) }];
  const condition = (id: number) => JSON.stringify({ resourceType: 'Condition', id: `c${id}`, note });
  for (let part = 0; part < 20; part += 1) {
    const conditions = Array.from({ length: 500 }, (_, id) => condition(part * 500 + id));
    write(`Condition.${part}.ndjson`, conditions.join('\n'));
  }
  const before = process.memoryUsage().heapUsed;
  let peak = 0;
  for await (const group of readBulkFolder({ paths: [folder], sourceSystem })) {
    expect(group).toHaveProperty('done');
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  // The folder holds 200 MB.
  expect((peak - before) / 1e6).toBeLessThan(100);
});
