import type { Store } from '../../src/store/open-store.js';
import { MISBEHAVIOURS } from './misbehaviours/catalog.js';
import { World, type WorldOptions, type WorldReport } from './run/world.js';

/** Small enough for twenty years in a run of all tests, and large enough for every story of a claim to be told. */
const YEAR = { days: 365, claimsPerDay: 0.2, crashPercent: 15, racePercent: 15 };

/** Lives a year and expects that books and auditor agree to the cent; what fails names its seed. */
export async function expectSoundYear(
  seed: string,
  store: Store,
  { other, ...given }: Partial<WorldOptions> & { other?: Store } = {},
): Promise<SoundYear> {
  const world = new World({ ...YEAR, seed, ...given }, store, other);
  const report = await world.run();
  const { differences, breaches } = report;
  // The command that lives this year again.
  const replay = `npm run simulate -- --seed ${seed} --claims-per-day ${YEAR.claimsPerDay}`;
  expect({ replay, differences, breaches }).toEqual({ replay, differences: [], breaches: [] });
  return { world, report };
}

export interface SoundYear {
  readonly world: World;
  readonly report: WorldReport;
}

/** Expects that a year has used many misbehaviours, and had troubles: a database that never fails proves nothing. */
export function expectFullYear(report: WorldReport): void {
  expect(report.misbehaviours.size).toBeGreaterThanOrEqual(60);
  expect(report.crashes).toBeGreaterThan(0);
  expect(report.races).toBeGreaterThan(0);
}

/** Expects that years, taken together, have used every misbehaviour. */
export function expectAllUsed(reports: readonly WorldReport[]): void {
  const used = new Set(reports.flatMap(({ misbehaviours }) => [...misbehaviours.keys()]));
  expect(MISBEHAVIOURS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
}
