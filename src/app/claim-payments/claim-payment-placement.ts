import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Open } from '../../../schemas/open.js';
import type { ClaimPayment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { findPayerIdentifiers } from '../../domain/remittance/matching/match-payer-sequence.js';
import { planUnmatchedPayment } from '../../domain/remittance/planning/plan-unmatched-payment.js';
import type { AppContext } from '../context.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import type { ManualDecision } from '../records/manual-decision-records.js';
import type { Send } from '../send-in-turn.js';
import { ClaimPlanning, findNewNumbers, type KnownClaims, type PlannedClaims } from './claim-planning.js';
import { findClaims } from './find-claims.js';
import type { PracticeTerms } from './plan-terms.js';
import { type Decided, decidedOf } from './standing-decisions.js';

/** What a claim payment takes from its set. */
export type PlacedAdvice = Pick<
  RemittanceAdvice,
  'payer' | 'payerIdentifier' | 'productionDate' | 'paymentDate' | 'traceNumber'
>;

/** A slice of a set's claim payments with everything that is known of their claims. */
export interface FoundSlice {
  readonly rows: readonly ClaimPaymentRecord[];
  readonly known: KnownClaims;
}

export interface PlannedSlice {
  /** As found, with the states that the plans imply. */
  readonly rows: readonly ClaimPaymentRecord[];
  readonly planned: PlannedClaims;
}

/** What a set brings with it: its head, its ids, and what persons have decided of its claim payments before it came. */
export interface PlacedSet {
  readonly advice: PlacedAdvice;
  readonly ids: { readonly remittanceId: string; readonly setHash: string };
  readonly decisions: readonly ManualDecision[];
}

/** Finds the claims of a set's payments, plans each claim over all its adjudications, and stores what that gives. */
export class ClaimPaymentPlacement {
  readonly #payerIdentifiers: readonly string[];
  readonly #planning: ClaimPlanning;
  readonly #decided: ReadonlyMap<number, Decided>;
  /** The payer's numbers that claims have learnt from the set. */
  readonly newNumbers = new Set<string>();

  constructor(
    private readonly context: AppContext,
    private readonly records: Records,
    private readonly set: PlacedSet,
    terms: PracticeTerms,
  ) {
    this.#payerIdentifiers = findPayerIdentifiers(set.advice);
    this.#decided = decidedOf(set.decisions);
    const { notBefore, cause } = this.occasion;
    this.#planning = new ClaimPlanning(records, terms, { dateOf: () => notBefore, causeOf: () => cause });
  }

  /** When what the set changes counts, and why it does. */
  get occasion() {
    return { notBefore: this.set.advice.paymentDate, cause: `remittance:${this.set.ids.remittanceId}` };
  }

  async find(payments: readonly ClaimPayment[]): Promise<FoundSlice> {
    const { rows, claims } = await findClaims(
      this.records,
      payments.map((payment) => ({
        row: this.rowOf(payment),
        payerIdentifiers: this.#payerIdentifiers,
        choice: this.#decided.get(payment.ordinal)?.choice,
      })),
    );
    return { rows, known: await this.#planning.know(claims) };
  }

  async plan({ rows, known }: FoundSlice): Promise<PlannedSlice> {
    const planned = await this.#planning.plan(known, {
      arriving: rows.filter((row) => row.claimId !== undefined),
    });
    const byId = new Map(planned.rows.map((row) => [row.claimPaymentId, row]));
    for (const number of findNewNumbers(known.claims, rows)) this.newNumbers.add(number);
    return { rows: rows.map((row) => byId.get(row.claimPaymentId) ?? row), planned };
  }

  /** What stores a slice, in the order in which it has to be written. */
  sendsOf({ rows, planned }: PlannedSlice): Send[] {
    return [
      () => this.records.claimPayments.insert(rows),
      () => storeUnmatched(this.records, rows),
      () => this.waitForChosen(rows),
      ...this.#planning.sendsOf(planned),
    ];
  }

  private rowOf(payment: ClaimPayment): ClaimPaymentRecord {
    const { productionDate, paymentDate, traceNumber, payerIdentifier } = this.set.advice;
    const settledPayers = this.#decided.get(payment.ordinal)?.settledPayers;
    const row: Open<ClaimPaymentRecord> = {
      claimPaymentId: this.context.ids.next(),
      remittanceId: this.set.ids.remittanceId,
      setHash: this.set.ids.setHash,
      ordinal: payment.ordinal,
      payment,
      productionDate: productionDate ?? paymentDate,
      paymentDate,
      traceNumber,
      payerIdentifier: keptIdentifier(payerIdentifier),
      decisions: [],
      state: 'exception',
      lineMatches: {},
    };
    if (settledPayers) row.settledPayers = settledPayers;
    return row;
  }

  /** A person has named a claim that is not there yet. */
  private async waitForChosen(rows: readonly ClaimPaymentRecord[]): Promise<void> {
    if (this.#decided.size === 0) return;
    for (const { claimId, claimPaymentId, ordinal } of rows) {
      const choice = this.#decided.get(ordinal)?.choice;
      if (claimId !== undefined || !choice) continue;
      await this.records.claimPayments.waitFor(claimPaymentId, choice.patientControlNumber);
    }
  }
}

/** TRN03 as far as the key of the remittance's identity, which has bars between its parts, gives it back. */
function keptIdentifier(payerIdentifier: string): string {
  return payerIdentifier.split('|')[0]!;
}

/** The money of those without a claim waits in liability.unapplied, each under its own exception. */
export async function storeUnmatched(
  records: Records,
  rows: readonly ClaimPaymentRecord[],
  accountingDate?: CalendarDate,
): Promise<void> {
  const plans = rows
    .filter((row) => row.claimId === undefined)
    .map((row) => planUnmatchedPayment(row, accountingDate ?? row.paymentDate));
  await Promise.all([
    records.ledger.append(plans.flatMap((plan) => plan.journals)),
    records.workItems.open(plans.flatMap((plan) => plan.workItems)),
  ]);
}
