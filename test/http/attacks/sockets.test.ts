import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectProblem, leavingAllAsItWas, sendRaw } from './attack.js';

let service: TestServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('billing-manager');
});

afterAll(async () => {
  await service?.close();
});

const send = (lines: readonly string[], body = '') =>
  leavingAllAsItWas(service, () => sendRaw(service.url, `${lines.join('\r\n')}\r\n\r\n${body}`));

const head = (...lines: string[]) => [
  'POST /api/v1/claims/search HTTP/1.1',
  'host: a',
  `authorization: Bearer ${token}`,
  'content-type: application/json',
  'connection: close',
  ...lines,
];

const SMUGGLED = '0\r\n\r\nPOST /api/v1/submissions HTTP/1.1\r\nhost: a\r\n\r\n';

test('what is sent here is answered, when nothing is wrong with it', async () => {
  const plain = `${head('content-length: 2').join('\r\n')}\r\n\r\n{}`;
  expect(await sendRaw(service.url, plain)).toMatchObject({ status: 200, body: { items: [] } });
  const chunked = `${head('transfer-encoding: chunked').join('\r\n')}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`;
  expect(await sendRaw(service.url, chunked)).toMatchObject({ status: 200, body: { items: [] } });
});

describe('H8: a request that could be read in two ways is 400', () => {
  test.each([
    ['length and chunks', head('content-length: 4', 'transfer-encoding: chunked'), SMUGGLED],
    ['chunks and length', head('transfer-encoding: chunked', 'content-length: 4'), SMUGGLED],
    ['two lengths', head('content-length: 2', 'content-length: 60'), SMUGGLED],
    ['two lengths in one', head('content-length: 2, 60'), SMUGGLED],
    ['chunks twice', head('transfer-encoding: chunked, chunked'), SMUGGLED],
    ['chunks that are none', head('transfer-encoding: xchunked'), SMUGGLED],
    ['chunks that are not last', head('transfer-encoding: chunked, identity'), SMUGGLED],
    ['a blank before the colon', head('transfer-encoding : chunked'), SMUGGLED],
    ['a length below nothing', head('content-length: -1'), ''],
    ['a length with a sign', head('content-length: +2'), '{}'],
    ['a length in hexadecimal', head('content-length: 0x2'), '{}'],
    ['a folded header', head('x-a: b', ' transfer-encoding: chunked'), SMUGGLED],
    ['a chunk of a wrong size', head('transfer-encoding: chunked'), 'Z\r\n{}\r\n0\r\n\r\n'],
    ['no host', ['GET /health HTTP/1.1'], ''],
    ['two hosts', ['GET /health HTTP/1.1', 'host: a', 'host: b'], ''],
    ['a header with NUL', ['GET /health HTTP/1.1', 'host: a', 'x-a: b\0c'], ''],
    ['a header with CR', ['GET /health HTTP/1.1', 'host: a', 'x-a: b\rc: d'], ''],
    ['headers of 20 KB', ['GET /health HTTP/1.1', 'host: a', `x-a: ${'b'.repeat(20_000)}`], ''],
    ['an address of 20 KB', [`GET /health?${'b'.repeat(20_000)} HTTP/1.1`, 'host: a'], ''],
    ['no HTTP at all', ['\x16\x03\x01\x02\x00\x01\x00'], ''],
    ['a blank in the address', ['GET /health QZPHI HTTP/1.1', 'host: a'], ''],
    ['another version', ['GET /health HTTP/9.9', 'host: a'], ''],
  ])('%s', async (_, lines, body) => {
    const answer = await send(lines, body);
    expectProblem(answer, 400, 'bad-request', ['QZPHI']);
  });
});

describe('H12: methods that no route has', () => {
  test.each(['TRACE', 'TRACK', 'OPTIONS', 'PATCH', 'PROPFIND', 'DELETE', 'PUT', 'QZMETHOD'])(
    '%s is 404 or 405, or no request at all',
    async (method) => {
      for (const path of ['/api/v1/claims', '/health', '/nowhere']) {
        const answer = await send([
          `${method} ${path} HTTP/1.1`,
          'host: a',
          `authorization: Bearer ${token}`,
          'x-secret: QZECHO',
          'content-length: 0',
          'connection: close',
        ]);
        expect([400, 404, 405]).toContain(answer.status);
        expectProblem(answer, answer.status, answer.body.code, ['QZECHO', token, method]);
        expect(['bad-request', 'unknown', 'method-not-allowed']).toContain(answer.body.code);
      }
    },
  );

  test('CONNECT opens no way to anywhere', async () => {
    const answer = await send(['CONNECT 127.0.0.1:22 HTTP/1.1', 'host: a']);
    expect([0, 400, 404, 405]).toContain(answer.status);
  });

  test('a method that another one is to be taken for stays what it is', async () => {
    const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'];
    const person = await service.person('admin');
    for (const name of overrides) {
      const path = '/api/v1/sessions/current';
      const answer = await service.call('GET', path, { person, headers: { [name]: 'DELETE' } });
      expect([answer.status, answer.body.actorId]).toEqual([200, person.actorId]);
    }
    expect((await service.call('GET', '/api/v1/sessions/current', { person })).status).toBe(200);
  });
});

describe('H12: another site is granted nothing', () => {
  const origins = ['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://a.evil.example:443'];

  test.each(origins)('Origin %s gets no header that would let it read', async (origin) => {
    const preflight = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, x-csrf-token',
    };
    for (const [method, path] of [
      ['OPTIONS', '/api/v1/claims'],
      ['OPTIONS', '/api/v1/sessions'],
      ['GET', '/api/v1/claims'],
      ['GET', '/health'],
    ] as const) {
      const answer = await service.call(method, path, { headers: preflight });
      const granted = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect(granted).toEqual([]);
    }
  });

  test('and cannot write: log-in too is refused before a password is looked at', async () => {
    for (const origin of origins) {
      const body = { name: 'QZNAME', password: 'QZPASSWORD' };
      const answer = await leavingAllAsItWas(service, () =>
        service.call('POST', '/api/v1/sessions', { body, headers: { origin } }),
      );
      expectProblem(answer, 403, 'forbidden', ['QZNAME', 'QZPASSWORD', origin]);
      expect(answer.body.issues[0].code).toBe('request.origin');
    }
  });
});
