import { cents } from '../../schemas/money.js';
import type { Outcome } from '../../schemas/outcome.js';
import { applyPatientPayment } from '../../src/app/patient-payments/apply-patient-payment.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { refusalOf } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { openPatientDesk } from '../support/patient-desk.js';
import { runsWithin } from '../support/runs-within.js';
import { SplitUnitOfWork } from '../support/split-unit-of-work.js';
import type { Failing } from './run/crash.js';
import { REFUND_ACTS } from './run/refund-desk.js';
import { type RefundAct, type RefundOf, RefundScene } from './run/refund-scene.js';
import { changed, journals, type PlantedDefect, withPostings, wrapping } from './run/spoil-records.js';

const ACTS = Object.keys(REFUND_ACTS) as RefundAct[];
const OF: readonly RefundOf[] = ['the credit of a claim', 'the rest of a receipt'];

/** A fifth of the places, however slow the machine is. */
const PART = 5;

describe('money that goes back to a patient', () => {
  let opened: TestStore;
  let other: Store;
  beforeAll(async () => {
    opened = await openTestStore();
    other = await openStore({ databaseUrl: opened.databaseUrl!, dataFolder: 'unused', clock: opened.clock });
  }, 300_000);
  afterAll(async () => {
    await other.close();
    await opened.close();
  });

  async function expectOnce(scene: RefundScene): Promise<void> {
    const { found, wanted } = await scene.compareEffects();
    expect(found).toEqual(wanted);
  }

  /** Dies at every place of these acts, as far as there is time, and does each again. */
  async function dieEverywhere(scene: RefundScene, of: RefundOf, acts: readonly RefundAct[]): Promise<void> {
    const points: { readonly act: RefundAct; readonly failing: Failing }[] = [];
    for (const act of acts) {
      points.push(...(await scene.findPoints(of, act)).map((failing) => ({ act, failing })));
    }
    // Of a slow machine some, from every part of every act.
    const spread = [...points.keys()].sort((one, next) => (one % PART) - (next % PART) || one - next);
    const runs = { full: points.length, least: Math.ceil(points.length / PART), weight: 0.1 };
    for (const run of runsWithin(`places to die in giving back ${of}`, runs)) {
      const { act, failing } = points[spread[run]!]!;
      let hasCrashed = false;
      await scene.giveBack(of, act, async (does, known) => {
        hasCrashed = await scene.acts.repeat(does, failing, known);
      });
      expect({ act, failing, hasCrashed }).toEqual({ act, failing, hasCrashed: true });
    }
    await expectOnce(scene);
  }

  const raceFor = (scene: RefundScene, of: RefundOf, act: RefundAct) =>
    scene.giveBack(of, act, (does, known) => scene.acts.race(does, known));

  test.each(OF)(
    'wherever the program dies in an act and does it again, it went back once: %s',
    async (of) => {
      const scene = await RefundScene.open(opened);
      await dieEverywhere(scene, of, ACTS);
      expect(scene.acts.counts.crashes).toBeGreaterThanOrEqual(10);
    },
  );

  test.each(OF)(
    'of two persons at once one does it, and the other is told that it is done: %s',
    async (of) => {
      const scene = await RefundScene.open(opened, { other });
      for (let round = 0; round < 2; round += 1) {
        for (const act of ACTS) await raceFor(scene, of, act);
      }
      await expectOnce(scene);
      expect(scene.acts.counts.races).toBe(2 * ACTS.length);
    },
  );

  /** Four receipts, the whole of each approved to go back and applied to a claim at once; what both are told, and what is left. */
  async function wantTwice(wrap: PlantedDefect['wrap'] = (whole) => whole) {
    const { desk, claimId, pay } = await openPatientDesk(opened);
    const elsewhere = { ...desk.context, unitOfWork: wrap(other.unitOfWork) };
    const claim = await claimId('SELFPAY');
    const told: string[] = [];
    for (let round = 1; round <= 4; round += 1) {
      const receiptNumber = `AHEAD-${round}`;
      doneOf(await pay({ receipt: receiptNumber, amount: '20' }));
      const request = { kind: 'receipt-refund', objectId: receiptNumber, amount: '20' } as const;
      const asked = doneOf(await desk.ask(desk.ann, request));
      doneOf(await desk.decide(desk.bob, asked));
      const applied = { receiptNumber, claimId: claim, amount: cents(2_000) };
      const both = [desk.decide(desk.cyd, asked), applyPatientPayment(elsewhere, desk.biller, applied)];
      told.push((await Promise.all<Outcome<unknown>>(both)).map(refusalOf).join(', '));
    }
    return { told, balances: await desk.balances() };
  }

  test('of two persons who want the rest of a receipt at once, back and for a claim, one has it', async () => {
    const { told, balances } = await wantTwice();
    const either = ['done, invalid receipt.more-than-left', 'conflict approval.nothing-open, done'];
    expect(told.filter((each) => !either.includes(each))).toEqual([]);
    expect(balances).not.toContain('liability.patient-unapplied');
  });

  test('and both would have it, were the receipt not locked', async () => {
    opened.allowBreaches();
    const { told, balances } = await wantTwice(
      wrapping(() => ({ patientPayments }) => ({
        patientPayments: changed(patientPayments, { lock: async () => undefined }),
      })),
    );
    expect(told).toContain('done, done');
    expect(balances).toContain('liability.patient-unapplied');
  });

  interface Planted {
    readonly name: string;
    readonly act: RefundAct;
    readonly isRace: boolean;
    readonly wrap: PlantedDefect['wrap'];
    /** By what it shows. */
    readonly found: string;
  }

  const PLANTED: readonly Planted[] = [
    {
      name: 'a payment is written down, and its journal a moment later',
      ...{ act: 'payOut', isRace: false, wrap: (whole) => new SplitUnitOfWork(whole) },
      found: 'once and then receipt.refund-paid was expected',
    },
    {
      name: 'nobody looks whether the same was asked for',
      ...{ act: 'ask', isRace: true },
      wrap: wrapping(() => ({ approvals }) => ({
        approvals: changed(approvals, { findOpen: async () => [] }),
      })),
      found: 'once and then approval.waiting was expected',
    },
    {
      name: 'a refund is paid out twice, whoever is told what',
      ...{ act: 'payOut', isRace: true },
      wrap: journals((journal) =>
        withPostings(
          journal,
          journal.kind === 'refund-payment'
            ? journal.postings.flatMap((each) => [each, each])
            : journal.postings,
        ),
      ),
      found: 'paidCents',
    },
  ];

  test.each(PLANTED)('a defect is found: $name', async ({ act, isRace, wrap, found }) => {
    opened.allowBreaches();
    const scene = await RefundScene.open(opened, { other, wrap });
    const live = async () => {
      if (isRace) await raceFor(scene, 'the rest of a receipt', act);
      else await dieEverywhere(scene, 'the rest of a receipt', [act]);
      await expectOnce(scene);
    };
    await expect(live()).rejects.toThrow(found);
  });
});
