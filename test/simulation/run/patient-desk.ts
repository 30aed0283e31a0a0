import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { PatientPayment } from '../../../schemas/patient-payment.js';
import { applyPatientPayment } from '../../../src/app/patient-payments/apply-patient-payment.js';
import { payPatientRefund } from '../../../src/app/patient-payments/pay-patient-refund.js';
import { recordPatientPayment } from '../../../src/app/patient-payments/record-patient-payment.js';
import { returnPatientPayment } from '../../../src/app/patient-payments/return-patient-payment.js';
import type { Random } from '../../../src/simulator/create-random.js';
import { doneOf } from '../../support/clinic-books.js';
import type { PatientPaying } from '../misbehaviours/misbehaviour.js';
import type { WorldClaim } from '../world/answer.js';
import { crashAt } from './crash.js';
import { askApproval } from './deeds.js';
import type { OfficeSetting } from './office.js';

/** Statements that a failing database may be asked within one act. */
const STATEMENTS = 25;

/** A claim as the office asks its patient for money. */
export interface Owed {
  readonly claim: WorldClaim;
  readonly claimId: string;
  readonly patient: string;
  readonly cents: number;
}

const OWED = `
  SELECT c.claim ->> 'patientControlNumber' AS name, c.claim_id AS "claimId", c.patient_account_id AS patient,
    coalesce(sum(CASE WHEN p.debit = 'receivable.patient' THEN p.amount_cents
      WHEN p.credit = 'receivable.patient' THEN -p.amount_cents END), 0)::text AS cents
  FROM claims c LEFT JOIN postings p ON p.practice_id = c.practice_id AND p.claim_id = c.claim_id
  WHERE c.practice_id = $1 GROUP BY 1, 2, 3 ORDER BY 1`;

type OwedRow = Omit<Owed, 'claim' | 'cents'> & { readonly name: string; readonly cents: string };

/** Per hundred acts: those in whose midst the database fails, and those that two workers do at once. */
export interface PatientTroubles {
  readonly crashPercent?: number;
  readonly racePercent?: number;
}

/** Takes patients' money by the use cases, also in the midst of a failing database and twice at once. */
export class PatientDesk {
  readonly counts = { crashes: 0, races: 0 };
  #receipts = 0;

  constructor(
    private readonly setting: OfficeSetting,
    private readonly random: Random,
    private readonly troubles: PatientTroubles,
  ) {}

  /** What is owed of every claim of the practice, below zero where it is a credit. */
  async findOwed(): Promise<Owed[]> {
    const { store, actor, auditor } = this.setting;
    const rows = await store.dataSource.query<OwedRow[]>(OWED, [actor.practiceId]);
    return rows.flatMap(({ name, cents: owed, ...row }) => {
      const claim = auditor.findClaim(name);
      return claim ? [{ ...row, claim, cents: Number(owed) }] : [];
    });
  }

  /** Gives the number of the receipt. */
  async take(
    owed: readonly Owed[],
    paying: PatientPaying,
    from: { readonly patient: string; readonly date: CalendarDate },
  ): Promise<string> {
    const { patient, date } = from;
    const parts = owed
      .map((each, index) => ({ ...each, cents: paying.parts[index] ?? 0 }))
      .filter((each) => each.cents > 0);
    const amount = parts.reduce((sum, each) => sum + each.cents, paying.ahead ?? 0);
    this.#receipts += 1;
    const number = `R${this.#receipts}`;
    const payment: PatientPayment = {
      ...{ receiptNumber: number, patientAccountId: patient, receivedOn: date, method: paying.method },
      amount: cents(amount),
      allocations: parts.map((each) => ({ claimId: each.claimId, amount: cents(each.cents) })),
    };
    const { actor, auditor } = this.setting;
    const times = paying.isRecordedTwice ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      await this.#do((context) => recordPatientPayment(context, actor, payment));
      auditor.patientMoney.receive({ number, patient, cents: amount, parts });
    }
    return number;
  }

  /** As far as anything of the receipt waits, and anything is owed. */
  async apply(receiptNumber: string, { claim, claimId, cents: owed }: Owed): Promise<number> {
    const { actor, auditor } = this.setting;
    const money = auditor.patientMoney;
    const amount = Math.min(money.waiting(receiptNumber), owed);
    if (amount <= 0) return 0;
    const ordinal = money.applications(receiptNumber) + 1;
    const asked = { receiptNumber, claimId, amount: cents(amount), ordinal };
    await this.#do((context) => applyPatientPayment(context, actor, asked));
    money.apply(receiptNumber, { claim, cents: amount });
    return amount;
  }

  async takeBack(receiptNumber: string, returnedOn: CalendarDate): Promise<void> {
    const { actor, auditor } = this.setting;
    const asked = { receiptNumber, kind: 'nsf' as const, returnedOn, reason: 'No funds' };
    await this.#do((context) => returnPatientPayment(context, actor, asked), 'receipt.returned');
    auditor.patientMoney.takeBack(receiptNumber);
  }

  /** Asked for, approved by two others and paid out. */
  async refund({ claim, claimId, cents: credit }: Owed, paidOn: CalendarDate): Promise<void> {
    const { context, actor, auditor } = this.setting;
    const amount = cents(credit);
    const asked = { kind: 'patient-refund', objectId: claimId, amount, reason: 'A credit' } as const;
    const approvalId = await askApproval(this.setting, asked);
    doneOf(await payPatientRefund(context, actor, { approvalId, reference: claim.name, paidOn }));
    auditor.patientMoney.refund({ claim, cents: credit });
  }

  /**
   * An act that the office does again where the database has failed in its midst, or that two workers do at once.
   *
   * @param known the issue by which a repeated act says that it is done already; where left out it says nothing
   */
  async #do(act: (context: OfficeSetting['context']) => Promise<Outcome<unknown>>, known?: string) {
    const { context, otherContext, store } = this.setting;
    const statement = this.random.between(1, STATEMENTS);
    const outcomes: Outcome<unknown>[] = [];
    const once = async (worker = context) => {
      outcomes.push(await act(worker));
    };
    if (this.random.chance(this.troubles.racePercent ?? 0)) {
      this.counts.races += 1;
      await Promise.all([once(), once(otherContext)]);
    } else {
      const isCrash = this.random.chance(this.troubles.crashPercent ?? 0);
      if (isCrash && (await crashAt(store.dataSource, statement, once))) this.counts.crashes += 1;
      await once();
    }
    const [first, ...others] = [...outcomes].sort(
      (one, other) => Number('refused' in one) - Number('refused' in other),
    );
    doneOf(first!);
    for (const other of others) {
      if (known === undefined) doneOf(other);
      else expectKnown(other, known);
    }
  }
}

function expectKnown(outcome: Outcome<unknown>, known: string): void {
  const isKnown = 'refused' in outcome && outcome.refused.issues.some(({ code }) => code === known);
  if (!isKnown) throw new Error(`${known} was expected: ${JSON.stringify(outcome)}`);
}
