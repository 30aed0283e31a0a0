import { openTestServer, type TestServer } from '../support/open-test-server.js';

let service: TestServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('billing-manager');
}, 180_000);

afterAll(async () => {
  await service?.close();
});

const post = (csv: string, headers: Record<string, string> = {}) =>
  service.call('POST', '/api/v1/deposits', {
    token,
    body: new TextEncoder().encode(csv),
    headers: {
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename=march.csv',
      ...headers,
    },
  });

const ROWS = 'date,amount,trace,payer\n2026-03-02,100.00,T1,1512345678\n2026-03-03,20.50,T2,1512345678\n';

test('deposits that no remittance announced wait, and are known the second time', async () => {
  const first = await post(ROWS);
  expect([first.status, first.body]).toEqual([
    201,
    {
      ...{ deposits: 2, known: 0, amount: '120.50', issues: [] },
      states: { matched: 0, 'money-without-remittance': 2, 'deposit-amount-mismatch': 0 },
      queues: {
        moneyWithoutRemittance: { count: 2, amount: '120.50', since: '2026-03-02' },
        remittanceWithoutMoney: { count: 0, amount: '0.00' },
        amountMismatch: { count: 0, amount: '0.00' },
      },
    },
  ]);
  const again = await post(`${ROWS}2026-03-04,1.00,T3,1512345678\n`);
  expect([again.body.deposits, again.body.known, again.body.amount]).toEqual([3, 2, '1.00']);
  const { body } = await service.call('GET', '/api/v1/deposits/waiting', { token });
  expect(body.queues.moneyWithoutRemittance).toEqual({ count: 3, amount: '121.50', since: '2026-03-02' });
  expect(body.waiting.map((each: { amount: string }) => each.amount)).toEqual(['100.00', '20.50', '1.00']);
});

test.each([
  ['a column that is wanted is missing', 'date,sum\n2026-03-02,1.00\n', 422, 'invalid'],
  ['no row can be read', 'date,amount\n2026-02-31,1.00\n', 422, 'invalid'],
])('%s: refused with the place', async (_, csv, status, code) => {
  const answer = await post(csv);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.issues.length).toBeGreaterThan(0);
});

test('of a file, the rows that can be read are taken and the others told', async () => {
  const { status, body } = await post('date,amount\n2026-03-09,7.00\n2026-03-09,7.005\n');
  expect([status, body.deposits, body.issues.length]).toEqual([201, 1, 1]);
});

test('other content is refused', async () => {
  expect((await post(ROWS, { 'content-type': 'application/json' })).status).toBe(415);
});
