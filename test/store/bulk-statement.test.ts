import { BulkStatement } from '../../src/store/bulk-statement.js';
import type { Session } from '../../src/store/session.js';
import { runTransaction } from '../../src/store/transaction.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { newActor } from '../support/sample-records.js';

const PRACTICES = BulkStatement.insertInto('practices', { name: 'text', settings: 'jsonb' });

const COUNTERS = BulkStatement.insertInto('counters', { name: 'text', value: 'bigint' });

/** Texts that mean something to a reader of arrays. */
const AWKWARD = [
  'NULL',
  'null',
  ' ',
  ' a ',
  'a,b',
  '{x}',
  '"q"',
  '\\',
  '\\"',
  "it's",
  'é\n\t',
  '1',
  'a:b/c-d.e',
];

function run<T>({ store, clock }: TestStore, work: (session: Session) => Promise<T>): Promise<T> {
  return runTransaction(store.dataSource, newActor(), clock, work);
}

describeOnBothDatabases('bulk statements', (opened) => {
  test('carry every text and document as it is', async () => {
    const settings = { 'a "b"': ['{', null, '\\', 'é', 1.5], deep: { none: {} } };
    const read = await run(opened(), async (session) => {
      await PRACTICES.write(session, [{ name: AWKWARD.join(''), settings }]);
      const written = await COUNTERS.write(
        session,
        AWKWARD.map((name, index) => ({ name, value: index + 1 })),
      );
      const practices = await session.rows('SELECT name, settings FROM practices');
      return { written, practices, counters: await session.rows('SELECT name, value FROM counters') };
    });
    expect(read.written).toBe(AWKWARD.length);
    expect(read.practices).toEqual([{ name: AWKWARD.join(''), settings }]);
    expect(new Set(read.counters)).toEqual(
      new Set(AWKWARD.map((name, index) => ({ name, value: String(index + 1) }))),
    );
  });

  test('write more rows than one statement takes, and none', async () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => ({ name: `n${index}`, value: index + 1 }));
    const told = await run(opened(), async (session) => {
      await PRACTICES.write(session, [{ name: 'Riverside', settings: {} }]);
      const written = [await COUNTERS.write(session, []), await COUNTERS.write(session, rows)];
      const [sum] = await session.rows<{ sum: string }>('SELECT sum(value) FROM counters');
      return { written, sum: sum!.sum };
    });
    expect(told).toEqual({ written: [0, 2_001], sum: String((2_001 * 2_002) / 2) });
  });

  test('write an absent value as NULL, which a document may not be', async () => {
    const absent = run(opened(), (session) => COUNTERS.write(session, [{ name: undefined, value: 1 }]));
    await expect(absent).rejects.toMatchObject({ sqlState: '23502' });
    const document = run(opened(), (session) =>
      PRACTICES.write(session, [{ name: 'Riverside', settings: undefined }]),
    );
    await expect(document).rejects.toThrow('settings cannot be sent as a column');
  });
});
