import { type DatabaseKind, openTestStore, type TestStore } from './open-test-store.js';

const KINDS: readonly (readonly [string, DatabaseKind])[] = [
  ['embedded', 'embedded'],
  ['PostgreSQL', 'server'],
];

/** The same tests on the embedded database and on a PostgreSQL server; `opened()` gives the store inside a test. */
export function describeOnBothDatabases(name: string, tests: (opened: () => TestStore) => void): void {
  describe.each(KINDS)(`${name} (%s)`, (_, kind) => {
    let opened: TestStore | undefined;
    beforeAll(async () => {
      opened = await openTestStore(kind);
    });
    afterAll(async () => {
      await opened?.close();
    });
    tests(() => opened!);
  });
}
