import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { buildClinic } from '../../../src/simulator/clinic/build-clinic.js';
import { answerSubmission } from '../../../src/simulator/payer/answer-submission.js';
import {
  type Answer,
  type CallOptions,
  openTestServer,
  type TestServer,
} from '../../support/open-test-server.js';
import { sendRaw } from './attack.js';
import { CANARIES, canariesIn, markBundle, markedRemittance } from './canaries.js';

const NO_LIMITS = { requestsPerSecond: 1e6, logInsPerMinuteAndAddress: 1e6, logInsPerMinuteAndAccount: 1e6 };
const edi = (name: string) => ({
  'content-type': 'application/edi-x12',
  'content-disposition': `attachment; filename="${name}"`,
});
const ALL = Object.values(CANARIES).flat() as string[];

/** Of the whole process: a test sees a copy, and what is asked for a temporary folder does not look there. */
const environment: NodeJS.ProcessEnv = runInThisContext('process').env;
const temporary = { before: environment['TMPDIR'], folder: '' };
let service: TestServer;
let clerk: string;
let manager: string;

/** Answers that are no success, and the issues of those that are. */
const told: string[] = [];

beforeAll(async () => {
  temporary.folder = await mkdtemp(join(tmpdir(), 'canaries-'));
  environment['TMPDIR'] = temporary.folder;
  service = await openTestServer({ rateLimits: NO_LIMITS });
  clerk = await service.token('edi-integration');
  manager = await service.token('billing-manager');
});

afterAll(async () => {
  await service?.close();
  if (temporary.before === undefined) delete environment['TMPDIR'];
  else environment['TMPDIR'] = temporary.before;
  await rm(temporary.folder, { recursive: true, force: true });
});

async function ask(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const answer = await service.call(method, path, { token: manager, ...options });
  note(answer);
  return answer;
}

function note({ status, text, body }: Pick<Answer, 'status' | 'text' | 'body'>): void {
  if (status >= 300 || status === 0) told.push(`${status} ${text}`);
  else if (body?.issues) told.push(JSON.stringify(body.issues));
}

const upload = (bytes: Uint8Array, name: string) =>
  ask('POST', '/api/v1/files', { token: clerk, body: bytes, headers: edi(name) });

const clinic = buildClinic({
  ...{ seed: 'canary', encounterCount: 12 },
  startDate: '2026-01-05' as CalendarDate,
  endDate: '2026-06-26' as CalendarDate,
});

test('G39: canaries come in by every way there is', async () => {
  expect((await ask('PUT', '/api/v1/practice', { body: clinic.practiceSettings })).status).toBe(204);
  for (const bundle of clinic.bundles) {
    const taken = await ask('POST', '/api/v1/encounters', { token: clerk, body: markBundle(bundle) });
    expect(taken.status).toBe(200);
  }
  const submitted = await ask('POST', '/api/v1/submissions');
  expect([submitted.status, submitted.body.submissions.length]).toEqual([201, expect.any(Number)]);
  expect(submitted.body.submissions.length).toBeGreaterThan(0);
  for (const { fileId } of submitted.body.submissions) {
    const content = await ask('GET', `/api/v1/files/${fileId}/content`, { token: clerk });
    // They are in what is sent: what is not found below was there to be found.
    expect(canariesIn(content.text)).toEqual(
      expect.arrayContaining(['Qzfamilyname', 'QZMEMBER6610', '1931-11-29']),
    );
    const interchange = Buffer.from(content.text, 'latin1');
    const answers = answerSubmission({ seed: 'canary', interchange, date: '2026-07-15' as CalendarDate });
    for (const bytes of [answers.acknowledgement999, ...answers.remittances]) {
      expect((await upload(bytes, `${ALL.join(' ').slice(0, 150)}.edi`)).status).toBe(201);
    }
  }
  const claims = await ask('GET', '/api/v1/claims');
  expect(canariesIn(claims.text)).toContain('Qzfamilyname');
});

test('by remittances that nobody knows, that do not add up, and that are damaged', async () => {
  const files = [markedRemittance(1), markedRemittance(1), markedRemittance(2, 999)];
  const whole = Buffer.from(markedRemittance(3)).toString('latin1');
  for (const change of [
    (text: string) => text.replace('*150*120*30', '*150*121*30'),
    (text: string) => text.replace('CAS*PR*2*30', `CAS*PR*2*${CANARIES.socialSecurity[0]}`),
    (text: string) => text.replace('DTM*050*19311129', `DTM*050*${CANARIES.date[0]}`),
    (text: string) => text.replace('LX*1', CANARIES.name[0]),
    (text: string) => text.slice(0, text.indexOf('REF*SY')),
    (text: string) => text.replace('ST*835', `ST*${CANARIES.medicalRecord[0]}`),
    (text: string) => text.replace('CLP*', `CLP*${CANARIES.email[0]}*${CANARIES.telephone[0]}*`),
    () => ALL.join('\n'),
  ]) {
    files.push(Buffer.from(change(whole), 'latin1'));
  }
  for (const [index, bytes] of files.entries()) {
    const answer = await upload(bytes, `${ALL[index % ALL.length]}.835`);
    expect(answer.status).toBe(201);
  }
});

test('by every request that is refused', async () => {
  const json = { 'content-type': 'application/json' };
  for (const canary of ALL) {
    const escaped = encodeURIComponent(canary);
    await ask('GET', `/api/v1/claims?patientName=${escaped}`);
    await ask('GET', `/api/v1/claims?${escaped}=1`);
    await ask('GET', `/api/v1/claims?cursor=${escaped}&sort=${escaped}&limit=${escaped}&state=${escaped}`);
    await ask('GET', `/api/v1/claims/${escaped}`);
    await ask('GET', `/${escaped}/${escaped}`);
    await ask('POST', '/api/v1/claims/search', {
      body: { patientName: canary.repeat(20), [canary]: canary },
    });
    await ask('POST', '/api/v1/claims/search', { body: `{"patientName":"${canary}`, headers: json });
    await ask('POST', '/api/v1/claims/search', { body: `{"${canary}":1,"${canary}":2}`, headers: json });
    await ask('POST', '/api/v1/sessions', { body: { name: canary, password: canary, practiceId: canary } });
    await ask('POST', '/api/v1/sessions', { body: { name: canary, password: canary, code: canary } });
    await ask('POST', '/api/v1/encounters', { body: { resourceType: canary, entry: [] } });
    await ask('POST', '/api/v1/encounters', {
      body: { resourceType: 'Bundle', type: canary, entry: [canary] },
    });
    await ask('PUT', '/api/v1/practice', {
      body: { name: { [canary]: canary }, billingProvider: { npi: canary } },
    });
    await ask('POST', '/api/v1/files', {
      body: canary,
      headers: { 'content-type': `text/${escaped}` },
    });
    await ask('GET', '/api/v1/claims', { token: canary.replaceAll(' ', '') });
    await ask('GET', '/api/v1/claims', { headers: headersOf(canary) });
    await ask('POST', '/api/v1/files', { body: canary, headers: edi(canary), key: canary });
    note(await sendRaw(service.url, `${canary}\r\n\r\n`));
    note(await sendRaw(service.url, `GET /${canary} HTTP/1.1\r\nhost: ${canary}\r\n\r\n`));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await ask('POST', '/oauth/token', { body: `grant_type=${escaped}&scope=${escaped}`, headers: form });
  }
  expect(told.length).toBeGreaterThan(ALL.length * 12);
});

test('by an exception that names a patient', async () => {
  const { unitOfWork } = service.services;
  const run = unitOfWork.run.bind(unitOfWork);
  unitOfWork.run = () => Promise.reject(new Error(`${ALL.join(' ')}\n    at ${ALL.join('\n    at ')}`));
  const answer = await ask('GET', '/api/v1/claims');
  unitOfWork.run = run;
  expect(answer.status).toBe(500);
});

test('G39, L1, I28: none of them is in a log, a counter, an error or a temporary file', async () => {
  const counters = await service.call('GET', '/metrics');
  expect(counters.text.length).toBeGreaterThan(5_000);
  const files = await Promise.all(
    (await readdir(temporary.folder, { recursive: true })).map(async (name) => {
      const text = await readFile(join(temporary.folder, name), 'latin1').catch(() => '');
      return `${name} ${text}`;
    }),
  );
  expect(canariesIn(service.log())).toEqual([]);
  expect(canariesIn(counters.text)).toEqual([]);
  expect(told.filter((text) => canariesIn(text).length > 0)).toEqual([]);
  expect(files.filter((text) => canariesIn(text).length > 0)).toEqual([]);
});

test('they would be found wherever they stood, in whatever form', async () => {
  const line = (value: string) => JSON.stringify({ event: 'request', text: value });
  for (const canary of ALL) {
    const forms = [
      line(`a ${canary} b`),
      line(canary.toUpperCase()),
      line(canary.replace(/[^a-zA-Z0-9]/g, '')),
      line(encodeURIComponent(canary)),
      line(Buffer.from(`x${canary}`).toString('base64')),
      line(Buffer.from(canary).toString('base64url')),
      line(Buffer.from(canary).toString('hex')),
      line(canary).replaceAll('Q', String.raw`\u0051`).replaceAll('q', String.raw`\u0071`),
    ];
    for (const form of forms)
      expect([form, canariesIn(form)]).toEqual([form, expect.arrayContaining([canary])]);
  }
  expect(Object.keys(CANARIES)).toHaveLength(18);
  expect(canariesIn(line('Doe, Jane 1961-02-03'))).toEqual([]);
  // And a temporary file of this process lies where they are looked for.
  const file = join(tmpdir(), 'planted');
  await writeFile(file, ALL[0]!);
  expect(await readdir(temporary.folder)).toContain('planted');
});

function headersOf(canary: string): Record<string, string> {
  const names = [
    'user-agent',
    'referer',
    'x-forwarded-for',
    'forwarded',
    'if-none-match',
    'x-request-id',
    'cookie',
  ];
  return Object.fromEntries(names.map((name) => [name, canary]));
}
