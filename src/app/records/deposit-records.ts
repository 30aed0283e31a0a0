import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type {
  BankDeposit,
  DepositPlacement,
  DepositState,
  ExpectedDeposit,
  StandingDeposit,
} from '../../../schemas/deposit.js';
import type { Cents } from '../../../schemas/money.js';

/** Payer and trace number as they are compared: deposits and remittances of two traces never meet. */
export interface DepositTrace {
  readonly payerKey: string;
  readonly traceKey: string;
}

export interface DepositRecord extends StandingDeposit {
  readonly deposit: BankDeposit;
  readonly state: DepositState;
}

/** What waits in each of the three queues. */
export interface DepositQueues {
  readonly moneyWithoutRemittance: DepositQueue;
  readonly remittanceWithoutMoney: DepositQueue;
  readonly amountMismatch: DepositQueue;
}

export interface DepositQueue {
  readonly count: number;
  readonly amount: Cents;
  /** Date of the oldest. */
  readonly since?: CalendarDate;
}

export interface DepositRecords {
  /** Locks traces for this transaction, in an order of their own, whether anything of them is known or not. */
  lock(traces: readonly DepositTrace[]): Promise<void>;
  /** Those of the keys that are kept already. */
  findKnown(keys: readonly string[]): Promise<ReadonlySet<string>>;
  insert(deposits: readonly BankDeposit[], fileId: string): Promise<void>;
  /** Leaves one that is expected already as it is. */
  expect(remittance: ExpectedDeposit): Promise<void>;
  /** All that is known of these traces, and these deposits. */
  read(
    traces: readonly DepositTrace[],
    keys: readonly string[],
  ): Promise<{ readonly deposits: DepositRecord[]; readonly expected: ExpectedDeposit[] }>;
  /** Writes where deposits lie, and counts the journals of those that moved. */
  settle(placements: readonly DepositPlacement[], moved: ReadonlySet<string>): Promise<void>;
  queues(): Promise<DepositQueues>;
  /** Money that payers have announced and that has not come, oldest first; not for NON. */
  findMissing(limit: number): Promise<ExpectedDeposit[]>;
  findUnmatched(limit: number): Promise<DepositRecord[]>;
}
