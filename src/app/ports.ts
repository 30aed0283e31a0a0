import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Claim } from '../../schemas/claim.js';
import type { ClaimState } from '../../schemas/claim-state.js';
import type { Issue } from '../../schemas/issue.js';
import type { PayerSequence } from '../../schemas/ledger.js';
import type { Cents } from '../../schemas/money.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { ClaimPayment } from '../../schemas/remittance-advice.js';
import type {
  Adjudication,
  ClaimAccountPayer,
  ClaimPaymentState,
  PlannedDenial,
  PlannedWorkItem,
} from '../../schemas/remittance-records.js';
import type {
  ClientRecords,
  IdempotencyRecords,
  SessionRecords,
  TokenRecords,
  UserRecords,
} from './access/access-records.js';
import type { Actor } from './actor.js';
import type { FileRecords, RemittanceRecords, SubmissionRecords } from './exchange-records.js';
import type { LedgerRecords } from './ledger-records.js';
import type { ListRecords } from './list-records.js';
import type { Action } from './permissions.js';

export type {
  FileRecord,
  FileRecords,
  FileState,
  RemittanceRecord,
  RemittanceRecords,
  RemittanceState,
  SubmissionRecord,
  SubmissionRecords,
  SubmissionState,
} from './exchange-records.js';
export type { LedgerEntry, LedgerRecords, LedgerTime, ReceivableBalance } from './ledger-records.js';

/** Instants come from here, so that a test or a simulation can set them. */
export interface Clock {
  now(): Date;
}

/** Makes time-ordered ids. */
export interface IdSource {
  next(): string;
}

/**
 * One database transaction under the application's role, for the actor's practice. Writes an audit row in the same
 * transaction; commits on `done`; on `refused` rolls everything back and audits the refusal alone. Throws when
 * called inside another unit of work. A role that may not do the action is refused as forbidden, and audited.
 */
export interface UnitOfWork {
  run<T>(actor: Actor, act: AuditedAct, work: (records: Records) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** What the audit row says; ids and counts only, never patient data. */
export interface AuditedAct {
  readonly action: Action;
  readonly objectType?: string;
  readonly objectId?: string;
}

/** The repositories of one unit of work. */
export interface Records {
  readonly practices: PracticeRecords;
  readonly encounters: EncounterRecords;
  readonly patientAccounts: PatientAccountRecords;
  readonly claims: ClaimRecords;
  readonly submissions: SubmissionRecords;
  readonly files: FileRecords;
  readonly remittances: RemittanceRecords;
  readonly claimPayments: ClaimPaymentRecords;
  readonly ledger: LedgerRecords;
  readonly denials: DenialRecords;
  readonly workItems: WorkItemRecords;
  readonly counters: CounterRecords;
  readonly lists: ListRecords;
  readonly users: UserRecords;
  readonly sessions: SessionRecords;
  readonly tokens: TokenRecords;
  readonly clients: ClientRecords;
  readonly idempotency: IdempotencyRecords;
  readonly audit: AuditNotes;
}

export interface AuditNotes {
  /** Adds counts to the audit row of this unit of work: `{claims: 12}`. */
  count(counts: Readonly<Record<string, number>>): void;
  /** The row says refused, for this reason, although what was written stands: a failed log-in is counted. */
  tellRefused(reason: string): void;
}

export interface PracticeRecords {
  find(): Promise<PracticeRecord | undefined>;
  save(practice: PracticeRecord): Promise<void>;
}

export interface PracticeRecord {
  readonly practiceId: string;
  readonly name: string;
  /** The settings file as it was read: NPIs, payers, fees, trading partner. */
  readonly settings: unknown;
}

export interface EncounterRecords {
  /** Locks and returns those that are known. */
  findByKeys(keys: readonly EncounterKey[]): Promise<EncounterRecord[]>;
  insert(encounters: readonly EncounterRecord[]): Promise<void>;
  update(encounters: readonly EncounterRecord[]): Promise<void>;
  /** Held encounters counted by issue code. */
  countByState(): Promise<{ state: EncounterState; reason: string; count: number }[]>;
}

export interface EncounterKey {
  readonly sourceSystem: string;
  readonly sourceIdentifier: string;
}

export type EncounterState = 'claimed' | 'held' | 'not-billable' | 'correction-proposed';

export interface EncounterRecord extends EncounterKey {
  readonly encounterId: string;
  readonly contentHash: string;
  readonly state: EncounterState;
  readonly issues: readonly Issue[];
  readonly version: number;
}

export interface PatientAccountRecords {
  /** Creates what is missing; gives the id of each by its key. */
  findOrInsert(accounts: readonly PatientAccountRecord[]): Promise<Map<string, string>>;
}

export interface PatientAccountRecord {
  readonly patientAccountId: string;
  /** Source system and identifier in one string: the natural key. */
  readonly sourceKey: string;
  readonly person: Claim['patient'];
}

export type { ClaimState };

export interface ClaimRecord {
  readonly claimId: string;
  readonly encounterId: string;
  readonly patientAccountId: string;
  readonly version: number;
  readonly state: ClaimState;
  readonly claim: Claim;
  /** All payers responsible on the dates of service, first to last; empty for self-pay. */
  readonly payers: readonly ClaimAccountPayer[];
  /** CLP07 of every adjudication so far, and REF*1K of acceptances. */
  readonly payerControlNumbers: readonly string[];
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
  readonly issues: readonly Issue[];
}

export interface ClaimRecords {
  insert(claims: readonly ClaimRecord[]): Promise<void>;
  /** Writes content, state, issues and payer control numbers; refuses (throws) when the version is not one above. */
  update(claims: readonly ClaimRecord[]): Promise<void>;
  /** As `update`, where the content stands: writes version, state and payer control numbers alone. */
  setStates(claims: readonly ClaimRecord[]): Promise<void>;
  findByEncounters(encounterIds: readonly string[]): Promise<ClaimRecord[]>;
  /** Takes ready claims in a stable order, locked, skipping what another worker holds. */
  takeReady(limit: number): Promise<ClaimRecord[]>;
  /** Candidates for matching, locked in id order: by normalised patient control number or payer control number. */
  findForRemittance(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimRecord[]>;
  /** Locked in id order. */
  getByIds(claimIds: readonly string[]): Promise<ClaimRecord[]>;
  appendEvents(events: readonly ClaimEvent[]): Promise<void>;
  countByState(): Promise<{ state: ClaimState; count: number; chargeAmount: Cents }[]>;
}

export interface ClaimEvent {
  readonly claimId: string;
  readonly from: ClaimState | 'none';
  readonly to: ClaimState;
  /** What caused it: `import`, `submission:<id>`, `remittance:<id>`, `acknowledgement:<file id>`, PAYER_ACCEPTANCE. */
  readonly cause: string;
}

/** One row for every CLP of an accepted set, also for one that posts nothing. */
export interface ClaimPaymentRecord {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly setHash: string;
  readonly ordinal: number;
  /** Absent while it is not matched. */
  readonly claimId?: string;
  readonly payerSequence?: PayerSequence;
  readonly payerId?: string;
  readonly state: ClaimPaymentState;
  readonly payment: ClaimPayment;
  readonly lineMatches: Readonly<Record<number, string>>;
  readonly productionDate: CalendarDate;
  readonly traceNumber: string;
}

export interface ClaimPaymentRecords {
  insert(payments: readonly ClaimPaymentRecord[]): Promise<void>;
  /** All adjudications of these claims, from every remittance. */
  findByClaims(
    claimIds: readonly string[],
  ): Promise<(Adjudication & { claimId: string; state: ClaimPaymentState })[]>;
  setStates(states: readonly { claimPaymentId: string; state: ClaimPaymentState }[]): Promise<void>;
  countByState(): Promise<{ state: ClaimPaymentState; count: number; paymentAmount: Cents }[]>;
}

export interface DenialRecords {
  /** Adds or updates by natural key. */
  save(denials: readonly PlannedDenial[]): Promise<void>;
  findByClaims(claimIds: readonly string[]): Promise<PlannedDenial[]>;
  summary(): Promise<
    { denialClass: string; reasonCode: string; count: number; deniedAmount: Cents; atStakeAmount: Cents }[]
  >;
}

export interface WorkItemRecords {
  /** Adds what is new by natural key, updates what is open. */
  open(items: readonly PlannedWorkItem[]): Promise<void>;
  close(naturalKeys: readonly string[]): Promise<void>;
  findOpenByClaims(claimIds: readonly string[]): Promise<PlannedWorkItem[]>;
  countOpen(): Promise<{ kind: string; count: number; amount: Cents }[]>;
}

export interface CounterRecords {
  /** The next number, from a row locked until the transaction ends: gapless. */
  next(name: string): Promise<number>;
}

/** Read-only checks of the invariants over the whole practice; each gives what breaks it, and none when it holds. */
export interface InvariantChecks {
  run(actor: Actor): Promise<InvariantResult[]>;
}

export interface InvariantResult {
  /** `I1`. */
  readonly id: string;
  readonly statement: string;
  readonly checked: number;
  /** Ids and figures of what breaks it, no patient data; at most 20. */
  readonly breaches: readonly string[];
}
