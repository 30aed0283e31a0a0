import type { Server } from '@hapi/hapi';
import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectProblem, leavingAllAsItWas, sendRaw } from './attack.js';
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

const SOME_ID = '01997b1e-5f00-7cc3-98c4-dc0c0c07398f';

const LISTS = ['claims', 'files', 'denials', 'work-items', 'remittances', 'submissions', 'patient-accounts'];

const WITH_ID = [
  ...['claims/{}', 'submissions/{}', 'files/{}', 'files/{}/content', 'remittances/{}'],
  ...['remittances/{}/claim-payments', 'patient-accounts/{}', 'patient-accounts/{}/ledger'],
  ...['remittances/{}/certificate', 'remittances/{}/certificate/claim-payments', 'files/{}/certificates'],
  ...['claims/{}/balance-explanation', 'patient-accounts/{}/balance-explanation'],
];

const ask = (path: string) =>
  leavingAllAsItWas(service, () => service.call('GET', `/api/v1/${path}`, { token }));

/** As bytes: fetch would tidy the path up before it is sent. */
const askRaw = (path: string) =>
  leavingAllAsItWas(service, () =>
    sendRaw(
      service.url,
      `GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
    ),
  );

describe.each(WITH_ID)('/api/v1/%s', (pattern) => {
  const path = (id: string) => `/api/v1/${pattern.replace('{}', id)}`;

  test.each([
    ['H9: a way up, escaped', '..%2f..%2f..%2fetc%2fpasswd', [404]],
    ['H9: a way up, escaped twice', '..%252f..%252fetc%252fpasswd', [404]],
    ['H9: a way up with backslashes', '..%5c..%5cetc%5cpasswd', [404]],
    ['H9: a way up as it is', '../../../../etc/passwd', [404]],
    ['H9: an overlong slash', '..%c0%af..%c0%afetc', [400, 404]],
    ['H10: NUL', '%00', [400]],
    ['H10: NUL behind an id', `${SOME_ID}%00`, [400]],
    ['H10: CR and LF', 'a%0d%0aset-cookie:%20x=y', [400]],
    ['H10: half an escape', '%4', [400]],
    ['a lone surrogate', '%ed%a0%80', [400, 404]],
    ['SQL', "'%20OR%20'1'='1", [404]],
    ['an id in capitals', SOME_ID.toUpperCase(), [404]],
    ['a very long one', 'a'.repeat(4_000), [404]],
    ['__proto__', '__proto__', [404]],
  ])('%s is refused', async (_, id, statuses) => {
    const answer = await askRaw(path(id));
    expect(statuses).toContain(answer.status);
    expectProblem(answer, answer.status, answer.status === 400 ? 'bad-request' : 'unknown', [
      'passwd',
      'set-cookie',
      'OR',
    ]);
  });
});

test('plain hapi hands the way up and the NUL to its handler', async () => {
  const answer = await fetch(`${plain.info.uri}/plain/..%2f..%2fetc%2fpasswd%00`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { params: { id: '../../etc/passwd\0' }, query: {} },
  ]);
});

describe.each(LISTS)('GET /api/v1/%s', (list) => {
  test.each([
    ['H17: SQL in the order', 'sort=id;drop%20table%20claims'],
    ['H17: a query in the order', 'sort=(select%20pg_sleep(5))'],
    ['H17: a column as the order', 'sort=claim_id'],
    ['H17: an operator', 'state[$ne]=x'],
    ['H17: an operator behind a name', 'state%5Bne%5D=open'],
    ['H17: SQL in a filter', "state=open'%20or%201=1--"],
    ['H17: a field of the database', 'practice_id=other'],
    ['H17: another practice', 'practiceId=other'],
    ['H18: limit=1e9', 'limit=1e9'],
    ['H18: limit=1000000000', 'limit=1000000000'],
    ['H18: limit=201', 'limit=201'],
    ['H18: limit=0', 'limit=0'],
    ['H18: limit=-1', 'limit=-1'],
    ['H18: limit=1.5', 'limit=1.5'],
    ['H18: limit=NaN', 'limit=NaN'],
    ['H18: limit=Infinity', 'limit=Infinity'],
    ['H18: limit twice', 'limit=1&limit=200'],
    ['H18: a cursor out of nothing', 'cursor=eyJpZCI6MX0.AAAA'],
    ['H18: a cursor of the right form', `cursor=${'A'.repeat(16)}.${'A'.repeat(44)}`],
    ['H18: an empty cursor', 'cursor='],
    ['H18: a cursor with SQL', "cursor=a'.b"],
    ['H1: __proto__', '__proto__[isAdmin]=1'],
    ['H1: __proto__ plain', '__proto__=1'],
    ['H10: NUL in a filter', 'kind=%00'],
    ['H10: NUL in a name', 'a%00=1'],
    ['H12: a method in the address', '_method=DELETE'],
  ])('%s is 400', async (_, query) => {
    const answer = await ask(`${list}?${query}`);
    expectProblem(answer, 400, 'bad-request', ['drop', 'pg_sleep', 'other', 'isAdmin', 'DELETE']);
  });

  test('H18: 200 are the most, and given', async () => {
    expect((await ask(`${list}?limit=201`)).status).toBe(400);
    const answer = await service.call('GET', `/api/v1/${list}?limit=200`, { token });
    expect([answer.status, answer.body.items]).toEqual([200, []]);
  });
});

test('what a route does not read is not taken in its address', async () => {
  const paths = ['/health', '/ready', '/metrics', '/openapi.json', '/.well-known/smart-configuration'];
  for (const path of [...paths, '/api/v1/practice', `/api/v1/claims/${SOME_ID}`]) {
    const answer = await service.call('GET', `${path}?access_token=QZTOKEN`, { token });
    expectProblem(answer, 400, 'bad-request', ['QZTOKEN', 'access_token']);
  }
});

describe('H15: nothing of a patient stands in an address', () => {
  /** What an address may hold, by the form of it; whatever else it says would be free text. */
  const isHarmless = ({ name, schema }: Parameter): boolean => {
    if (['integer', 'number', 'boolean'].includes(schema.type) || schema.enum !== undefined) return true;
    return FORMS.some(([names, pattern]) => names.test(name) && schema.pattern === pattern);
  };

  test('no parameter of a path or query could carry a name, a birth date, a member id or a token', async () => {
    const { body } = await service.call('GET', '/openapi.json', { token });
    const parameters = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, operations]) =>
        Object.values(operations).flatMap(({ operationId, parameters: all = [] }) =>
          all.filter((each) => each.in !== 'header').map((each) => ({ path, operationId, ...each })),
        ),
    );
    expect(parameters.length).toBeGreaterThan(30);
    expect(
      parameters.filter((each) => !isHarmless(each)).map(({ operationId, name }) => `${operationId} ${name}`),
    ).toEqual([]);
    // The rule itself finds what it looks for.
    for (const name of ['patientName', 'birthDate', 'memberId', 'token', 'q']) {
      expect(isHarmless({ name, in: 'query', schema: { type: 'string', maxLength: 60 } })).toBe(false);
    }
  });
});

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: {
    readonly type: string;
    readonly enum?: readonly unknown[];
    readonly pattern?: string;
    readonly maxLength?: number;
  };
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
}

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

const FORMS: readonly (readonly [names: RegExp, pattern: string])[] = [
  [/Id$/, UUID],
  // Sealed: nobody but the service can read what is in it.
  [/^cursor$/, '^[\\w-]+\\.[\\w-]+$'],
  // Of a report, and never of a person.
  [/^asOf$/, '^\\d{4}-\\d{2}-\\d{2}$'],
  [/^knownAt$/, '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?Z$'],
  [/^reasonCode$/, '^[A-Za-z]{0,2}\\d{1,3}$'],
  [/^remarkCode$/, '^[A-Za-z]{1,2}\\d{1,4}$'],
  [/^payerIdentifier$/, '^\\d{9,15}$'],
  [/^kind$/, '^[\\w-]{1,12}$'],
  [/^kind$/, '^[a-z-]{1,40}$'],
];
