import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectProblem } from './attack.js';

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
});

afterAll(async () => {
  await service?.close();
});

describe('N10: with a cookie', () => {
  const WRITES = [
    ['POST', '/api/v1/submissions'],
    ['DELETE', '/api/v1/sessions/current'],
    ['POST', '/api/v1/sessions/current/second-factor'],
    ['PUT', '/api/v1/practice'],
    ['POST', '/api/v1/claims/search'],
    ['POST', '/api/v1/files'],
    ['POST', '/api/v1/encounters'],
  ] as const;

  test.each(WRITES)(
    '%s %s is 403 without the session’s own token, or from another site',
    async (method, path) => {
      const person = await service.person('billing-manager');
      const other = await service.person('billing-manager');
      const { cookie, csrfToken } = person;
      const type = path.includes('files') ? 'application/edi-x12' : 'application/json';
      const hasBody = !/submissions|sessions/.test(path);
      const send = (headers: Record<string, string>) =>
        service.call(method, path, {
          headers: { cookie, ...(hasBody && { 'content-type': type }), ...headers },
          ...(hasBody && { body: '{}' }),
        });
      const attempts: Record<string, string>[] = [
        {},
        { 'x-csrf-token': '' },
        { 'x-csrf-token': other.csrfToken },
        { 'x-csrf-token': csrfToken.slice(0, -1) },
        { 'x-csrf-token': csrfToken.toLowerCase() },
        { 'x-csrf-token': `${csrfToken}, ${csrfToken}` },
        { 'x-csrf-token': csrfToken, origin: 'https://evil.example' },
        { 'x-csrf-token': csrfToken, origin: 'null' },
        { 'x-csrf-token': csrfToken, 'sec-fetch-site': 'cross-site' },
        { 'x-csrf-token': csrfToken, 'sec-fetch-site': 'same-site' },
      ];
      for (const headers of attempts) {
        const answer = await send(headers);
        expectProblem(answer, 403, 'forbidden', ['evil', csrfToken]);
        expect(answer.body.issues[0].code).toMatch(/^request\.(csrf|origin)$/);
      }
      // The session stands, and with its own token from our own pages the request is not refused for that.
      const own = { 'x-csrf-token': csrfToken, origin: service.url, 'sec-fetch-site': 'same-origin' };
      expect((await send(own)).status).not.toBe(403);
    },
  );
});
