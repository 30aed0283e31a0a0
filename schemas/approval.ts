import type { CalendarDate } from './calendar-date.js';
import type { Cents } from './money.js';

/** What gives a patient's balance up; each is the account that it goes to. */
export const PATIENT_WRITE_OFFS = [
  'write-off.bad-debt',
  'write-off.small-balance',
  'write-off.charity',
] as const;

export type PatientWriteOff = (typeof PATIENT_WRITE_OFFS)[number];

/** What is decided about money that a payer or a patient does not pay. */
export const GIVING_UP = ['write-off.denial', ...PATIENT_WRITE_OFFS, 'billed-on'] as const;

/** A posted remittance taken back, and posted again. */
export const REMITTANCE_CHANGES = ['undo-remittance', 'redo-remittance'] as const;

export type RemittanceChange = (typeof REMITTANCE_CHANGES)[number];

/** Acts that one person may do alone up to the practice's limit. */
export const LIMITED_ACTS = [...GIVING_UP, ...REMITTANCE_CHANGES] as const;

export type LimitedAct = (typeof LIMITED_ACTS)[number];

/** A denial under CO or PI, billed to whom a signed waiver lets it be: always with another person's approval. */
export const BILLED_UNDER_WAIVER = 'billed-on.waiver';

/** Claim payments without a claim that are not the practice's, moved to one account together. */
export const LEGACY_CLAIMS = 'legacy-claims';

/** What no part of a payment explains, accepted as a variance. */
export const PAYMENT_VARIANCE = 'variance.payment';

/** Such a list taken back, as a whole. */
export const UNDO_LEGACY_CLAIMS = 'undo-legacy-claims';

/** What a patient has paid and does not owe any more, given back: always with the approval of others. */
export const PATIENT_REFUND = 'patient-refund';

/** What a receipt has left without a claim, given back; as above. */
export const RECEIPT_REFUND = 'receipt-refund';

export function isRefund(kind: ApprovalKind): boolean {
  return kind === PATIENT_REFUND || kind === RECEIPT_REFUND;
}

/** Everything that may need a second person. */
export const APPROVAL_KINDS = [
  ...LIMITED_ACTS,
  'duplicate.posted',
  'duplicate.dismissed',
  'variance.set',
  'variance.claim',
  PAYMENT_VARIANCE,
  'part-of-payment',
  BILLED_UNDER_WAIVER,
  LEGACY_CLAIMS,
  UNDO_LEGACY_CLAIMS,
  PATIENT_REFUND,
  RECEIPT_REFUND,
] as const;

export const APPROVAL_STATES = ['open', 'executed', 'declined'] as const;

export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** What somebody has asked for; never changed. */
export interface ApprovalRequest {
  readonly approvalId: string;
  readonly kind: ApprovalKind;
  /** What it is about: a denial, claim, remittance or receipt by its key. */
  readonly objectId: string;
  readonly claimId?: string;
  readonly amount: Cents;
  /** The amount with what was done alone of the same object before, where that adds up: a limit is not passed in small steps. */
  readonly countedAmount: Cents;
  /** As it was when this was asked for; absent for acts that always need another person. */
  readonly limitAmount?: Cents;
  /** Zero: done at once. */
  readonly approvalsNeeded: number;
  readonly reason: string;
  /** What else the act has to know; no patient data. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requestedBy: string;
  /** ISO, UTC. */
  readonly requestedAt: string;
}

export type Verdict = 'approve' | 'decline';

export interface ApprovalDecision {
  readonly verdict: Verdict;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly note?: string;
}

/** open: waits for more persons. */
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export interface Approval extends ApprovalRequest {
  readonly state: ApprovalState;
  readonly decisions: readonly ApprovalDecision[];
  /** Natural keys of what it has posted by itself. */
  readonly journalKeys: readonly string[];
  readonly settledAt?: string;
  /** Of a refund: by what it was paid out, once it was. */
  readonly paidOut?: { readonly reference: string; readonly paidOn: CalendarDate };
}
