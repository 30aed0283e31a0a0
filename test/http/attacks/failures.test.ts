import { describeError } from '../../../src/http/request-log.js';
import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectAlive, expectProblem } from './attack.js';

const CANARY = 'QZJANEROE19610203';

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
});

afterAll(async () => {
  await service?.close();
});

/** Makes every row that is put into the table raise an error whose message, detail and hint name a patient. */
async function raiseAt(table: string, state: string): Promise<() => Promise<void>> {
  const { dataSource } = service.store;
  await dataSource.query(
    `CREATE OR REPLACE FUNCTION raise_canary() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION E'${CANARY}\\n    at ${CANARY}'
         USING ERRCODE = '${state}', DETAIL = '${CANARY}', HINT = '${CANARY}', CONSTRAINT = 'claims_key';
     END $$`,
  );
  await dataSource.query(
    `CREATE TRIGGER raise_canary BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION raise_canary()`,
  );
  return async () => void (await dataSource.query(`DROP TRIGGER raise_canary ON ${table}`));
}

const upload = (token: string) =>
  service.call('POST', '/api/v1/files', {
    token,
    body: `ISA ${CANARY} ${token}`,
    headers: {
      'content-type': 'application/edi-x12',
      'content-disposition': `attachment; filename="${CANARY}"`,
      'user-agent': CANARY,
      'x-request-id': CANARY,
    },
  });

test.each([
  ['files', 'P0001'],
  ['files', '23505'],
  ['files', '22021'],
  ['files', '40001'],
  ['audit_rows', 'P0001'],
  ['idempotency_keys', 'P0001'],
])(
  'H14, L2: an exception at %s with SQLSTATE %s that names a patient is told as 500',
  async (table, state) => {
    const token = await service.token('edi-integration');
    const before = await service.store.dataSource.query('SELECT count(*) FROM files');
    const restore = await raiseAt(table, state);
    const logged = service.log().length;
    const answer = await upload(token);
    await restore();
    expectProblem(answer, 500, 'internal', [CANARY]);
    expect(answer.body.issues).toBeUndefined();
    const log = service.log().slice(logged);
    expect(log).not.toContain(CANARY);
    const error = log.split('\n').find((line) => line.includes('"event":"error"'));
    expect(JSON.parse(error!)).toMatchObject({
      requestId: answer.body.requestId,
      kind: 'StoreError',
      sqlState: state,
      frames: expect.arrayContaining([expect.stringContaining('at ')]),
    });
    expect(await service.store.dataSource.query('SELECT count(*) FROM files')).toEqual(before);
    await expectAlive(service);
    // The key is free again: what failed left nothing.
    expect((await upload(token)).status).toBe(201);
    expect(service.log()).not.toContain(CANARY);
  },
);

test('H14: an exception of our own code is told the same way', async () => {
  const token = await service.token('biller');
  const { unitOfWork } = service.services;
  const run = unitOfWork.run.bind(unitOfWork);
  unitOfWork.run = () => Promise.reject(new TypeError(`${CANARY}\n    at ${CANARY} (${CANARY}.ts:1:1)`));
  const answer = await service.call('GET', '/api/v1/claims', { token });
  unitOfWork.run = run;
  expectProblem(answer, 500, 'internal', [CANARY]);
  expect(service.log()).not.toContain(CANARY);
  expect(service.log()).toContain('"kind":"TypeError"');
  await expectAlive(service);
});

test('what of an error is logged holds no line of its message', () => {
  const messages = [CANARY, `${CANARY}\n    at ${CANARY}`, `    at ${CANARY}`, `a\n    at ${CANARY}\nb`, ''];
  for (const message of messages) {
    const told = describeError(new RangeError(message));
    expect(JSON.stringify(told)).not.toContain(CANARY);
    expect((told['frames'] as string[])[0]).toMatch(/failures\.test/);
  }
  // One whose message was changed after it was thrown: nothing can be told apart, so nothing is told.
  const changed = new Error(`a\n    at ${CANARY}`);
  changed.message = 'b';
  expect(JSON.stringify(describeError(changed))).not.toContain(CANARY);
  expect(describeError(CANARY)).toEqual({ kind: 'string' });
});
