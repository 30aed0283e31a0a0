import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { PLANTED_DEFECTS } from './run/planted-defects.js';
import { World } from './run/world.js';

const SMALL = { seed: 'defects', days: 60, claimsPerDay: 0.5, asksEvery: 10 };

describe('a defect that is planted', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  }, 300_000);
  beforeEach(() => opened.allowBreaches());
  afterAll(() => opened.close());

  test('is none where none is: the world of all of them is without a difference', async () => {
    const only = [...new Set(PLANTED_DEFECTS.flatMap(({ needs }) => needs))];
    const report = await new World({ ...SMALL, only }, opened.store).run();
    expect([...report.misbehaviours.keys()].sort()).toEqual([...only].sort());
    expect(report).toMatchObject({ differences: [], breaches: [] });
  });

  test.each(PLANTED_DEFECTS)('is found: $name', async ({ needs, wrap }) => {
    const report = await new World({ ...SMALL, only: needs, wrap }, opened.store).run();
    expect([...report.misbehaviours.keys()]).toEqual(expect.arrayContaining([...needs]));
    expect(report.differences).not.toEqual([]);
  });
});
