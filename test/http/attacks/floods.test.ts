import { request as httpRequest } from 'node:http';
import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectAlive, expectProblem } from './attack.js';

const LIMITS = { requestsPerSecond: 4, logInsPerMinuteAndAddress: 60, logInsPerMinuteAndAccount: 10 };
const OPEN = { ...LIMITS, requestsPerSecond: 100_000 };

interface Simple {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly code: unknown;
}

/** From another address of this machine, as another client would. */
function askFrom(
  { url }: TestServer,
  localAddress: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Simple> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const options = { localAddress, method: text === undefined ? 'GET' : 'POST', agent: false as const };
    const type = text === undefined ? {} : { 'content-type': 'application/json' };
    const sent = httpRequest(`${url}${path}`, { ...options, headers: { ...type, ...headers } }, (answer) => {
      let got = '';
      answer.on('data', (data) => {
        got += String(data);
      });
      answer.on('end', () => {
        const code: unknown = JSON.parse(got).code;
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], code });
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

test('H19: a flood is told 429 and how long to wait, and another client is answered meanwhile', async () => {
  const service = await openTestServer({ rateLimits: LIMITS });
  const flood = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      // Whatever it says of where it comes from.
      askFrom(service, '127.0.0.2', '/health', { headers: { 'x-forwarded-for': `10.0.0.${index}` } }),
    ),
  );
  const others = await Promise.all(
    Array.from({ length: 10 }, () => askFrom(service, '127.0.0.3', '/health')),
  );
  const refused = flood.filter(({ status }) => status === 429);
  // 4 a second, counted over 5 seconds; the flood may last longer than one such time.
  expect(refused.length).toBeGreaterThanOrEqual(120);
  expect(flood.filter(({ status }) => status === 200).length + refused.length).toBe(200);
  for (const { retryAfter, code } of refused) {
    expect(code).toBe('too-many-requests');
    expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
    expect(Number(retryAfter)).toBeLessThanOrEqual(5);
  }
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  await service.close();
});

describe('H19: log-in', () => {
  let service: TestServer;

  beforeEach(async () => {
    service = await openTestServer({ rateLimits: OPEN });
  });

  afterEach(async () => {
    await service?.close();
  });

  const rowCount = async () => {
    const [{ count }] = await service.store.dataSource.query(
      'SELECT count(*)::integer AS count FROM audit_rows',
    );
    return count as number;
  };

  test('is tried ten times a minute for one account, however its name is written', async () => {
    const { name } = await service.person('biller');
    // The log-in of the person itself was the first.
    const names = [name, name.toUpperCase(), name.toLowerCase()];
    const answers = [];
    for (let round = 0; round < 12; round += 1) {
      const body = { name: names[round % 3], password: 'QZWRONG' };
      answers.push(await service.call('POST', '/api/v1/sessions', { body }));
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array(9).fill(401), ...Array(3).fill(429)]);
    const rows = await rowCount();
    const last = await service.call('POST', '/api/v1/sessions', { body: { name, password: 'QZWRONG' } });
    expectProblem(last, 429, 'too-many-requests', [name, 'QZWRONG']);
    const wait = Number(last.headers.get('retry-after'));
    expect(wait >= 1 && wait <= 60).toBe(true);
    // Nothing was looked at: no row of a failed log-in.
    expect(await rowCount()).toBe(rows);
    // From another address too: the account is what is counted.
    const elsewhere = await askFrom(service, '127.0.0.4', '/api/v1/sessions', {
      body: { name, password: 'x' },
    });
    expect([elsewhere.status, elsewhere.code]).toEqual([429, 'too-many-requests']);
    // Other accounts and whoever is inside already go on.
    const other = await service.person('biller');
    expect((await service.call('GET', '/api/v1/claims', { person: other })).status).toBe(200);
  });

  test('is tried sixty times a minute from one address, whatever names it has', async () => {
    const tries = await Promise.all(
      Array.from({ length: 75 }, (_, index) =>
        // Names that no account can have cost no password; they are counted all the same.
        askFrom(service, '127.0.0.5', '/api/v1/sessions', {
          body: { practiceId: 'nowhere!', name: `n${index}`, password: 'x' },
          headers: { 'x-forwarded-for': `10.0.0.${index}`, forwarded: `for=10.0.0.${index}` },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(60);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(15);
    const { status } = await askFrom(service, '127.0.0.6', '/api/v1/sessions', {
      body: { name: 'someone', password: 'x' },
    });
    expect(status).toBe(401);
    await expectAlive(service);
  });
});

test('without the limits of log-in the same tries are all looked at', async () => {
  const unlimited = { ...OPEN, logInsPerMinuteAndAddress: 1e6, logInsPerMinuteAndAccount: 1e6 };
  const service = await openTestServer({ rateLimits: unlimited });
  for (let round = 0; round < 12; round += 1) {
    const body = { name: 'someone', password: 'x' };
    expect((await service.call('POST', '/api/v1/sessions', { body })).status).toBe(401);
  }
  await service.close();
});
