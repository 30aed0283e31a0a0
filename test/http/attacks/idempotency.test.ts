import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { runsWithin } from '../../support/runs-within.js';
import { expectProblem } from './attack.js';

/** Of G6. */
const KEYS = { full: 2000, least: 30 };
const PARALLEL = 50;

let service: TestServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('edi-integration');
});

afterAll(async () => {
  await service?.close();
});

const edi = (name: string) => ({
  'content-type': 'application/edi-x12',
  'content-disposition': `attachment; filename="${name}"`,
});

const upload = (key: string, body: string, by = token) =>
  service.call('POST', '/api/v1/files', { token: by, key, body, headers: edi('a.835') });

/** How often a file was taken in, by the audit: also one that was known already leaves a row. */
async function effects(): Promise<number> {
  const [{ count }] = await service.store.dataSource.query(
    `SELECT count(*)::integer AS count FROM audit_rows WHERE action = 'file.receive' AND outcome = 'done'`,
  );
  return count;
}

/** Of one file that is taken in: it is kept, read, and its end is noted. */
async function effectsOfOne(): Promise<number> {
  const before = await effects();
  expect((await upload('alone', 'one alone')).status).toBe(201);
  return (await effects()) - before;
}

test('M1, G6: of many keys, each 50 times at once, each has one effect', async () => {
  const each = await effectsOfOne();
  for (const key of runsWithin('G6: keys sent 50 times by HTTP', KEYS)) {
    const before = await effects();
    const answers = await Promise.all(
      Array.from({ length: PARALLEL }, () => upload(`m1-${key}`, `not X12: ${key}`)),
    );
    const first = answers.filter(
      ({ status, headers }) => status === 201 && !headers.has('idempotency-replayed'),
    );
    const replayed = answers.filter(({ headers }) => headers.has('idempotency-replayed'));
    const busy = answers.filter(({ status }) => status === 409);
    expect([first.length, first.length + replayed.length + busy.length]).toEqual([1, PARALLEL]);
    for (const { text, status } of replayed) expect([status, text]).toEqual([201, first[0]!.text]);
    for (const answer of busy) {
      expectProblem(answer, 409, 'busy');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect((await effects()) - before).toBe(each);
    // Whoever was told to wait gets the answer of the first.
    const again = await upload(`m1-${key}`, `not X12: ${key}`);
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([
      ...[201, first[0]!.text, 'true'],
    ]);
  }
}, 1_800_000);

test('a test that counted nothing would pass: without one key for all, the same file has 50 effects', async () => {
  const each = await effectsOfOne().catch(() => 0);
  const before = await effects();
  const answers = await Promise.all(
    Array.from({ length: PARALLEL }, (_, index) => upload(`other-${index}`, 'the same bytes')),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(PARALLEL);
  expect((await effects()) - before).toBeGreaterThan(Math.max(each, 1) * 10);
});

test('M2: the same key with another body, file name or address is 422', async () => {
  for (const index of runsWithin('G6: keys sent with another body', { ...KEYS, weight: 0.25 })) {
    const key = `m2-${index}`;
    expect((await upload(key, `first ${index}`)).status).toBe(201);
    const before = await effects();
    const others = [
      await upload(key, `QZSECOND ${index}`),
      await service.call('POST', '/api/v1/files', {
        token,
        key,
        body: `first ${index}`,
        headers: edi('QZb'),
      }),
      await service.call('POST', '/api/v1/encounters', {
        ...{ token, key },
        body: { resourceType: 'Bundle', entry: [] },
      }),
    ];
    for (const answer of others) {
      expectProblem(answer, 422, 'key-reused', [key, 'QZ']);
      expect(answer.body.issues[0].code).toBe('request.idempotency-key-reused');
    }
    expect(await effects()).toBe(before);
  }
}, 1_800_000);

test('a key is its actor’s own: another token under it does other work', async () => {
  const other = await service.token('edi-integration');
  const mine = await upload('shared', 'mine');
  const theirs = await upload('shared', 'theirs', other);
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  expect(theirs.body.fileId).not.toBe(mine.body.fileId);
});

test('without a key, or with one that could be none, nothing is done', async () => {
  const before = await effects();
  for (const key of ['', ' ', 'a b', 'a'.repeat(256), 'é']) {
    const answer = await upload(key, 'x');
    expectProblem(answer, 400, 'bad-request');
    expect(answer.body.issues[0].code).toBe('request.idempotency-key-wanted');
  }
  expect(await effects()).toBe(before);
});
