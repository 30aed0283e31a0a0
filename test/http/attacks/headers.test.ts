import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { buildClinic } from '../../../src/simulator/clinic/build-clinic.js';
import { type Answer, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { sendRaw } from './attack.js';

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
});

afterAll(async () => {
  await service?.close();
});

const WANTED: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=(3[2-9]|[4-9]\d)\d{6,}; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /^default-src 'none'; .*frame-ancestors 'none'$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'cache-control': /^no-store$/,
  'x-request-id': /^[0-9a-f-]{36}$/,
};

/** Headers that a client should not see, or that would let something in. */
const UNWANTED = ['server', 'x-powered-by', 'access-control-allow-origin', 'x-hapi', 'via'];

function wrongHeaders(headers: Headers): string[] {
  const missing = Object.entries(WANTED).filter(([name, form]) => !form.test(headers.get(name) ?? ''));
  const policy = headers.get('content-security-policy') ?? '';
  return [
    ...missing.map(([name]) => name),
    ...UNWANTED.filter((name) => headers.has(name)),
    ...["'unsafe-inline'", "'unsafe-eval'", ' * ', 'data:', 'http:'].filter((part) => policy.includes(part)),
  ];
}

const kinds: readonly (readonly [
  name: string,
  status: number,
  ask: () => Promise<Pick<Answer, 'status' | 'headers'>>,
])[] = [
  ['health', 200, () => service.call('GET', '/health')],
  ['counters', 200, () => service.call('GET', '/metrics')],
  ['the description', 200, () => service.call('GET', '/openapi.json')],
  [
    'a page of a list',
    200,
    async () => service.call('GET', '/api/v1/claims', { token: await service.token('biller') }),
  ],
  [
    'HEAD of a list',
    200,
    async () => service.call('HEAD', '/api/v1/claims', { token: await service.token('biller') }),
  ],
  ['a file', 200, () => download()],
  ['a log-in', 201, () => logIn()],
  [
    'a log-out',
    204,
    async () =>
      service.call('DELETE', '/api/v1/sessions/current', { person: await service.person('biller') }),
  ],
  ['what has not changed', 304, () => askAgain()],
  ['a wrong body', 400, () => service.call('POST', '/api/v1/sessions', { body: { x: 1 } })],
  ['what is no request', 400, () => sendRaw(service.url, 'NO REQUEST\r\n\r\n')],
  ['a request without a host', 400, () => sendRaw(service.url, 'GET /health HTTP/1.1\r\n\r\n')],
  [
    'an expectation that nobody meets',
    200,
    () => sendRaw(service.url, 'GET /health HTTP/1.1\r\nhost: a\r\nexpect: QZ\r\n\r\n'),
  ],
  ['nobody', 401, () => service.call('GET', '/api/v1/claims')],
  ['HEAD of nobody', 401, () => service.call('HEAD', '/api/v1/claims')],
  ['a wrong assertion', 401, () => askToken()],
  [
    'another role',
    403,
    async () => service.call('GET', '/api/v1/claims', { token: await service.token('edi-integration') }),
  ],
  ['a path that is not there', 404, () => service.call('GET', '/nowhere')],
  ['HEAD of a path that is not there', 404, () => service.call('HEAD', '/nowhere')],
  ['a method that is not there', 404, () => service.call('PATCH', '/api/v1/claims')],
  [
    'a body that is too large',
    413,
    () =>
      service.call('POST', '/api/v1/sessions', {
        body: 'x'.repeat(300_000),
        headers: { 'content-type': 'application/json' },
      }),
  ],
  ['another content type', 415, () => service.call('POST', '/api/v1/sessions', { body: 'x' })],
];

test.each(kinds)('H13: %s (%i) has the headers of every answer', async (_, status, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  expect(wrongHeaders(answer.headers)).toEqual([]);
});

test('H13: so has an answer of 500, and one of 503', async () => {
  const broken = await openTestServer();
  const token = await broken.token('biller');
  await broken.store.dataSource.query('ALTER TABLE claims RENAME TO claims_away');
  const failed = await broken.call('GET', '/api/v1/claims', { token });
  expect([failed.status, wrongHeaders(failed.headers)]).toEqual([500, []]);
  await broken.store.dataSource.query('ALTER TABLE claims_away RENAME TO claims');
  broken.services.ping = () => Promise.reject(new Error('no database'));
  const unready = await broken.call('GET', '/ready');
  expect([unready.status, wrongHeaders(unready.headers)]).toEqual([503, []]);
  expect(unready.headers.get('retry-after')).toBe('5');
  await broken.close();
});

test('an answer without them is found out', () => {
  expect(wrongHeaders(new Headers({ 'x-powered-by': 'x' }))).toEqual([
    ...Object.keys(WANTED),
    'x-powered-by',
  ]);
});

test('who is not known is told how to come in, and nothing is said of a password', async () => {
  const answer = await service.call('GET', '/api/v1/claims');
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="claimwright"');
});

async function download() {
  const token = await service.token('edi-integration');
  const headers = {
    'content-type': 'application/edi-x12',
    'content-disposition': 'attachment; filename="a"',
  };
  const sent = await service.call('POST', '/api/v1/files', { token, body: 'ISA', headers });
  expect(sent.status).toBe(201);
  return service.call('GET', `/api/v1/files/${sent.body.fileId}/content`, { token });
}

async function logIn() {
  const { name, password } = await service.person('biller');
  return service.call('POST', '/api/v1/sessions', { body: { name, password } });
}

async function askAgain() {
  const token = await service.token('billing-manager');
  const { practiceSettings } = buildClinic({
    ...{ seed: 'headers', encounterCount: 1 },
    startDate: '2026-01-05' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  const kept = await service.call('PUT', '/api/v1/practice', { token, body: practiceSettings });
  expect(kept.status).toBe(204);
  const first = await service.call('GET', '/api/v1/practice', { token });
  const etag = first.headers.get('etag');
  expect([first.status, typeof etag]).toEqual([200, 'string']);
  return service.call('GET', '/api/v1/practice', { token, headers: { 'if-none-match': etag! } });
}

function askToken() {
  const fields = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: 'x.y.z',
  };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return service.call('POST', '/oauth/token', { body: new URLSearchParams(fields).toString(), headers });
}
