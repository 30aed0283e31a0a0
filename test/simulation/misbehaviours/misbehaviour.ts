import type { PatientPaymentMethod } from '../../../schemas/patient-payment.js';
import type { Random } from '../../../src/simulator/create-random.js';
import type { Answer, Plb, WorldClaim } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import type { BankEntry, Remittance } from '../world/remittance.js';

/** What one set of a payer is to say of a claim, or besides its claims. */
export interface Step {
  /** Earliest day, counted from the claim's submission. */
  readonly after: number;
  /** All of one payer. */
  readonly answers?: readonly Answer[];
  readonly adjustments?: readonly Plb[];
  /** Days by which the file arrives later than it is dated; it is a file of its own then. */
  readonly late?: number;
  /** How BPR02 tells a cycle below zero that no FB carries forward; the file is one of its own. */
  readonly cycle?: 'below-zero' | 'zero';
  /** A cycle told so is sent again as it should be, once it has been refused. */
  readonly mends?: true;
  /** What a payer says of a claim by 277CA, instead of a set. */
  readonly acknowledges?: Acknowledged;
  /** What the clinic does once it is posted. */
  readonly deed?: Deed | readonly Deed[];
}

export interface Acknowledged {
  readonly claim: WorldClaim;
  readonly payer: number;
  readonly outcome: 'accepted' | 'rejected';
}

/** What people of the clinic do: take a payer's letter, send a cheque, decide a denial, write a balance off. */
export type Deed =
  /** So many hundredths of what is at stake in the denials of the answer's first line. */
  | {
      readonly does: 'decide';
      readonly as: 'given-up' | 'billed-on';
      readonly answer: Answer;
      readonly percent: number;
    }
  /** So many hundredths of what the patient owes. */
  | {
      readonly does: 'write-off';
      readonly account: 'write-off.bad-debt' | 'write-off.small-balance' | 'write-off.charity';
      readonly claim: WorldClaim;
      readonly percent: number;
    }
  /** So many hundredths of what the patient owes of the claim: paid for it, or paid ahead and applied then. */
  | {
      readonly does: 'patient-pays';
      readonly claim: WorldClaim;
      readonly percent: number;
      readonly isAhead?: true;
    }
  /** The bank takes back what the patient has paid for the claim at last. */
  | { readonly does: 'payment-returns'; readonly claim: WorldClaim }
  /** All of the credit that the patient has of the claim. */
  | { readonly does: 'refund'; readonly claim: WorldClaim }
  | { readonly does: 'cheque'; readonly reference: string; readonly cents: number }
  | {
      readonly does: 'letter';
      readonly stance: 'accepted' | 'disputed';
      readonly letter: string;
      readonly icn: string;
      readonly claim: WorldClaim;
      readonly payer: number;
      readonly cents: number;
    };

/** What all kinds of misbehaviour have. */
interface Named {
  /** Kebab-case. */
  readonly name: string;
  /** What the payer does, in one line. */
  readonly does: string;
  /** What must stand in the books. */
  readonly stands: string;
  /** Where the domain texts speak of it. */
  readonly source: string;
  /** Another order of arrival tells another story, so it is left out where files are shuffled. */
  readonly needsOrder?: true;
}

/** Changes what the payers of one claim say. */
export interface ClaimMisbehaviour extends Named {
  readonly kind: 'claim';
  /** How many payers, and lines, the claim must have; one where left out. */
  readonly payers?: number;
  readonly lines?: number;
  /** Only for claims whose payer of this place is Medicaid, or is not. */
  readonly medicaid?: { readonly payer: number; readonly is: boolean };
  /** Only for claims whose first payer carries cycles below zero forward without a word, or does not. */
  readonly carriesForward?: boolean;
  steps(desk: Desk): Step[];
}

/** A misbehaviour as the file of its subject lists it. */
export type ClaimStory = Omit<ClaimMisbehaviour, 'kind'>;

export function ofClaims(stories: readonly ClaimStory[]): readonly ClaimMisbehaviour[] {
  return stories.map((story) => ({ kind: 'claim', ...story }));
}

/** A file on its way: sets in interchanges, or bytes that are not what was written. */
export interface Mail {
  readonly name: string;
  /** Interchanges, each with sets. */
  readonly interchanges: readonly (readonly Remittance[])[];
  readonly writing?: Writing;
  /** Changes the bytes. */
  readonly damage?: (bytes: Uint8Array) => Uint8Array;
}

export interface Writing {
  readonly delimiters?: { element: string; component: string; repetition: string; terminator: string };
  readonly lineBreak?: '' | '\n' | '\r\n';
  /** Tells two envelopes of one content apart. */
  readonly envelope?: number;
}

/** Changes the file by which a remittance comes, or what comes besides it. */
export interface FileMisbehaviour extends Named {
  readonly kind: 'file';
  /** What must be true of the remittance. */
  fits?(remittance: Remittance): boolean;
  send(remittance: Remittance, random: Random): Mail[];
  /** Remittances that the payer pays with one deposit, if other than the one. */
  pays?(mail: readonly Mail[]): readonly Remittance[];
}

/** Changes how the money comes. */
export interface BankMisbehaviour extends Named {
  readonly kind: 'bank';
  entries(entry: BankEntry, random: Random): BankEntry[];
}

/** What a patient pays of what the office asks for. */
export interface PatientPaying {
  /** Cents for each of the claims that are owed, in their order; for those that are left out none. */
  readonly parts: readonly number[];
  /** Beside them, for which there is no claim yet. */
  readonly ahead?: number;
  readonly method: PatientPaymentMethod;
  readonly isRecordedTwice?: true;
  /** Days after which the patient is given back what no claim has taken, or so many hundredths of it. */
  readonly goesBackAfter?: number;
  readonly goesBackPercent?: number;
  /** Days after which the bank takes it back. */
  readonly returnsAfter?: number;
}

/** What a patient does when the office asks for money. */
export interface PatientMisbehaviour extends Named {
  readonly kind: 'patient';
  /** How many claims the patient must owe something of. */
  readonly owed: number;
  /** @param owed cents by claim, the first one first */
  pays(owed: readonly number[], random: Random): PatientPaying;
}

export type Misbehaviour = ClaimMisbehaviour | FileMisbehaviour | BankMisbehaviour | PatientMisbehaviour;
