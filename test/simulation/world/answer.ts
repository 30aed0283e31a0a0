import type { ClaimPayment } from '../../../schemas/remittance-advice.js';

/** A payer of a claim, as the payer's office knows itself. */
export interface WorldPayer {
  readonly payerId: string;
  readonly name: string;
  /** TRN03 of its remittances: 1 and its tax number. */
  readonly traceId: string;
  readonly isMedicaid: boolean;
  /** A cycle below zero is carried forward by this payer without a word, and the clinic knows it. */
  readonly carriesForward: boolean;
  /** What of every charge its contract with the clinic lets expect, in percent; without a contract nothing. */
  readonly expectedPercent?: number;
}

export interface WorldLine {
  readonly number: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly date: string;
  readonly units: string;
  readonly charge: number;
}

/** A claim as the clinic entered it, in whole cents. */
export interface WorldClaim {
  /** CLM01. */
  readonly name: string;
  readonly memberId: string;
  readonly lines: readonly WorldLine[];
  /** First to last; none for a patient who pays alone. */
  readonly payers: readonly WorldPayer[];
}

/** One CAS triplet. */
export interface Cas {
  readonly group: string;
  readonly reason: string;
  readonly cents: number;
}

/** What a payer says of one line of the claim. */
export interface AnsweredLine {
  readonly line: WorldLine;
  charge: number;
  paid: number;
  cas: Cas[];
  remarks: string[];
}

/**
 * One claim payment as the payer means it, whatever it then writes into its CLP: whose it is, what it takes back, what
 * it corrects. The auditor knows this and nothing else.
 */
export interface Answer {
  readonly claim: WorldClaim;
  /** Place of the payer among those of the claim, from 1. */
  readonly payer: number;
  /** `stranger`: nobody can know whose it is, or what it says. */
  kind: 'payment' | 'reversal' | 'information' | 'stranger';
  charge: number;
  paid: number;
  /** None where the payer adjudicated the claim as a whole. */
  lines: AnsweredLine[];
  /** Of the claim, beside lines or instead of them. */
  cas: Cas[];
  readonly reverses?: Answer;
  readonly corrects?: Answer;
  /** CLP07. */
  icn: string;
  /** What of the CLP is not as the guide and this payer's habit have it. */
  wire: Wire;
}

export interface Wire {
  /** CLP01. */
  name?: string;
  /** CLP02. */
  status?: string;
  /** REF*F8. */
  formerIcn?: string;
  /** AMT*I. */
  interest?: number;
  /** The amount of its first CAS is written so that nobody can read it. */
  spoilsAmount?: true;
  /** Changes the claim payment after it was built, and before it is written. */
  rewrite?: (payment: ClaimPayment) => ClaimPayment;
}

/** One code and amount of a PLB; a positive one lowers the payment. */
export interface Plb {
  readonly code: string;
  readonly reference?: string;
  readonly cents: number;
}

export function sumOf(cents: readonly number[]): number {
  return cents.reduce((sum, each) => sum + each, 0);
}

export function casSum(cas: readonly Cas[]): number {
  return sumOf(cas.map((each) => each.cents));
}

export function chargeOf(claim: WorldClaim): number {
  return sumOf(claim.lines.map((line) => line.charge));
}
