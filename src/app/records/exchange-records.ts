import type { Chunks } from '../../../edi/stream.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Cents } from '../../../schemas/money.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';

export interface SubmissionRecord {
  readonly submissionId: string;
  readonly fileId: string;
  readonly receiverId: string;
  readonly interchangeControlNumber: string;
  readonly groupControlNumber: string;
  readonly transactionSetControlNumber: string;
  readonly state: SubmissionState;
  readonly claimIds: readonly string[];
  /** The Idempotency-Key of the request that made it. */
  readonly requestKey?: string;
}

/**
 * Cause of the event `payer-acceptance:<date>:<file id>`, which moves nothing: the payer's own acceptance is the proof
 * that a claim was filed in time, and no lesser answer undoes it.
 */
export const PAYER_ACCEPTANCE = 'payer-acceptance';

export type SubmissionState = 'built' | 'sent' | 'accepted' | 'partly-accepted' | 'rejected';

export interface SubmissionRecords {
  insert(submission: SubmissionRecord): Promise<void>;
  setState(submissionId: string, state: SubmissionState): Promise<void>;
  /** By GS06 and ST02 as a 999 names them. */
  findByGroupControlNumber(groupControlNumber: string): Promise<SubmissionRecord[]>;
  /** All that requests with this Idempotency-Key have made, in the order in which they were made. */
  findByRequestKey(requestKey: string): Promise<SubmissionRecord[]>;
  /** By ISA13 as a TA1 names it, nine digits. */
  findByInterchangeControlNumber(interchangeControlNumber: string): Promise<SubmissionRecord[]>;
  /** The submission in which each claim was sent last; none for a claim that was never sent. */
  findLatest(claimIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of the claims that their payer has accepted since they were sent last, by their events. */
  findAcceptedByPayer(claimIds: readonly string[]): Promise<ReadonlySet<string>>;
  list(): Promise<SubmissionRecord[]>;
}

export type FileState = 'received' | 'read' | 'quarantined' | 'built';

export interface FileRecord {
  readonly fileId: string;
  readonly direction: 'in' | 'out';
  /** `835`, `837`, `999`, `TA1`, `other`. */
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly state: FileState;
  readonly issues: readonly Issue[];
}

/** An envelope that came: ISA05, ISA06 and ISA13, and its place in the file, from 1. */
export interface ReceivedInterchange {
  readonly fileId: string;
  readonly ordinal: number;
  readonly senderQualifier: string;
  readonly senderId: string;
  readonly controlNumber: string;
}

export interface FileRecords {
  findByHash(sha256: string): Promise<FileRecord | undefined>;
  /** Keeps the bytes, in rows of at most 1 MiB, before anything reads them. */
  insert(file: FileRecord, bytes: Uint8Array | Chunks): Promise<void>;
  /** The kept bytes from an offset on, piece by piece. */
  readFrom(fileId: string, byteOffset: number): AsyncIterable<Uint8Array>;
  setState(fileId: string, state: FileState, kind: string, issues: readonly Issue[]): Promise<void>;
  read(fileId: string): Promise<Uint8Array>;
  /** The latest other file in which the sender used the number. */
  findInterchange(interchange: ReceivedInterchange): Promise<string | undefined>;
  /** Keeps an envelope; once, however often it is told. */
  noteInterchange(interchange: ReceivedInterchange): Promise<void>;
  list(direction?: 'in' | 'out'): Promise<FileRecord[]>;
}

/** dismissed: a possible duplicate that was found to be one. undone: a person has taken it back, until it is posted again. */
export type RemittanceState = 'posted' | 'quarantined' | 'possible-duplicate' | 'dismissed' | 'undone';

export interface RemittanceRecord {
  readonly remittanceId: string;
  readonly fileId: string;
  /** SHA-256 of the set's content without its envelope: the same content in any envelope is the same set. */
  readonly setHash: string;
  /** Position of the set in its file, from 1. */
  readonly setOrdinal: number;
  /** TRN03, payee identifier, TRN02, BPR02 and BPR16: the remittance's identity. */
  readonly identityKey: string;
  readonly paymentAmount: Cents;
  readonly paymentDate: CalendarDate;
  readonly payerName: string;
  readonly traceNumber: string;
  readonly state: RemittanceState;
  readonly claimPaymentCount: number;
  /** A balance certificate was written with it; not for one from before there were any. */
  readonly isCertified?: boolean;
  /** The advice without its claim payments, which have rows of their own. */
  readonly advice: Omit<RemittanceAdvice, 'claimPayments'>;
  readonly issues: readonly Issue[];
}

export interface RemittanceRecords {
  findBySetHash(setHash: string): Promise<RemittanceRecord | undefined>;
  findByIdentity(identityKey: string): Promise<RemittanceRecord[]>;
  find(remittanceId: string): Promise<RemittanceRecord | undefined>;
  insert(remittance: RemittanceRecord): Promise<void>;
  setState(remittanceId: string, state: RemittanceState): Promise<void>;
  list(): Promise<RemittanceRecord[]>;
  /** BPR16 of the remittance that is dated latest, of those that are posted or may be posted again. */
  findLatestPaymentDate(): Promise<CalendarDate | undefined>;
}
