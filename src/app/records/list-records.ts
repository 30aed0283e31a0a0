import type { Approval, ApprovalKind, ApprovalState } from '../../../schemas/approval.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Person } from '../../../schemas/claim.js';
import type { ClaimState } from '../../../schemas/claim-state.js';
import type { CobProposal } from '../../../schemas/cob-proposal.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Account, JournalKind } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';
import type { ClaimPaymentState, PlannedDenial, WorkItemKind } from '../../../schemas/remittance-records.js';
import type {
  ClaimEvent,
  ClaimRecord,
  EncounterKey,
  EncounterState,
  FileRecord,
  FileState,
  LedgerEntry,
  RemittanceRecord,
  RemittanceState,
  SubmissionRecord,
  SubmissionState,
} from '../ports.js';
import type { PatientPaymentRecord } from './patient-payment-records.js';
import type { ListedRecoupment, RecoupmentFilter } from './recoupment-records.js';

/** A part of a list: what comes after the key `after`, in the list's order. */
export interface PageRequest {
  /** 1 to 200. */
  readonly limit: number;
  /** `next` of the page before, opaque to whoever asks. */
  readonly after?: readonly string[];
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Key of the last item where more follow. */
  readonly next?: readonly string[];
}

/** Orders that lists of claims can have; a minus turns them round. */
export const CLAIM_ORDERS = ['entry', '-entry', 'serviceDate', '-serviceDate', 'charge', '-charge'] as const;

export type ClaimOrder = (typeof CLAIM_ORDERS)[number];

export interface ClaimFilter {
  readonly state?: ClaimState;
  readonly patientAccountId?: string;
  /** Without case, blanks and leading zeros. */
  readonly patientControlNumber?: string;
  readonly payerControlNumber?: string;
  /** The beginning of the last name, without case. */
  readonly patientName?: string;
  readonly memberId?: string;
  readonly payerId?: string;
  /** The first service date lies in this range, ends included. */
  readonly serviceFrom?: CalendarDate;
  readonly serviceTo?: CalendarDate;
}

export interface ListedClaim {
  readonly claimId: string;
  readonly version: number;
  readonly state: ClaimState;
  readonly patientControlNumber: string;
  readonly patientAccountId: string;
  readonly patient: Person;
  /** Of the claim as it stands; absent for self-pay. */
  readonly payerId?: string;
  readonly payerName?: string;
  readonly chargeAmount: Cents;
  /** Sum of all receivables of the claim, by the ledger. */
  readonly openAmount: Cents;
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
  readonly issues: readonly Issue[];
}

export interface RecordedClaimEvent extends ClaimEvent {
  readonly actorId: string;
  /** ISO, UTC. */
  readonly recordedAt: string;
}

export interface ListedDenial extends PlannedDenial {
  readonly patientControlNumber: string;
  readonly patientAccountId: string;
  readonly patient: Person;
  readonly payerName: string;
  readonly firstServiceDate: CalendarDate;
}

export interface DenialFilter {
  readonly state?: PlannedDenial['state'];
  readonly denialClass?: string;
  readonly claimId?: string;
  readonly patientAccountId?: string;
}

export interface ListedWorkItem {
  readonly naturalKey: string;
  readonly kind: WorkItemKind;
  readonly state: 'open' | 'closed';
  readonly claimId?: string;
  /** Of that claim. */
  readonly patientControlNumber?: string;
  readonly claimPaymentId?: string;
  readonly lineControlNumber?: string;
  readonly amount: Cents;
  readonly issues: readonly Issue[];
  readonly proposal?: CobProposal;
  readonly openedAt: string;
  readonly closedAt?: string;
}

export interface ApprovalFilter {
  readonly state?: ApprovalState;
  readonly kind?: ApprovalKind;
  readonly claimId?: string;
}

export interface WorkItemFilter {
  readonly state?: 'open' | 'closed';
  readonly kind?: WorkItemKind;
  readonly claimId?: string;
}

export interface ListedFile extends FileRecord {
  /** ISO, UTC. */
  readonly recordedAt: string;
}

export interface FileFilter {
  readonly direction?: 'in' | 'out';
  readonly state?: FileState;
  readonly kind?: string;
}

export interface ListedEncounter extends EncounterKey {
  readonly encounterId: string;
  readonly state: EncounterState;
  readonly issues: readonly Issue[];
  readonly version: number;
}

export interface ListedAccount {
  readonly patientAccountId: string;
  readonly person: Person;
  /** What all payers owe for the patient. */
  readonly payerBalance: Cents;
  readonly patientBalance: Cents;
  readonly agencyBalance: Cents;
}

export interface AccountFilter {
  /** Only accounts on which something is open. */
  readonly openOnly?: boolean;
  /** The beginning of the last name, without case. */
  readonly name?: string;
}

export interface AccountBalances extends ListedAccount {
  /** Source system and identifier in one string. */
  readonly sourceKey: string;
  readonly balances: readonly { readonly account: Account; readonly balance: Cents }[];
}

/** A posting with its journal's dates, for a ledger that people read. */
export interface AccountEntry extends LedgerEntry {
  readonly ordinal: number;
  readonly kind: JournalKind;
  readonly accountingDate: CalendarDate;
  /** ISO, UTC. */
  readonly recordedAt: string;
}

export interface ListedClaimPayment {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly ordinal: number;
  readonly claimId?: string;
  readonly payerId?: string;
  readonly payerSequence?: number;
  readonly state: ClaimPaymentState;
  readonly patientControlNumber: string;
  readonly payerControlNumber?: string;
  readonly claimStatusCode: string;
  readonly chargeAmount: Cents;
  readonly paymentAmount: Cents;
  readonly patientResponsibilityAmount?: Cents;
}

/** Reading for people and programs: pages in a stable order, nothing locked, nothing changed. */
export interface ListRecords {
  claims(filter: ClaimFilter, order: ClaimOrder, page: PageRequest): Promise<Page<ListedClaim>>;
  findClaim(claimId: string): Promise<ClaimRecord | undefined>;
  /** Every posting on the claim, in the order of the ledger. */
  claimEntries(claimId: string): Promise<AccountEntry[]>;
  claimEvents(claimId: string): Promise<RecordedClaimEvent[]>;
  encounters(filter: { state?: EncounterState }, page: PageRequest): Promise<Page<ListedEncounter>>;
  denials(filter: DenialFilter, page: PageRequest): Promise<Page<ListedDenial>>;
  workItems(filter: WorkItemFilter, page: PageRequest): Promise<Page<ListedWorkItem>>;
  files(filter: FileFilter, page: PageRequest): Promise<Page<ListedFile>>;
  findFile(fileId: string): Promise<ListedFile | undefined>;
  submissions(filter: { state?: SubmissionState }, page: PageRequest): Promise<Page<SubmissionRecord>>;
  findSubmission(submissionId: string): Promise<SubmissionRecord | undefined>;
  remittances(filter: { state?: RemittanceState }, page: PageRequest): Promise<Page<RemittanceRecord>>;
  findRemittance(remittanceId: string): Promise<RemittanceRecord | undefined>;
  claimPayments(
    filter: { remittanceId?: string; claimId?: string },
    page: PageRequest,
  ): Promise<Page<ListedClaimPayment>>;
  approvals(filter: ApprovalFilter, page: PageRequest): Promise<Page<Approval>>;
  /** Of one patient account, by receipt number. */
  patientPayments(patientAccountId: string, page: PageRequest): Promise<Page<PatientPaymentRecord>>;
  recoupments(filter: RecoupmentFilter, page: PageRequest): Promise<Page<ListedRecoupment>>;
  accounts(filter: AccountFilter, page: PageRequest): Promise<Page<ListedAccount>>;
  findAccount(patientAccountId: string): Promise<AccountBalances | undefined>;
  /** In the order of the ledger. */
  accountEntries(patientAccountId: string, page: PageRequest): Promise<Page<AccountEntry>>;
}
