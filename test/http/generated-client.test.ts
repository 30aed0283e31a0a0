import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateApi } from 'swagger-typescript-api';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { openTestServer, type TestServer } from '../support/open-test-server.js';

let service: TestServer;
let folder: string;

beforeAll(async () => {
  service = await openTestServer();
  service.clock.set('2026-07-15T15:00:00Z');
  folder = await mkdtemp(join(tmpdir(), 'claimwright-client-'));
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** What a public generator makes of the description: a class with a method for each operation. */
// biome-ignore lint/suspicious/noExplicitAny: the types are the generator's, and the client is used as JavaScript
async function generateClient(token: string): Promise<any> {
  const spec = await (await fetch(`${service.url}/openapi.json`)).json();
  const { files } = await generateApi({
    spec,
    output: false,
    toJS: true,
    httpClientType: 'fetch',
    silent: true,
  });
  const code = files.find(({ fileExtension }) => fileExtension === '.js')!;
  const path = join(folder, 'client.mjs');
  await writeFile(path, code.fileContent);
  const { Api } = await import(path);
  const headers = { authorization: `Bearer ${token}` };
  return new Api({ baseUrl: service.url, baseApiParams: { headers, secure: true } });
}

test('a generated client drives the whole journey', async () => {
  const { api, health } = await generateClient(await service.token('billing-manager'));
  let keys = 0;
  const once = () => {
    keys += 1;
    return { headers: { 'idempotency-key': `client-${keys}` } };
  };
  expect((await health.getHealth()).data.status).toBe('up');
  const clinic = buildClinic({
    seed: 'client',
    encounterCount: 12,
    startDate: '2026-01-05' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  await api.configurePractice(clinic.practiceSettings);
  let encounters = 0;
  for (const bundle of clinic.bundles) {
    const { data } = await api.importEncounters(bundle, once());
    expect(data.claimed + data.held + data.notBillable + data.unchanged + data.correctionsProposed).toBe(
      data.encounters,
    );
    encounters += data.encounters;
  }
  expect(encounters).toBe(12);
  const { submissions } = (await api.submitClaims(once())).data;
  const sent = await api.downloadFile(submissions[0].fileId);
  const interchange = new Uint8Array(await sent.arrayBuffer());
  const answers = answerSubmission({ seed: 'client', interchange, date: '2026-07-15' as CalendarDate });
  for (const bytes of [answers.acknowledgement999, ...answers.remittances]) {
    const text = Buffer.from(bytes).toString('latin1');
    const { data } = await api.uploadFile(text, once());
    expect(data.result).toBe('applied');
  }
  const claims = (await api.listClaims({ sort: '-charge', limit: 5 })).data.items;
  const claim = (await api.getClaim(claims[0].claimId)).data;
  expect(claim.claim.chargeAmount).toBe(claims[0].chargeAmount);
  const account = (await api.getPatientAccount(claim.patientAccountId)).data;
  const ledger = (await api.listLedgerEntries(account.patientAccountId, { limit: 200 })).data.items;
  expect(ledger.length).toBeGreaterThan(0);
  const aging = (await api.getAging({ asOf: '2026-07-15' })).data;
  expect([aging.tiesToLedger, aging.total.total]).toEqual([true, aging.ledgerTotal]);
  await expect(api.getClaim('01997b1e-5f00-7cc3-98c4-dc0c0c07398f')).rejects.toMatchObject({
    status: 404,
    error: { code: 'unknown' },
  });
}, 120_000);
