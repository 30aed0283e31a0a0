import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { AppContext } from '../../../src/app/context.js';
import { createRandom } from '../../../src/simulator/create-random.js';
import type { Store } from '../../../src/store/open-store.js';
import { doneOf } from '../../support/clinic-books.js';
import type { TestStore } from '../../support/open-test-store.js';
import { answerWorked, openPatientDesk } from '../../support/patient-desk.js';
import { Auditor } from '../auditor/auditor.js';
import type { WorldClaim } from '../world/answer.js';
import { countStatements, type Failing } from './crash.js';
import { REFUND_ACTS, type RefundAsked, RefundDesk } from './refund-desk.js';
import type { PlantedDefect } from './spoil-records.js';
import { type Act, TroubledActs } from './troubled-acts.js';

export type RefundAct = keyof typeof REFUND_ACTS;

/** What may go back in the scene, a cent each time. */
export type RefundOf = 'the credit of a claim' | 'the rest of a receipt';

type Trouble = (act: Act, known: string) => Promise<unknown>;

/** Everything that refunds leave in the books of a practice. */
const EFFECTS = `
  SELECT (SELECT count(*) FROM approval_requests WHERE practice_id = $1)::int AS asked,
    (SELECT count(*) FROM approval_decisions WHERE practice_id = $1)::int AS decided,
    (SELECT count(*) FROM approval_outcomes WHERE practice_id = $1 AND outcome = 'executed')::int AS executed,
    (SELECT count(*) FROM patient_refund_payments WHERE practice_id = $1)::int AS "paidOut",
    (SELECT coalesce(sum(amount_cents), 0) FROM postings WHERE practice_id = $1
      AND credit = 'liability.refund')::int AS "approvedCents",
    (SELECT coalesce(sum(amount_cents), 0) FROM postings WHERE practice_id = $1
      AND debit = 'liability.refund' AND credit = 'cash.bank')::int AS "paidCents"`;

const ANSWERS = [
  { paid: '120', claims: [{ paid: '120', adjustments: ['CO-45 50', 'PR-1 30'], payerNumber: 'P1' }] },
  {
    paid: '30',
    claims: [
      { paid: '-120', adjustments: ['CO-45 -50', 'PR-1 -30'], payerNumber: 'P1' },
      { paid: '150', adjustments: ['CO-45 50'], payerNumber: 'P2' },
    ],
  },
];

/** Worked journal 4.4: a patient has a credit of 30.00 of a claim, and a receipt of 20.00 without one. */
export class RefundScene {
  /** Refunds that were asked for, approved and paid out, each once. */
  #refunds = 0;

  private constructor(
    readonly acts: TroubledActs,
    private readonly desk: RefundDesk,
    private readonly store: Store,
    private readonly practiceId: string,
    private readonly claimId: string,
  ) {}

  static async open(
    opened: TestStore,
    { other = opened.store, wrap = (whole) => whole }: { other?: Store; wrap?: PlantedDefect['wrap'] } = {},
  ): Promise<RefundScene> {
    const patients = await openPatientDesk(opened);
    const { context: base, manager } = patients.desk;
    await answerWorked(patients, { number: 1, ...ANSWERS[0]! });
    doneOf(await patients.pay({ receipt: 'PAID', amount: '30', claims: ['WORKED 30'] }));
    await answerWorked(patients, { number: 2, ...ANSWERS[1]! });
    doneOf(await patients.pay({ receipt: 'AHEAD', amount: '20' }));
    const contextOf = ({ unitOfWork }: Store): AppContext => ({ ...base, unitOfWork: wrap(unitOfWork) });
    const { store } = opened;
    const workers = { context: contextOf(store), otherContext: contextOf(other), store };
    const acts = new TroubledActs(workers, createRandom('refunds'), {});
    const desk = new RefundDesk({ actor: manager, store, auditor: new Auditor(), patientFacts: [] }, acts);
    return new RefundScene(acts, desk, store, manager.practiceId, await patients.claimId('WORKED'));
  }

  /** A cent goes back from its request to its payment, one of the acts in trouble. */
  async giveBack(of: RefundOf, troubled: RefundAct, trouble: Trouble): Promise<void> {
    const asked = this.#askedOf(of);
    const does = (name: RefundAct, act: Act) =>
      (name === troubled ? trouble : this.acts.do.bind(this.acts))(act, REFUND_ACTS[name]);
    await does('ask', this.desk.ask(asked));
    const approvalId = await this.desk.findOpen(asked.claimId ?? asked.receipt);
    await does('decide', this.desk.decide(approvalId));
    await does('decideLast', this.desk.decideLast(approvalId));
    await does('payOut', this.desk.payOut(approvalId, '2026-03-25' as CalendarDate));
    this.#refunds += 1;
  }

  /** Every place at which an act may die: before each statement, and after the last, which commits. */
  async findPoints(of: RefundOf, act: RefundAct): Promise<Failing[]> {
    let count = 0;
    await this.giveBack(of, act, async (does, known) => {
      count = await countStatements(this.store.dataSource, () => this.acts.do(does, known));
    });
    const before = Array.from({ length: count }, (_, index): Failing => {
      return { statement: index + 1, when: 'before' };
    });
    return [...before, { statement: count, when: 'after' }];
  }

  /** What stands in the books, beside what must stand there after each refund was done once. */
  async compareEffects() {
    const [found] = await this.store.dataSource.query<Record<string, number>[]>(EFFECTS, [this.practiceId]);
    const once = this.#refunds;
    const wanted = { asked: once, decided: 2 * once, executed: once, paidOut: once };
    return { found, wanted: { ...wanted, approvedCents: once, paidCents: once } };
  }

  #askedOf(of: RefundOf): RefundAsked {
    if (of === 'the rest of a receipt') return { receipt: 'AHEAD', cents: 1 };
    // The auditor is told nothing here: only its id counts.
    return { claim: {} as WorldClaim, claimId: this.claimId, cents: 1 };
  }
}
