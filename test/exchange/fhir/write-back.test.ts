import { renderFhirJson } from '../../../fhir-mappings/write-back/fhir-decimal.js';
import { buildRecordBundle } from '../../../fhir-mappings/write-back/record-bundle.js';
import type { RecordResource } from '../../../fhir-mappings/write-back/record-parts.js';
import { writeBack } from '../../../src/exchange/fhir/write-back.js';
import { recordedResources } from '../../fhir-mappings/write-back/recorded.js';
import { doneOf } from '../../support/clinic-books.js';
import { type Resource, startFhirServer, type TestFhirServer } from '../../support/start-fhir-server.js';

let server: TestFhirServer;

beforeAll(async () => {
  server = await startFhirServer();
});

afterAll(async () => {
  await server.close();
});

const TYPES = ['Claim', 'ClaimResponse', 'ExplanationOfBenefit', 'PaymentReconciliation'];

const withoutMeta = ({ meta, ...resource }: Resource): Resource => resource;

const countAll = async () => {
  const bundles = await Promise.all(TYPES.map((type) => server.read(type)));
  return bundles.map(({ total }: Resource) => total);
};

test('a strict server takes what is written, gives it back as it was, and has it once when it is written twice', async () => {
  const resources = recordedResources();
  for (const bundle of ['transaction', 'batch'] as const) {
    const written = doneOf(await writeBack({ baseUrl: server.url, bundle }, buildRecordBundle(resources)));
    expect(written.map(({ status, issue }) => [status, issue])).toEqual(
      resources.map(() => [200, undefined]),
    );
    expect(await countAll()).toEqual([1, 1, 1, 1]);
  }
  for (const resource of resources) {
    const read = withoutMeta(await server.read(`${resource.resourceType}/${resource.id}`));
    expect(read).toEqual(JSON.parse(renderFhirJson(resource)));
  }
});

test('a server that chooses the ids itself finds them by identifier, and their references with them', async () => {
  const own = await startFhirServer();
  const target = { baseUrl: own.url, update: 'by-identifier' } as const;
  const record = buildRecordBundle(recordedResources());
  try {
    const statuses = async () => doneOf(await writeBack(target, record)).map(({ status }) => status);
    expect(await statuses()).toEqual([201, 201, 201, 201]);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    const [claims, explanations] = await Promise.all([own.read('Claim'), own.read('ExplanationOfBenefit')]);
    const [claim] = claims.entry;
    expect([claims.total, explanations.total]).toEqual([1, 1]);
    expect(claim.resource.id).not.toBe(record.entry[0]!.resource.id);
    expect(explanations.entry[0].resource.claim).toEqual({ reference: `Claim/${claim.resource.id}` });
  } finally {
    await own.close();
  }
});

test('in a batch, each entry has an outcome of its own', async () => {
  const [claim, , explanation] = recordedResources() as [RecordResource, RecordResource, RecordResource];
  const broken = { ...claim, status: undefined } as unknown as RecordResource;
  const record = buildRecordBundle([broken, explanation]);
  const written = doneOf(await writeBack({ baseUrl: server.url, bundle: 'batch' }, record));
  expect(written).toEqual([
    {
      name: `Claim/${claim.id}`,
      status: 400,
      issue: expect.objectContaining({ code: 'source.rejected', context: { status: 400 } }),
    },
    { name: `ExplanationOfBenefit/${explanation.id}`, status: 200 },
  ]);
});
