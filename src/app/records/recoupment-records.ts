import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Cents } from '../../../schemas/money.js';
import type {
  ClaimChain,
  RecoupmentEntry,
  RecoupmentFact,
  RecoupmentState,
  StandingRecoupment,
} from '../../../schemas/recoupment.js';

/** A payer and the tax number under which it deals with us: recoupments of two accounts never meet. */
export type RecoupmentAccount = Pick<RecoupmentFact, 'payerIdentifier' | 'payeeIdentifier' | 'payerName'>;

/** A fact as it is kept, with what the register made of it last. */
export interface RecoupmentRecord extends StandingRecoupment {
  readonly fact: RecoupmentFact;
  readonly openedAmount: Cents;
  readonly openAmount: Cents;
  readonly closings: RecoupmentEntry['closings'];
  readonly state: RecoupmentState;
  readonly claimId?: string;
  /** When the payer is to take it, by its letter. */
  readonly expectedDate?: CalendarDate;
  readonly disputedOn?: CalendarDate;
  /** How often it came to be disputed, or no longer was. */
  readonly disputeCount: number;
}

export interface ListedRecoupment extends RecoupmentRecord {
  /** Of the claim behind it. */
  readonly patientControlNumber?: string;
}

export interface RecoupmentFilter {
  /** `unsettled`: open in whole or in part. */
  readonly state?: RecoupmentState | 'unsettled';
  readonly payerIdentifier?: string;
  readonly claimId?: string;
  readonly isDisputed?: boolean;
}

/** Of one account, as the ledger signs payer.offset. */
export interface RecoupmentTotals extends RecoupmentAccount {
  readonly openedAmount: Cents;
  readonly closedAmount: Cents;
  readonly openAmount: Cents;
  readonly openCount: number;
}

export interface RecoupmentRecords {
  /** Locks an account for this transaction; makes it where wanted. Gives whether it is there. */
  lock(account: RecoupmentAccount, isWanted: boolean): Promise<boolean>;
  /** Facts that are known already are left as they are. */
  insert(facts: readonly (RecoupmentFact & { readonly expectedDate?: CalendarDate })[]): Promise<void>;
  /** The facts that count: not those of a remittance that is undone. */
  readAccount(account: RecoupmentAccount): Promise<RecoupmentRecord[]>;
  /** All that a remittance has told, whether it counts or not. */
  findOfRemittance(remittanceId: string): Promise<RecoupmentRecord[]>;
  /** The claims that these facts may be about: by name, by their references and by the words of them. */
  findChains(account: RecoupmentAccount, facts: readonly RecoupmentFact[]): Promise<ClaimChain[]>;
  /** Accounts with a fact about one of these claims, or that names it by any number that a payer ever gave it. */
  findAccountsNaming(
    claimIds: readonly string[],
  ): Promise<(RecoupmentAccount & { readonly lastDate: CalendarDate })[]>;
  /** Writes what the register says now, where it differs; counts the transfers that were posted. */
  settle(entries: readonly RecoupmentEntry[], transferred: ReadonlySet<string>): Promise<void>;
  find(key: string): Promise<RecoupmentRecord | undefined>;
  setMatch(key: string, matchedTo: string | undefined): Promise<void>;
  /** Absent when it is no longer disputed. */
  setDispute(key: string, disputedOn: CalendarDate | undefined): Promise<void>;
  totals(): Promise<RecoupmentTotals[]>;
}
