import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { importEncounters } from '../../src/app/claims/import-encounters.js';
import type { AppContext } from '../../src/app/context.js';
import { configurePractice } from '../../src/app/settings/configure-practice.js';
import { ensurePractice } from '../../src/app/settings/practice-settings.js';
import { getSettingsVersion, listSettingsVersions } from '../../src/app/settings/settings-versions.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { newActor, succeed } from '../support/sample-records.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened.close());

const CLINIC = buildClinic({
  ...{ seed: 'settings', encounterCount: 2 },
  ...{ startDate: '2026-01-05' as CalendarDate, endDate: '2026-01-30' as CalendarDate },
});
const PRACTICE = CLINIC.practiceSettings;
const INPUT = { documents: CLINIC.bundles, conceptMaps: BUILT_IN_CONCEPT_MAPS };

function openPractice() {
  const actor = newActor();
  const context: AppContext = {
    ...{ unitOfWork: opened.store.unitOfWork, clock: opened.clock },
    ids: { next: () => v7() },
  };
  const list = async (limit = 50, after?: readonly string[]) =>
    doneOf(await listSettingsVersions(context, actor, { limit, ...(after && { after }) }));
  return { actor, context, list };
}

test('settings are versions by whatever road they come, the latest first, and page by page', async () => {
  const { actor, context, list } = openPractice();
  await succeed(opened, actor, (records) => ensurePractice(records, actor));
  const input = { ...INPUT, practice: PRACTICE };
  for (const _ of ['once', 'twice']) doneOf(await importEncounters(context, actor, input));
  const changed = { ...PRACTICE, approvalLimits: { 'write-off.denial': '50.00' } };
  for (const settings of [changed, changed, PRACTICE]) {
    doneOf(await configurePractice(context, actor, settings, () => undefined));
  }
  const { items } = await list();
  expect(items.map(({ version, changed }) => [version, changed.length < 3 ? changed : 'many'])).toEqual([
    [4, ['approvalLimits']],
    [3, ['approvalLimits']],
    [2, 'many'],
    [1, []],
  ]);
  const first = await list(3);
  expect(first.items).toEqual(items.slice(0, 3));
  expect(await list(3, first.next)).toEqual({ items: items.slice(3) });
  const third = doneOf(await getSettingsVersion(context, actor, 3));
  expect(third).toEqual({ version: items[1], settings: changed });
  expect(doneOf(await getSettingsVersion(context, actor, 1))).toEqual({ version: items[3] });
  expect(await getSettingsVersion(context, actor, 5)).toMatchObject({ refused: { code: 'unknown' } });
  const auditor = { ...actor, role: 'auditor' } as const;
  expect(await listSettingsVersions(context, auditor, { limit: 1 })).toMatchObject({
    refused: { code: 'forbidden' },
  });
});

test('an import under stored settings does not write them back over those that came meanwhile', async () => {
  const { actor, context, list } = openPractice();
  doneOf(await configurePractice(context, actor, PRACTICE, () => undefined));
  doneOf(await configurePractice(context, actor, { ...PRACTICE, name: 'Lakeside' }, () => undefined));
  const input = { ...INPUT, practice: PRACTICE, isStored: true };
  expect(doneOf(await importEncounters(context, actor, input)).encounters).toBe(2);
  expect((await list()).items.map(({ changed }) => changed)).toEqual([['name'], expect.anything()]);
});

describe('settings that change while something is posted', () => {
  let server: TestStore;
  beforeAll(async () => {
    server = await openTestStore();
  }, 180_000);
  afterAll(() => server.close());

  test('wait for its end, and those that do not change do not', async () => {
    const actor = newActor();
    const { store, clock } = server;
    const context: AppContext = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    const configure = async (settings: PracticeSettings) =>
      doneOf(await configurePractice(context, actor, settings, () => undefined));
    await configure(PRACTICE);
    const [locked, ended] = [layGate(), layGate()];
    const posting = succeed(server, actor, async (records) => {
      await records.claimPayments.lockPlaces();
      locked.open();
      await ended.passed;
      return (await records.practices.versions()).length;
    });
    await locked.passed;
    await configure(PRACTICE);
    const changing = configure({ ...PRACTICE, name: 'Lakeside' });
    await waitingLock(server);
    ended.open();
    expect(await posting).toBe(1);
    await changing;
    expect((await succeed(server, actor, (records) => records.practices.versions())).length).toBe(2);
  });
});

/** Nobody passes before it is opened. */
function layGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Until somebody waits for a lock that another one holds. */
async function waitingLock({ store }: TestStore): Promise<void> {
  for (;;) {
    const [row] = await store.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (row?.count !== '0') return;
    await wait(10);
  }
}
