import type { CalendarDate } from '../../schemas/calendar-date.js';
import { addCents, type Cents, cents } from '../../schemas/money.js';
import type { PatientPayment } from '../../schemas/patient-payment.js';
import { applyPatientPayment } from '../../src/app/patient-payments/apply-patient-payment.js';
import { recordPatientPayment } from '../../src/app/patient-payments/record-patient-payment.js';
import { returnPatientPayment } from '../../src/app/patient-payments/return-patient-payment.js';
import { doneOf, MANAGER } from './clinic-books.js';
import type { PlayedBooks } from './played-decisions.js';
import { succeed } from './sample-records.js';

const BILLER = { ...MANAGER, actorId: 'biller', role: 'biller' } as const;

const TEN = cents(1_000);

/** What patients pay: all that they owe by now, ten dollars too much, and some of it does not stay. */
export class PatientPlay {
  #receipts = 0;

  constructor(private readonly books: PlayedBooks) {}

  /** Those who owe most pay in full; the first is returned, the second gives what was left to what is owed still. */
  async pay(day: string): Promise<void> {
    const owed = (await this.#findOwed()).slice(0, 6);
    if (owed.length < 3) throw new Error(`${owed.length} claims are owed by patients`);
    const [first, second, ...others] = owed;
    const bad = await this.#record(day, first!, first!.balance);
    await this.#record(day, second!, cents(1));
    for (const each of others) await this.#record(day, each, each.balance);
    this.books.tick(day);
    const { context } = this.books;
    const application = { receiptNumber: `PT${this.#receipts - others.length}`, claimId: second!.claimId };
    doneOf(await applyPatientPayment(context, BILLER, { ...application, amount: cents(1) }));
    this.books.tick(day);
    const returned = { receiptNumber: bad, kind: 'nsf', reason: 'The bank has no funds' } as const;
    doneOf(await returnPatientPayment(context, BILLER, { ...returned, returnedOn: day as CalendarDate }));
  }

  async #findOwed() {
    const end = { asOf: '9999-12-31' as CalendarDate };
    const open = await succeed(this.books.opened, MANAGER, (records) => records.ledger.receivables(end));
    return open
      .filter(({ account, balance }) => account === 'receivable.patient' && balance >= 2)
      .sort((one, other) => other.balance - one.balance);
  }

  /** Ten dollars more than goes to the claim. */
  async #record(
    day: string,
    { claimId, patientAccountId }: { readonly claimId: string; readonly patientAccountId: string },
    amount: Cents,
  ): Promise<string> {
    this.books.tick(day);
    this.#receipts += 1;
    const payment: PatientPayment = {
      ...{ receiptNumber: `PT${this.#receipts}`, patientAccountId, receivedOn: day as CalendarDate },
      ...{ method: 'check', amount: addCents(amount, TEN), allocations: [{ claimId, amount }] },
    };
    doneOf(await recordPatientPayment(this.books.context, BILLER, payment));
    return payment.receiptNumber;
  }
}
