import type { Approval } from '../../../schemas/approval.js';
import type { Cents } from '../../../schemas/money.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { ClaimRecord, EncounterRecord, PatientAccountRecord, Records } from '../ports.js';
import type { OwnAdjustmentRule } from '../records/adjustment-rule-records.js';
import type { DecisionFacts, NewDecision } from '../records/manual-decision-records.js';
import type { PatientPaymentRecord, RefundPaymentRecord } from '../records/patient-payment-records.js';
import type { RecoupmentRecord } from '../records/recoupment-records.js';

/** Opens the practice as it stands at one moment, whatever is posted meanwhile. */
export interface Snapshots {
  /** Refused to a role that may not verify the ledger; audited as `ledger.verify`. */
  within<T>(actor: Actor, work: (snapshot: Snapshot) => Promise<T>): Promise<Outcome<T>>;
}

/** One practice at one moment. Nothing can be written to it, and nothing of it be locked. */
export interface Snapshot {
  readonly records: Records;
  readonly inputs: InputRecords;
  /** What the ledger and all that hangs on it come to, by the bytes of the key. */
  figures(kind: FigureKind): AsyncIterable<Figure>;
}

/** What came from outside, and what persons said: nothing that posting has made. */
export interface InputRecords {
  /** The practice's rows of the decision table, as they end by now, in the order in which they were recorded. */
  adjustmentRules(): Promise<RecordedRule[]>;
  /** Everything that came, in the order in which it came. */
  arrivals(): Promise<Arrival[]>;
  claims(claimIds: readonly string[]): Promise<ArrivedClaims>;
  /** Entries of the register that persons made, or said something of. */
  recoupments(): Promise<RecordedRecoupment[]>;
  /** What patients have paid, with what became of it later; by receipt number. */
  patientPayments(): Promise<readonly PatientPaymentRecord[]>;
  /** Refunds that were paid out. */
  refundPayments(): Promise<readonly RefundPaymentRecord[]>;
  /** What persons decided of claim payments and remittances, and what they took back. */
  manualDecisions(): Promise<RecordedDecision[]>;
  /** What was asked for, with every decision of it. */
  approvals(): Promise<RecordedApproval[]>;
}

export type RecordedRule = OwnAdjustmentRule & {
  /** ISO, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
};

export interface Arrival {
  readonly kind: 'claim' | 'submission' | 'deposits' | 'file' | 'remittance-file';
  readonly id: string;
  /** ISO, UTC; empty where nothing tells it. */
  readonly recordedAt: string;
  /** A remittance file that shares the identity of a payment with another one: which of them came first counts. */
  readonly isTwin: boolean;
  /** When each of its sets was judged, ascending; given where the settings were changed before the last of them. */
  readonly setsRecordedAt?: readonly string[];
  /** Of a part of a file that is not its last: how many sets, duplicates left out, are taken in. */
  readonly setCount?: number;
}

export interface ArrivedClaims {
  readonly claims: readonly ClaimRecord[];
  readonly encounters: readonly EncounterRecord[];
  readonly patientAccounts: readonly PatientAccountRecord[];
}

export type RecordedRecoupment = RecoupmentRecord & { readonly recordedAt: string };

export interface RecordedDecision {
  readonly decision: NewDecision &
    Pick<DecisionFacts, 'key' | 'actorId'> & {
      /** Key of the decision that this one takes back. */
      readonly revokes?: string;
    };
  readonly recordedAt: string;
}

export interface RecordedApproval {
  readonly approval: Approval;
  /** Of the remittance that it lets be posted, dismisses, undoes or posts again. */
  readonly fileId?: string;
  /** An id in the object's, made when something was posted, and what it stands for; absent where there is none. */
  readonly standsFor?: {
    readonly id: string;
    /** Of a file. */
    readonly fileHash?: string;
    /** Of a remittance, or with its ordinal of a claim payment. */
    readonly setHash?: string;
    readonly ordinal?: number;
  };
}

/** What is compared, and the names of the amounts of each. */
export const FIGURE_KINDS = {
  account: ['posted', 'stored'],
  receivable: ['open'],
  'claim-account': ['balance'],
  'patient-account': ['stored'],
  'unapplied-item': ['balance'],
  'payer-offset': ['open'],
  recoupment: ['opened', 'open'],
  deposit: ['arrived', 'fee', 'placed'],
  'patient-payment': ['paid', 'applied', 'without a claim'],
  claim: [],
  denial: ['denied', 'at stake'],
  'claim-payment': ['paid'],
  remittance: ['paid'],
  'work-item': ['amount'],
  approval: ['asked', 'posted'],
  submission: [],
  file: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FigureKind = keyof typeof FIGURE_KINDS;

/** One thing that has to be the same in a ledger that is made again. */
export interface Figure {
  /** What names it in every ledger that is made from the same inputs. */
  readonly key: string;
  /** For people: control numbers and codes. */
  readonly name: string;
  /** Empty where it has none. */
  readonly state: string;
  /** As FIGURE_KINDS names them. */
  readonly amounts: readonly Cents[];
  /** What to look at. */
  readonly objectType?: 'claim' | 'patient-account' | 'remittance';
  readonly objectId?: string;
}
