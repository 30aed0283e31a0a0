import type { AdjustmentDecision } from '../../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { PayerSequence } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Adjudication, ClaimPaymentState } from '../../../schemas/remittance-records.js';

/** One row for every CLP of an accepted set, also for one that posts nothing. */
export interface ClaimPaymentRecord {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly setHash: string;
  readonly ordinal: number;
  /** Absent while it is not matched. */
  readonly claimId?: string;
  readonly payerSequence?: PayerSequence;
  /** Absent also where nothing says which of several payers it was. */
  readonly payerId?: string;
  readonly state: ClaimPaymentState;
  readonly payment: ClaimPayment;
  readonly lineMatches: Readonly<Record<number, string>>;
  readonly productionDate: CalendarDate;
  /** That of its remittance, which holds it. */
  readonly paymentDate: CalendarDate;
  readonly traceNumber: string;
  /** TRN03, that of its remittance. */
  readonly payerIdentifier?: string;
  /** What decided its adjustments; none while it waits. */
  readonly decisions: readonly AdjustmentDecision[];
  readonly placement?: number;
  readonly isReleased?: boolean;
  readonly settledPayers?: readonly PayerSequence[];
}

export interface ClaimPaymentRecords {
  insert(payments: readonly ClaimPaymentRecord[]): Promise<void>;
  /**
   * Locks, for the practice and until the transaction ends, which claim payments have a claim: whoever brings claims,
   * claim payments or control numbers takes this before everything else, so that none of them misses the other.
   */
  lockPlaces(): Promise<void>;
  /** Writes place, state, decisions and numbering of rows that are known. */
  place(payments: readonly ClaimPaymentRecord[]): Promise<void>;
  /** Every row of a remittance, in order. */
  findByRemittance(remittanceId: string): Promise<ClaimPaymentRecord[]>;
  find(claimPaymentId: string): Promise<ClaimPaymentRecord | undefined>;
  /** By the position of its CLP in its set. */
  findInSet(setHash: string, ordinal: number): Promise<ClaimPaymentRecord | undefined>;
  /** Those without a claim, also where a person has moved their money, that name one of these, normalised, as CLP01 or as the payer's number. */
  findWaiting(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimPaymentRecord[]>;
  /** Those without a claim whose money waits, `limit` of them behind one of them, by set and place. */
  findUnplaced(limit: number, after?: ClaimPaymentRecord): Promise<ClaimPaymentRecord[]>;
  /** Those at these positions of their sets. */
  findInSets(sets: Readonly<Record<string, readonly number[]>>): Promise<ClaimPaymentRecord[]>;
  /** From now on a claim payment without a claim also waits for this patient control number. */
  waitFor(claimPaymentId: string, controlNumber: string): Promise<void>;
  /** All adjudications of these claims that count, from every remittance that is not undone. */
  findByClaims(
    claimIds: readonly string[],
  ): Promise<(Adjudication & { claimId: string; state: ClaimPaymentState })[]>;
  setStates(
    states: readonly {
      claimPaymentId: string;
      state: ClaimPaymentState;
      decisions: readonly AdjustmentDecision[];
    }[],
  ): Promise<void>;
  countByState(): Promise<{ state: ClaimPaymentState; count: number; paymentAmount: Cents }[]>;
}
