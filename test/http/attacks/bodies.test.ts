import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Server } from '@hapi/hapi';
import { type CallOptions, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectAlive, expectProblem, leavingAllAsItWas, sendRaw } from './attack.js';
import { openPlainServer } from './plain-server.js';

let service: TestServer;
let plain: Server;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  plain = await openPlainServer();
  token = await service.token('billing-manager');
});

afterAll(async () => {
  await plain?.stop();
  await service?.close();
});

const SECRET = 'QZPHI77';
const JSON_TYPE = { 'content-type': 'application/json' };

/** Every route that reads JSON, with something it would take. */
const JSON_ROUTES: readonly (readonly [method: string, path: string, body: object])[] = [
  ['POST', '/api/v1/claims/search', { patientName: SECRET }],
  ['POST', '/api/v1/patient-accounts/search', { name: SECRET }],
  ['POST', '/api/v1/encounters', { resourceType: 'Bundle', entry: [] }],
  ['PUT', '/api/v1/practice', { name: SECRET }],
  ['POST', '/api/v1/sessions', { name: SECRET, password: SECRET }],
];

const attack = (method: string, path: string, options: CallOptions) =>
  leavingAllAsItWas(service, () => service.call(method, path, { token, ...options }));

const askPlain = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${plain.info.uri}/plain`, { method: 'POST', body, headers });

describe.each(JSON_ROUTES)('%s %s', (method, path, body) => {
  const within = (more: string) => `${JSON.stringify(body).slice(0, -1)},${more}}`.replace('{,', '{');

  test.each([
    ['H1: __proto__', `"__proto__":{"role":"${SECRET}"}`, 'request.json-forbidden-key'],
    ['H1: __proto__, escaped', String.raw`"\u005f_proto\u005f_":{"a":1}`, 'request.json-forbidden-key'],
    ['H1: __proto__ within', `"x":[{"__proto__":{"a":1}}]`, 'request.json-forbidden-key'],
    ['H2: constructor.prototype', '"constructor":{"prototype":{"a":1}}', 'request.json-forbidden-key'],
    ['H3: a key twice', `"amount":"1.00","amount":"${SECRET}"`, 'request.json-duplicate-key'],
    ['H3: a key twice, escaped', String.raw`"amount":"1","amo\u0075nt":"2"`, 'request.json-duplicate-key'],
  ])('%s is 400', async (_, more, code) => {
    const answer = await attack(method, path, { body: within(more), headers: JSON_TYPE });
    expectProblem(answer, 400, 'bad-request', [SECRET]);
    expect(answer.body.issues.map((found: { code: string }) => found.code)).toEqual([code]);
  });

  test('H6: a body of 400,000 levels is 400, or 413 where it is too long', async () => {
    for (const deep of ['['.repeat(400_000), '{"a":'.repeat(130_000)]) {
      const answer = await attack(method, path, { body: deep, headers: JSON_TYPE });
      expect([400, 413]).toContain(answer.status);
      expectProblem(answer, answer.status, answer.status === 400 ? 'bad-request' : 'too-large');
    }
    // Short enough for every route, and 65 levels deep: it is the depth that is refused.
    const answer = await attack(method, path, {
      body: `{"a":${'['.repeat(65)}${']'.repeat(65)}}`,
      headers: JSON_TYPE,
    });
    expectProblem(answer, 400, 'bad-request');
    expect(answer.body.issues[0].code).toBe('request.json-too-deep');
  });

  test.each([
    'text/xml',
    'application/xml',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
  ])('H11: %s is 415', async (type) => {
    const text = `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;${SECRET}</a>`;
    for (const sent of [text, JSON.stringify(body)]) {
      const answer = await attack(method, path, { body: sent, headers: { 'content-type': type } });
      expectProblem(answer, 415, 'unsupported-media-type', [SECRET]);
    }
  });

  test('a body in an encoding that is not read is 415, and a broken one 400', async () => {
    for (const encoding of ['br', 'gzip, gzip', 'compress', 'x']) {
      const headers = { ...JSON_TYPE, 'content-encoding': encoding };
      const answer = await attack(method, path, { body: brotliCompressSync(JSON.stringify(body)), headers });
      expectProblem(answer, 415, 'unsupported-media-type', [SECRET]);
    }
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expectProblem(await attack(method, path, { body: `no gzip ${SECRET}`, headers }), 400, 'bad-request', [
      SECRET,
    ]);
  });

  test('bytes that are no UTF-8 are 400', async () => {
    for (const bytes of [Buffer.from([0x7b, 0xff, 0x7d]), Buffer.from('\ufeff{}', 'utf16le')]) {
      expectProblem(await attack(method, path, { body: bytes, headers: JSON_TYPE }), 400, 'bad-request');
    }
  });
});

describe('H2: keys that no request has are 400', () => {
  const strict = JSON_ROUTES.filter(([, path]) => !/encounters|practice/.test(path));

  test.each(strict)('%s %s', async (method, path, body) => {
    for (const key of ['isAdmin', 'role', 'practiceID', SECRET, `${SECRET}.x`, '']) {
      const answer = await attack(method, path, { body: { ...body, [key]: SECRET } });
      expectProblem(answer, 400, 'bad-request', [SECRET]);
      expect(answer.body.issues[0].code).toBe('request.unknown-field');
    }
  });

  test('a practice file with such a key is refused, and nothing of it kept', async () => {
    const body = { name: { role: SECRET }, isAdmin: SECRET, billingProvider: { npi: SECRET, ein: SECRET } };
    const answer = await service.call('PUT', '/api/v1/practice', { token, body });
    expect([400, 422]).toContain(answer.status);
    expectProblem(answer, answer.status, answer.status === 400 ? 'bad-request' : 'invalid', [SECRET]);
    expectProblem(await service.call('GET', '/api/v1/practice', { token }), 404, 'unknown');
  });

  test('a body where a route reads none is 400', async () => {
    const person = await service.person('admin');
    for (const [method, path] of [
      ['POST', '/api/v1/submissions'],
      ['DELETE', '/api/v1/sessions/current'],
      ['POST', '/api/v1/sessions/current/second-factor'],
    ] as const) {
      const as = path.includes('sessions') ? { person } : { token };
      for (const body of [`{"status":"${SECRET}","role":"admin"}`, '{}', '['.repeat(100_000), SECRET]) {
        const answer = await leavingAllAsItWas(service, () =>
          service.call(method, path, { ...as, body, headers: JSON_TYPE }),
        );
        const isLong = body.length > 1_024;
        expectProblem(answer, isLong ? 413 : 400, isLong ? 'too-large' : 'bad-request', [SECRET]);
      }
    }
  });
});

describe('H2: a field of another type', () => {
  const CONFIRMATION = '/api/v1/sessions/current/second-factor/confirmation';
  const FIELDS: readonly (readonly [path: string, right: Record<string, unknown>])[] = [
    [
      '/api/v1/claims/search',
      { patientName: 'a', serviceFrom: '2026-01-01', limit: 5, sort: 'entry', cursor: 'a.b' },
    ],
    ['/api/v1/patient-accounts/search', { name: 'a', openOnly: true, limit: 5, cursor: 'a.b' }],
    ['/api/v1/encounters', { resourceType: 'Bundle', entry: [] }],
    ['/api/v1/sessions', { name: 'a', password: 'a', practiceId: 'main', code: '123456' }],
    [CONFIRMATION, { enrolment: 'a', code: '123456' }],
  ];
  const VALUES: readonly unknown[] = [
    null,
    true,
    1,
    1e300,
    -1,
    1.5,
    '',
    [],
    ['a'],
    [[]],
    {},
    { $ne: '' },
    { toString: 'a' },
    { length: 1e9 },
  ];

  test.each(FIELDS)('of %s is 400, and never an error of ours', async (path, right) => {
    const person = await service.person('admin');
    const as = path === CONFIRMATION ? { person } : { token };
    for (const field of Object.keys(right)) {
      for (const value of VALUES.filter((each) => typeof each !== typeof right[field] || each === null)) {
        if (Array.isArray(right[field]) && Array.isArray(value) && value.length === 0) continue;
        const body = { ...right, [field]: value };
        const answer = await leavingAllAsItWas(service, () => service.call('POST', path, { ...as, body }));
        expect([field, value, answer.status]).toEqual([field, value, 400]);
      }
    }
  });

  test('a second factor that was not given out here is refused', async () => {
    const person = await service.person('admin');
    for (const enrolment of [SECRET, 'a.b.c', 'A'.repeat(1_000), '../../x', `\u0001${SECRET}`]) {
      const answer = await service.call('POST', CONFIRMATION, {
        person,
        body: { enrolment, code: '123456' },
      });
      expect([400, 422]).toContain(answer.status);
      expectProblem(answer, answer.status, answer.body.code, [SECRET]);
    }
  });
});

describe('bodies that are too large', () => {
  const limits = [
    ['POST', '/api/v1/claims/search', 262_144],
    ['POST', '/api/v1/sessions', 262_144],
    ['POST', '/api/v1/encounters', 16 * 1024 * 1024],
    ['POST', '/api/v1/files', 64 * 1024 * 1024],
    ['POST', '/oauth/token', 16_384],
  ] as const;
  const typeOf = (path: string) =>
    path.startsWith('/oauth')
      ? 'application/x-www-form-urlencoded'
      : path.includes('files')
        ? 'application/edi-x12'
        : 'application/json';

  test.each(limits)(
    'H4: %s %s takes no more than %i bytes, whether it is told before or not',
    async (method, path, limit) => {
      const head = [
        `${method} ${path} HTTP/1.1`,
        'host: a',
        `authorization: Bearer ${token}`,
        'idempotency-key: h4',
        `content-type: ${typeOf(path)}`,
      ].join('\r\n');
      await leavingAllAsItWas(service, async () => {
        const whole = `${head}\r\ncontent-length: ${limit + 1}\r\n\r\n`;
        const told = await sendRaw(
          service.url,
          Buffer.concat([Buffer.from(whole), Buffer.alloc(limit + 1, 0x20)]),
        );
        expectProblem(told, 413, 'too-large');
        const chunk = Buffer.alloc(65_536, 0x20);
        const chunks = Math.floor(limit / chunk.length) + 2;
        const parts = Array.from({ length: chunks }, () => [
          Buffer.from('10000\r\n'),
          chunk,
          Buffer.from('\r\n'),
        ]);
        const bytes = Buffer.concat([
          Buffer.from(`${head}\r\ntransfer-encoding: chunked\r\n\r\n`),
          ...parts.flat(),
          Buffer.from('0\r\n\r\n'),
        ]);
        const untold = await sendRaw(service.url, bytes, 20_000);
        // Closed before it was read to its end is as good an answer.
        if (untold.status !== 0) expectProblem(untold, 413, 'too-large');
      });
    },
  );

  test.each(['gzip', 'deflate'])('H5: 200 MB in a body of %s are 413 and never held', async (encoding) => {
    const bomb = (encoding === 'gzip' ? gzipSync : deflateSync)(Buffer.alloc(200_000_000));
    expect(bomb.length).toBeLessThan(262_144);
    const before = process.memoryUsage().rss;
    for (const [method, path] of limits.slice(0, 4)) {
      const headers = { 'content-type': typeOf(path), 'content-encoding': encoding };
      const answer = await attack(method, path, { body: bomb, headers });
      expectProblem(answer, 413, 'too-large');
    }
    // The body of a file may be 64 MB; all four unpacked would be 800.
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});

describe('the same sent to plain hapi works', () => {
  test('H2, H3, H6, H11: it is answered with 200', async () => {
    const unknown = await askPlain(`{"constructor":{"prototype":{"isAdmin":"${SECRET}"}}}`);
    expect([unknown.status, await unknown.text()]).toEqual([200, expect.stringContaining(SECRET)]);
    const twice = await askPlain('{"amount":"1.00","amount":"2.00"}');
    expect(await twice.json()).toEqual({ got: { amount: '2.00' } });
    const text = await askPlain('<a/>', { 'content-type': 'text/xml' });
    expect([text.status, await text.json()]).toEqual([200, { got: 'a text of 4' }]);
    const deep = await askPlain(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(deep.status).toBe(500);
    await deep.text();
  });
});

test('after all of it the process still answers', async () => {
  await expectAlive(service);
});
