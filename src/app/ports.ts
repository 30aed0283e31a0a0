import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import type { ClaimState } from '../../schemas/claim-state.js';
import type { Issue } from '../../schemas/issue.js';
import type { Cents } from '../../schemas/money.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { ClaimAccountPayer, PlannedDenial, PlannedWorkItem } from '../../schemas/remittance-records.js';
import type {
  ClientRecords,
  IdempotencyRecords,
  SessionRecords,
  TokenRecords,
  UserRecords,
} from './access/access-records.js';
import type { Actor } from './actor.js';
import type { ApprovalRecords } from './approvals/approval-records.js';
import type { Action } from './permissions.js';
import type { AdjustmentRuleRecords } from './records/adjustment-rule-records.js';
import type { CertificateRecords } from './records/certificate-records.js';
import type { ClaimPaymentRecords } from './records/claim-payment-records.js';
import type { DepositRecords } from './records/deposit-records.js';
import type { FileRecords, RemittanceRecords, SubmissionRecords } from './records/exchange-records.js';
import type { LedgerRecords } from './records/ledger-records.js';
import type { ListRecords } from './records/list-records.js';
import type { ManualDecisionRecords } from './records/manual-decision-records.js';
import type { PatientPaymentRecords } from './records/patient-payment-records.js';
import type { PaymentPartRecords } from './records/payment-part-records.js';
import type { PracticeRecords } from './records/practice-records.js';
import type { RecoupmentRecords } from './records/recoupment-records.js';
import type { StoryRecords } from './records/story-records.js';

export type { ClaimPaymentRecord, ClaimPaymentRecords } from './records/claim-payment-records.js';
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
} from './records/exchange-records.js';
export type { LedgerEntry, LedgerRecords, LedgerTime, ReceivableBalance } from './records/ledger-records.js';
export type { PracticeRecord, PracticeRecords, SettingsVersion } from './records/practice-records.js';

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
  /**
   * Lets units of work run one after another in a transaction that is rolled back whatever they give. What stays is one
   * audit row that says so.
   */
  preview<T>(
    actor: Actor,
    act: AuditedAct,
    work: (unitOfWork: UnitOfWork) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>>;
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
  readonly paymentParts: PaymentPartRecords;
  readonly claimPayments: ClaimPaymentRecords;
  readonly certificates: CertificateRecords;
  readonly ledger: LedgerRecords;
  readonly denials: DenialRecords;
  readonly workItems: WorkItemRecords;
  readonly recoupments: RecoupmentRecords;
  readonly patientPayments: PatientPaymentRecords;
  readonly deposits: DepositRecords;
  readonly adjustmentRules: AdjustmentRuleRecords;
  readonly approvals: ApprovalRecords;
  readonly manualDecisions: ManualDecisionRecords;
  readonly counters: CounterRecords;
  readonly lists: ListRecords;
  readonly stories: StoryRecords;
  readonly users: UserRecords;
  readonly sessions: SessionRecords;
  readonly tokens: TokenRecords;
  readonly clients: ClientRecords;
  readonly idempotency: IdempotencyRecords;
  readonly audit: AuditNotes;
  readonly company: Company;
}

/** Other units of work of the same program: who has much to do steps back for them. */
export interface Company {
  /** Whether one has begun since this was asked before. */
  hasCome(): boolean;
}

export interface AuditNotes {
  /** Adds counts to the audit row of this unit of work: `{claims: 12}`. */
  count(counts: Readonly<Record<string, number>>): void;
  /** The row says refused, for this reason, although what was written stands: a failed log-in is counted. */
  tellRefused(reason: string): void;
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
  readonly person: ProfessionalClaim['patient'];
}

export type { ClaimState };

export interface ClaimRecord {
  readonly claimId: string;
  readonly encounterId: string;
  readonly patientAccountId: string;
  readonly version: number;
  readonly state: ClaimState;
  readonly claim: ProfessionalClaim;
  /** All payers responsible on the dates of service, first to last; empty for self-pay. */
  readonly payers: readonly ClaimAccountPayer[];
  /** CLP07 of every adjudication so far, and REF*1K of acceptances. */
  readonly payerControlNumbers: readonly string[];
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
  readonly issues: readonly Issue[];
}

/** A number of the payer that several claims bear. */
export interface SharedNumber {
  readonly number: string;
  readonly claimIds: readonly string[];
}

export interface ClaimRecords {
  insert(claims: readonly ClaimRecord[]): Promise<void>;
  /** Writes content, state, issues and payer control numbers; refuses (throws) when the version is not one above. */
  update(claims: readonly ClaimRecord[]): Promise<void>;
  /** As `update`, where the content stands: writes version, state and payer control numbers alone. */
  setStates(claims: readonly ClaimRecord[]): Promise<void>;
  /** The payer itself has named these: they stay, whatever becomes of payments that bear them. */
  acknowledgeNumbers(numbers: readonly ClaimNumber[]): Promise<void>;
  /** No payment of the claim bears these any more; those that the payer has acknowledged stay. */
  withdrawNumbers(numbers: readonly ClaimNumber[]): Promise<void>;
  /** Those of these claims that the payer has acknowledged. */
  findAcknowledgedNumbers(claimIds: readonly string[]): Promise<ClaimNumber[]>;
  /** Of these numbers, normalised, those that more than one claim bears. */
  findShared(numbers: readonly string[]): Promise<SharedNumber[]>;
  findByEncounters(encounterIds: readonly string[]): Promise<ClaimRecord[]>;
  /** Takes ready claims in a stable order, locked, skipping what another worker holds. */
  takeReady(limit: number): Promise<ClaimRecord[]>;
  /** Candidates for matching, locked in id order: by normalised patient control number or payer control number. */
  findForRemittance(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimRecord[]>;
  /** Candidates for a truncated control number and for suggestions: by normalised member id; not locked. */
  findByMembers(memberIds: readonly string[]): Promise<ClaimRecord[]>;
  /** Candidates for suggestions; not locked. */
  findSimilar(facts: SimilarClaims): Promise<ClaimRecord[]>;
  /** Locks all that `findForRemittance` may find, in id order. */
  lockForRemittance(controlNumbers: readonly string[], payerControlNumbers: readonly string[]): Promise<void>;
  /** Locked in id order. */
  getByIds(claimIds: readonly string[]): Promise<ClaimRecord[]>;
  appendEvents(events: readonly ClaimEvent[]): Promise<void>;
  countByState(): Promise<{ state: ClaimState; count: number; chargeAmount: Cents }[]>;
}

/** A number that a payer has given a claim. */
export interface ClaimNumber {
  readonly claimId: string;
  readonly payerControlNumber: string;
}

/** What a claim may share with a payment: any of these is enough to be looked at. */
export interface SimilarClaims {
  readonly memberIds: readonly string[];
  readonly lastNames: readonly string[];
  readonly chargeAmount: Cents;
  readonly serviceDates: readonly CalendarDate[];
}

export interface ClaimEvent {
  readonly claimId: string;
  readonly from: ClaimState | 'none';
  readonly to: ClaimState;
  /** What caused it: `import`, `submission:<id>`, `remittance:<id>`, `acknowledgement:<file id>`, PAYER_ACCEPTANCE. */
  readonly cause: string;
}

export interface DenialRecords {
  /** Adds or updates by natural key. */
  save(denials: readonly PlannedDenial[]): Promise<void>;
  findByClaims(claimIds: readonly string[]): Promise<PlannedDenial[]>;
  find(denialKey: string): Promise<PlannedDenial | undefined>;
  summary(): Promise<
    { denialClass: string; reasonCode: string; count: number; deniedAmount: Cents; atStakeAmount: Cents }[]
  >;
}

export interface WorkItemRecords {
  /** Adds what is new by natural key, updates what is open. */
  open(items: readonly PlannedWorkItem[]): Promise<void>;
  close(naturalKeys: readonly string[]): Promise<void>;
  findOpenByClaims(claimIds: readonly string[]): Promise<PlannedWorkItem[]>;
  findOpen(naturalKey: string): Promise<PlannedWorkItem | undefined>;
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
