import { type DatabaseKind, openTestStore, type TestStore } from '../support/open-test-store.js';
import { expectAllUsed, expectSoundYear } from './expect-sound-year.js';
import type { WorldReport } from './run/world.js';

const SEEDS_OF_A_PART = 10;

/** The tests of one part of the years that every run lives; in files of their own the parts run at once. */
export function liveYears(part: number, kind: DatabaseKind): void {
  const seeds = Array.from({ length: SEEDS_OF_A_PART }, (_, index) =>
    String((part - 1) * SEEDS_OF_A_PART + index + 1),
  );
  describe('a year of payers that misbehave', () => {
    const reports: WorldReport[] = [];
    let opened: TestStore;
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, 300_000);
    // Each year checks its own practice, and no other has changed.
    beforeEach(() => opened.allowBreaches());
    afterAll(() => opened.close());

    test.each(seeds)(
      'leaves no difference to the cent (seed %s)',
      async (seed) => {
        const { report } = await expectSoundYear(seed, opened.store);
        reports.push(report);
      },
      300_000,
    );

    test('uses every misbehaviour', () => {
      expect(reports).toHaveLength(seeds.length);
      expectAllUsed(reports);
    });
  });
}
