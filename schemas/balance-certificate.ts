import type { Cents } from './money.js';

/** An amount that a file states, and the segment in which it stands. */
export interface CertifiedTerm {
  readonly segment: 'BPR' | 'CLP' | 'SVC' | 'CAS' | 'PLB';
  /** Its element; absent for CAS and PLB, of which all amounts of the segment together are the term. */
  readonly element?: number;
  /** Of the first byte of the segment, from the start of the file. */
  readonly byteOffset: number;
  readonly amount: Cents;
}

/**
 * The equations of a claim payment (005010X221A1 1.10.2). line: SVC02 less its CAS is SVC03; claim: CLP03 less every CAS
 * is CLP04; charges: the SVC02 are CLP03; payments: the SVC03 less the CAS of the claim are CLP04.
 */
export type EquationLevel = 'line' | 'claim' | 'charges' | 'payments';

/** What is stated, and what its terms make; it proves when both are the same to the cent. */
export interface BalanceEquation {
  readonly level: EquationLevel;
  /** Position of the CLP in its set, from 1. */
  readonly ordinal: number;
  /** Position of the SVC in its claim payment, from 1; of a line alone. */
  readonly line?: number;
  readonly stated: CertifiedTerm;
  readonly added: readonly CertifiedTerm[];
  readonly subtracted: readonly CertifiedTerm[];
  readonly computed: Cents;
  /** Above zero where more is stated than the terms make. */
  readonly difference: Cents;
}

/** The amounts of one CAS or PLB together, behind the byte offset of the segment. */
export type CertifiedSegment = readonly [byteOffset: number, amount: Cents];

/** One SVC: SVC02, SVC03 and its CAS. */
export type CertifiedLine = readonly [
  byteOffset: number,
  chargeAmount: Cents,
  paymentAmount: Cents,
  adjustments: readonly CertifiedSegment[],
];

/** An equation that fails: `line` is 0 where it is not one of a line. */
export type FailedEquation = readonly [level: EquationLevel, line: number, difference: Cents];

/**
 * The terms of one claim payment and the verdict on its equations, packed: there is one for every CLP of every set. An
 * amount that could not be read stands as zero, and `isReadable` is 0.
 */
export type CertifiedPayment = readonly [
  byteOffset: number,
  chargeAmount: Cents,
  paymentAmount: Cents,
  isReadable: 0 | 1,
  adjustments: readonly CertifiedSegment[],
  lines: readonly CertifiedLine[],
  failed: readonly FailedEquation[],
];

/** Some claim payments of a set, one after the other. */
export interface CertificatePart {
  /** From 1. */
  readonly number: number;
  /** Position of the first CLP in its set, from 1. */
  readonly firstOrdinal: number;
  readonly payments: readonly CertifiedPayment[];
}

/** Of the money that the bank has: nothing is expected of a payment of zero or a NON. */
export type DepositControl = 'none-expected' | 'waiting' | 'matched' | 'differs';

/** What ledger and bank say of a posted remittance. */
export interface RemittanceControls {
  /** What its claim payments have moved cash.remittance by. */
  readonly claimCashAmount: Cents;
  /** What its provider adjustments have. */
  readonly adjustmentCashAmount: Cents;
  readonly deposit: DepositControl;
  /** What deposits have brought for it, with the fee that a card processor kept. */
  readonly depositAmount: Cents;
}

/**
 * The proof that an 835 set adds up, or where it does not: the terms of its equations with their places in the stored
 * file. Written once, when the set is taken; whoever has the file can read each amount there and add up.
 */
export interface BalanceCertificate {
  readonly fileId: string;
  /** Position of the set in its file, from 1. */
  readonly setOrdinal: number;
  readonly setControlNumber: string;
  /** SHA-256 of the set's content. */
  readonly setHash: string;
  /** Absent for a set that is quarantined: it has no remittance. */
  readonly remittanceId?: string;
  readonly traceNumber?: string;
  readonly result: 'posted' | 'quarantined' | 'possible-duplicate';
  /** Codes of what keeps it from being posted, each once. */
  readonly reasons: readonly string[];
  readonly delimiters: { readonly element: string; readonly terminator: string };
  /** BPR02; absent where the payment cannot be read. */
  readonly payment?: CertifiedSegment;
  /** By PLB segment. */
  readonly providerAdjustments: readonly CertifiedSegment[];
  readonly claimPaymentCount: number;
  /** The sum of CLP04. */
  readonly paidAmount: Cents;
  /** What the CLP04 less the PLB make. */
  readonly computed: Cents;
  readonly difference: Cents;
  /** Claim payments of which an equation fails or an amount cannot be read. */
  readonly failingCount: number;
  readonly partCount: number;
  /** At the moment of posting; absent for a set that is not posted. */
  readonly controls?: RemittanceControls;
}
