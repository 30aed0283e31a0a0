import { type DatabaseKind, openTestStore, type TestStore } from './open-test-store.js';

/** Tests of what `opened()` gives inside a test: a store. */
type StoreTests = (opened: () => TestStore) => void;

/** The same tests on the embedded database and on a PostgreSQL server. */
export function describeOnBothDatabases(name: string, tests: StoreTests): void {
  describe(`${name} (embedded)`, () => testOn('embedded', tests));
  describeOnServer(name, tests);
}

/** Of use cases: their statements run on the embedded database in the tests of the store and in simulated years. */
export function describeOnServer(name: string, tests: StoreTests): void {
  describe(`${name} (PostgreSQL)`, () => testOn('server', tests));
}

function testOn(kind: DatabaseKind, tests: StoreTests): void {
  let opened: TestStore | undefined;
  beforeAll(async () => {
    opened = await openTestStore(kind);
  });
  afterAll(async () => {
    await opened?.close();
  });
  tests(() => opened!);
}
