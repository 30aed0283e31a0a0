import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import type { PatientPayment } from '../../../schemas/patient-payment.js';
import { applyPatientPayment } from '../../../src/app/patient-payments/apply-patient-payment.js';
import { recordPatientPayment } from '../../../src/app/patient-payments/record-patient-payment.js';
import { returnPatientPayment } from '../../../src/app/patient-payments/return-patient-payment.js';
import type { PatientPaying } from '../misbehaviours/misbehaviour.js';
import type { WorldClaim } from '../world/answer.js';
import type { OfficeSetting } from './office.js';
import type { TroubledActs } from './troubled-acts.js';

/** A claim as the office asks its patient for money. */
export interface Owed {
  readonly claim: WorldClaim;
  readonly claimId: string;
  readonly accountId: string;
  /** The account by the name that every practice gives it. */
  readonly patient: string;
  readonly cents: number;
}

const OWED = `
  SELECT c.claim ->> 'patientControlNumber' AS name, c.claim_id AS "claimId",
    c.patient_account_id AS "accountId", a.source_key AS patient,
    coalesce(sum(CASE WHEN p.debit = 'receivable.patient' THEN p.amount_cents
      WHEN p.credit = 'receivable.patient' THEN -p.amount_cents END), 0)::text AS cents
  FROM claims c
    JOIN patient_accounts a ON a.practice_id = c.practice_id AND a.patient_account_id = c.patient_account_id
    LEFT JOIN postings p ON p.practice_id = c.practice_id AND p.claim_id = c.claim_id
  WHERE c.practice_id = $1 GROUP BY 1, 2, 3, 4 ORDER BY 1`;

/** What proposals say is to be given back. */
const CREDITS = `
  SELECT c.claim ->> 'patientControlNumber' AS name, c.claim_id AS "claimId", step ->> 'amount' AS cents
  FROM work_items w JOIN claims c ON c.practice_id = w.practice_id AND c.claim_id = w.claim_id
    CROSS JOIN LATERAL jsonb_array_elements(w.proposal -> 'steps') AS step
  WHERE w.practice_id = $1 AND w.state = 'open' AND step ->> 'kind' = 'refund-patient' ORDER BY 1`;

type OwedRow = Omit<Owed, 'claim' | 'cents'> & { readonly name: string; readonly cents: string };

/** Takes patients' money by the use cases. */
export class PatientDesk {
  #receipts = 0;

  constructor(
    private readonly setting: OfficeSetting,
    private readonly acts: TroubledActs,
  ) {}

  /** What is owed of every claim of the practice, below zero where it is a credit. */
  async findOwed(): Promise<Owed[]> {
    return this.#find<OwedRow>(OWED);
  }

  /** The patients' own money that is to be given back, by claim. */
  async findCredits(): Promise<Pick<Owed, 'claim' | 'claimId' | 'cents'>[]> {
    return this.#find<Pick<OwedRow, 'name' | 'claimId' | 'cents'>>(CREDITS);
  }

  async #find<Row extends { readonly name: string; readonly cents: string }>(statement: string) {
    const { store, actor, auditor } = this.setting;
    const rows = await store.dataSource.query<Row[]>(statement, [actor.practiceId]);
    return rows.flatMap(({ name, cents: owed, ...row }) => {
      const claim = auditor.findClaim(name);
      return claim ? [{ ...row, claim, cents: Number(owed) }] : [];
    });
  }

  /** Gives the number of the receipt. */
  async take(
    owed: readonly Owed[],
    paying: PatientPaying,
    from: Pick<Owed, 'patient' | 'accountId'> & { readonly date: CalendarDate },
  ): Promise<string> {
    const { patient, accountId, date } = from;
    const parts = owed
      .map((each, index) => ({ ...each, cents: paying.parts[index] ?? 0 }))
      .filter((each) => each.cents > 0);
    const amount = parts.reduce((sum, each) => sum + each.cents, paying.ahead ?? 0);
    this.#receipts += 1;
    const number = `R${this.#receipts}`;
    const payment: PatientPayment = {
      ...{ receiptNumber: number, patientAccountId: accountId, receivedOn: date, method: paying.method },
      amount: cents(amount),
      allocations: parts.map((each) => ({ claimId: each.claimId, amount: cents(each.cents) })),
    };
    const { actor, auditor, patientFacts } = this.setting;
    const times = paying.isRecordedTwice ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      await this.acts.do((context) => recordPatientPayment(context, actor, payment));
      auditor.patientMoney.receive({ number, patient, cents: amount, parts });
    }
    const claims = parts.map(({ claim }) => claim.name);
    patientFacts.push({ does: 'pay', patient, payment, claims });
    return number;
  }

  /** As far as anything of the receipt waits, and anything is owed. */
  async apply(receiptNumber: string, { claim, claimId, cents: owed }: Owed): Promise<number> {
    const { actor, auditor, patientFacts } = this.setting;
    const money = auditor.patientMoney;
    const amount = Math.min(money.waiting(receiptNumber), owed);
    if (amount <= 0) return 0;
    const ordinal = money.applications(receiptNumber) + 1;
    const asked = { receiptNumber, claimId, amount: cents(amount), ordinal };
    await this.acts.do((context) => applyPatientPayment(context, actor, asked));
    money.apply(receiptNumber, { claim, cents: amount });
    const { name } = claim;
    patientFacts.push({ does: 'apply', receipt: receiptNumber, claim: name, amount: cents(amount), ordinal });
    return amount;
  }

  async takeBack(receiptNumber: string, returnedOn: CalendarDate): Promise<void> {
    const { actor, auditor, patientFacts } = this.setting;
    const returned = { kind: 'nsf' as const, returnedOn, reason: 'No funds' };
    const asked = { receiptNumber, ...returned };
    await this.acts.do((context) => returnPatientPayment(context, actor, asked), 'receipt.returned');
    auditor.patientMoney.takeBack(receiptNumber);
    patientFacts.push({ does: 'return', receipt: receiptNumber, returned });
  }
}
