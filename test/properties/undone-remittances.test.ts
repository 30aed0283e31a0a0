import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { recordDeposits } from '../../src/app/deposits/record-deposits.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import {
  type DecisionScene,
  findClaimPayment,
  layClaims,
  openDecisionScene,
  receive,
  SECOND,
  tellBooks,
} from '../support/open-decision-scene.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import fc from '../support/property-testing.js';
import type { RenderedRemittance } from '../support/render-remittance.js';
import { runsWithin } from '../support/runs-within.js';

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);

afterAll(async () => {
  await opened.close();
});

/**
 * Payments of both payers, a reversal with its correction, denials, a takeback, one that names no claim, and some that
 * only a number tells which another set teaches.
 */
const SETS: readonly RenderedRemittance[] = [
  { trace: 'T1', date: '20260301', claims: ['C1 120 P1', 'C2 0 P2', 'STRANGE 45 P9'], plb: ['WO:X1 -20'] },
  { trace: 'T2', date: '20260305', claims: ['C1 20 S1', 'C3 30 S3'], payer: SECOND },
  { trace: 'T3', date: '20260308', claims: ['C1 -120 P1', 'C1 90 P1A', 'C3 110 P3'] },
  {
    ...{ trace: 'T4', date: '20260315', plb: ['WO:X1 20', 'CS 12.50'] },
    claims: ['C2 80 P2A', 'C3 60 P3', 'OLD 25 S3', 'OLDER 5 P1A'],
  },
];

const AMOUNTS = ['185.00', '50.00', '80.00', '137.50'];

type Step =
  | { readonly kind: 'receive' | 'deposit'; readonly set: number }
  | { readonly kind: 'undo' | 'redo'; readonly set: number }
  | { readonly kind: 'claims' | 'match' | 'unmatch' };

/** Every set, every deposit and the claims come once, in any order; between them persons decide as they like. */
const RUNS = { full: 24, least: 4 };

const histories = fc
  .tuple(
    fc.shuffledSubarray(
      [
        ...SETS.flatMap((_, set): Step[] => [
          { kind: 'receive', set },
          { kind: 'deposit', set },
        ]),
        { kind: 'claims' } as const,
      ],
      { minLength: SETS.length * 2 + 1 },
    ),
    fc.array(
      fc.record({
        at: fc.nat(SETS.length * 2 + 1),
        step: fc.oneof(
          fc.record({
            kind: fc.constantFrom('undo' as const, 'redo' as const),
            set: fc.nat(SETS.length - 1),
          }),
          fc.record({ kind: fc.constantFrom('match' as const, 'unmatch' as const) }),
        ),
      }),
      { maxLength: 5 },
    ),
  )
  .map(([arrivals, decisions]): readonly Step[] => {
    const at = (index: number) => decisions.filter((each) => each.at === index).map(({ step }) => step);
    return [...arrivals.flatMap((step, index): Step[] => [...at(index), step]), ...at(arrivals.length)];
  });

const reason = 'Sent to the wrong practice';

/** Plays a history; what cannot be decided at its place is refused, and leaves nothing. Gives what stands at the end. */
async function play(scene: DecisionScene, history: readonly Step[]) {
  const { context, actor } = scene;
  const ids = new Map<number, string>();
  const undone = new Set<number>();
  let isMatched = false;
  for (const step of history) {
    if (step.kind === 'claims') await layClaims(scene, ['C1', 'C2', 'C3', 'C4']);
    else if (step.kind === 'receive') ids.set(step.set, await receive(scene, SETS[step.set]!));
    else if (step.kind === 'deposit') await deposit(scene, step.set);
    else if (step.kind === 'undo' || step.kind === 'redo') {
      const remittanceId = ids.get(step.set);
      if (remittanceId === undefined) continue;
      const isMeant = undone.has(step.set) === (step.kind === 'redo');
      const outcome = await changeRemittance(scene, `${step.kind}-remittance`, remittanceId);
      expect('done' in outcome).toBe(isMeant);
      if (isMeant && step.kind === 'undo') undone.add(step.set);
      else if (isMeant) undone.delete(step.set);
    } else {
      const remittanceId = ids.get(0);
      if (remittanceId === undefined || undone.has(0)) continue;
      const subject = { claimPaymentId: await findClaimPayment(scene, remittanceId, 3) };
      const outcome = await (step.kind === 'match'
        ? matchClaimPayment(context, actor, { subject, patientControlNumber: 'C4', reason })
        : unmatchClaimPayment(context, actor, { subject, reason }));
      if ('done' in outcome) isMatched = step.kind === 'match';
    }
  }
  return { undone, isMatched };
}

async function deposit({ context, actor }: DecisionScene, set: number): Promise<void> {
  const { trace, payer = '1512345678' } = SETS[set]!;
  const rows = ['date,amount,trace,payer,reference', `2026-03-20,${AMOUNTS[set]},${trace},${payer},B${set}`];
  doneOf(await recordDeposits(context, actor, { name: 'bank', bytes: Buffer.from(rows.join('\n')) }));
}

/** The same, as it would have been without anything that was taken back. */
async function playStraight(scene: DecisionScene, end: Awaited<ReturnType<typeof play>>): Promise<void> {
  await layClaims(scene, ['C1', 'C2', 'C3', 'C4']);
  const standing = SETS.map((_, set) => set).filter((set) => !end.undone.has(set));
  const history = standing.map((set): Step => ({ kind: 'receive', set }));
  const matches: Step[] = end.isMatched && !end.undone.has(0) ? [{ kind: 'match' }] : [];
  await play(scene, [...history, ...matches]);
  for (const set of SETS.keys()) await deposit(scene, set);
}

describe('remittances that are undone and posted again', () => {
  it('leave the books as if only what stands at the end had ever come, in any order', async () => {
    const samples = fc.sample(histories, { numRuns: RUNS.full, seed: 5010 });
    for (const run of runsWithin('histories with undo', RUNS)) {
      const scene = await openDecisionScene(opened, 0);
      const end = await play(scene, samples[run]!);
      const straight = await openDecisionScene(opened, 0);
      await playStraight(straight, end);
      expect([run, await tellBooks(scene)]).toEqual([run, await tellBooks(straight)]);
      await expectSound(scene);
    }
  }, 1_800_000);
});

/** Before the next history, so that a breach tells its own. */
async function expectSound({ actor }: DecisionScene): Promise<void> {
  const auditor = { ...actor, role: 'auditor' } as const;
  const results = await opened.store.invariants.run(auditor);
  expect(results.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
}
