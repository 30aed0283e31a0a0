import { type DatabaseKind, openTestStore, type TestStore } from '../support/open-test-store.js';
import { runsWithin } from '../support/runs-within.js';
import { expectAllUsed, expectFullYear, expectSoundYear } from './expect-sound-year.js';
import type { WorldReport } from './run/world.js';

/** Years of a part: all of them, unless CI has come to where it must end. They come last, when that is known. */
const YEARS = { full: 10, least: 4, weight: 90 };

/** The tests of one part of the years that every run lives; in files of their own the parts run at once. */
export function liveYears(part: number, kind: DatabaseKind): void {
  describe('years of payers that misbehave', () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, 300_000);
    // Each year checks its own practice, and no other has changed.
    beforeEach(() => opened.allowBreaches());
    afterAll(() => opened.close());

    test('leave no difference to the cent, and use every misbehaviour', async () => {
      const reports: WorldReport[] = [];
      for (const year of runsWithin(`simulated years, ${kind}`, YEARS)) {
        const seed = String((part - 1) * YEARS.full + year + 1);
        const { report } = await expectSoundYear(seed, opened.store);
        expectFullYear(report);
        reports.push(report);
      }
      // No misbehaviour is so rare that ten years leave it out; fewer may.
      if (reports.length === YEARS.full) expectAllUsed(reports);
    }, 1_800_000);
  });
}
