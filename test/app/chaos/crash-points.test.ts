import { v7 } from 'uuid';
import type { Actor } from '../../../src/app/actor.js';
import type { AppContext } from '../../../src/app/context.js';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import type { UnitOfWork } from '../../../src/app/ports.js';
import { doneOf } from '../../support/clinic-books.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { layJobs, renderJob } from '../../support/remittance-jobs.js';
import { renderClaim, renderSet } from '../../support/render-set.js';
import { runsWithin } from '../../support/runs-within.js';
import { SetClock } from '../../support/set-clock.js';
import { SplitUnitOfWork } from '../../support/split-unit-of-work.js';
import { booksOf } from './books-of.js';
import { CrashingStore, type CrashPoint } from './crashing-store.js';

/** A file of each kind of work: what pays, what takes back and corrects, and what cannot be placed or proved. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  'a plain payment': renderJob(1, 2),
  'a reversal, its correction and provider adjustments': renderSet({
    ...{ number: 2, traceNumber: 'T2', paid: '25' },
    claims: [
      ...renderClaim(job1('22', '-150', '-120', ['CO-45 -30'])),
      ...renderClaim({ ...job1('1', '150', '100', ['CO-45 30', 'PR-2 20']), patientShare: '20' }),
      ...renderClaim({
        ...{ controlNumber: 'J2N1', charge: '150', paid: '0', payerNumber: 'P2N1' },
        adjustments: ['CO-16 150'],
      }),
    ],
    adjustments: ['PLB*1999999984*20261231*WO:P1N1*-50*L6*5'],
  }),
  'what is not ours, and what does not prove': renderSet({
    ...{ number: 3, traceNumber: 'T3', paid: '90' },
    claims: [
      ...renderClaim({
        ...{ controlNumber: 'NOBODYS', charge: '70', paid: '60', payerNumber: 'X1' },
        adjustments: ['CO-45 10'],
      }),
      ...renderClaim({
        ...{ controlNumber: 'J2N2', charge: '150', paid: '30', payerNumber: 'P2N2' },
        adjustments: ['CO-45 100'],
      }),
    ],
  }),
};

function job1(status: string, charge: string, paid: string, adjustments: readonly string[]) {
  return { controlNumber: 'J1N1', status, charge, paid, payerNumber: 'P1N1', adjustments };
}

describe('a program that dies', () => {
  let opened: TestStore;
  let crashing: CrashingStore;

  beforeAll(async () => {
    opened = await openTestStore();
    crashing = await CrashingStore.open(opened.databaseUrl!);
  });
  afterAll(async () => {
    await crashing.close();
    await opened.close();
  });

  const contextOf = (unitOfWork: UnitOfWork): AppContext => ({
    ...{ unitOfWork, clock: new SetClock() },
    ids: { next: () => v7() },
  });

  /** A practice of two files' claims; all but the first file's own test begins when that one is posted. */
  async function prepare(isFirst: boolean): Promise<Actor> {
    const actor: Actor = { actorId: 'u-7', role: 'billing-manager', practiceId: `crash-${v7()}` };
    await layJobs(opened, actor, 2, 2);
    if (!isFirst) await receive(contextOf(opened.store.unitOfWork), actor, renderJob(1, 2));
    return actor;
  }

  async function receive(context: AppContext, actor: Actor, bytes: Uint8Array) {
    return doneOf(await receiveFile(context, actor, { name: 'era.835', bytes }));
  }

  /** Receives a file, dies at the point, and is started again with the same file; gives what the books say then. */
  async function dieAndReturn(
    bytes: Uint8Array,
    isFirst: boolean,
    point: CrashPoint | undefined,
    split: (whole: UnitOfWork) => UnitOfWork = (whole) => whole,
  ): Promise<string[]> {
    const actor = await prepare(isFirst);
    const context = contextOf(split(crashing.store.unitOfWork));
    await crashing.begin(point);
    const dying = receive(context, actor, bytes);
    if (point === undefined) await dying;
    else await expect(dying).rejects.toThrow();
    const sent = [...crashing.sent];
    if (point !== undefined) {
      await crashing.begin();
      await receive(context, actor, bytes);
      crashing.sent.splice(0, crashing.sent.length, ...sent);
    }
    return booksOf(opened.store, actor.practiceId);
  }

  /** Before each statement, and after each that ends a transaction: in between nobody but the program knows of it. */
  function pointsOf(sent: readonly string[]): CrashPoint[] {
    return sent.flatMap((words, index): CrashPoint[] => {
      const statement = index + 1;
      const before: CrashPoint = { statement, when: 'before' };
      return words === 'COMMIT' ? [before, { statement, when: 'after' }] : [before];
    });
  }

  test.each(Object.entries(FILES))(
    'G2: wherever it dies in %s, the books are the same after it was started again',
    async (name, bytes) => {
      const isFirst = bytes === FILES['a plain payment'];
      const wanted = await dieAndReturn(bytes, isFirst, undefined);
      const points = pointsOf(crashing.sent);
      expect(points.filter(({ when }) => when === 'after').length).toBeGreaterThanOrEqual(3);
      // A slow machine comes to some of them, from every part of the work.
      const spread = [...points.keys()].sort((one, other) => (one % 5) - (other % 5) || one - other);
      const runs = { full: points.length, least: Math.ceil(points.length / 5), weight: 0.8 };
      for (const run of runsWithin(`G2: places to die in ${name}`, runs)) {
        const point = points[spread[run]!]!;
        const books = await dieAndReturn(bytes, isFirst, point);
        // It came as far as it was to, and no further.
        expect([point, crashing.sent.length]).toEqual([point, point.statement]);
        expect([point, books]).toEqual([point, wanted]);
      }
    },
    1_800_000,
  );

  test('a posting in two transactions is caught', async () => {
    opened.allowBreaches();
    const bytes = renderJob(1, 2);
    const split = (whole: UnitOfWork) => new SplitUnitOfWork(whole);
    const wanted = await dieAndReturn(bytes, true, undefined, split);
    let isCaught = false;
    // Between two transactions is where it shows: those places first.
    const points = pointsOf(crashing.sent);
    const between = points.filter(({ when }) => when === 'after');
    for (const point of [...between, ...points.filter((each) => !between.includes(each))]) {
      const books = await dieAndReturn(bytes, true, point, split);
      isCaught = JSON.stringify(books) !== JSON.stringify(wanted);
      if (isCaught) break;
    }
    expect(isCaught).toBe(true);
  }, 1_800_000);
});
