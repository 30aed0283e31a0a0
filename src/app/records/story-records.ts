import type { StoryAnswer } from '../../../schemas/balance-story.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Account, JournalKind } from '../../../schemas/ledger.js';
import type { LegacyMove } from '../../../schemas/legacy-claims.js';
import type { Cents } from '../../../schemas/money.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import type { Page, PageRequest } from './list-records.js';

/** Of what a balance is told. */
export type StorySubject = { readonly claimId: string } | { readonly patientAccountId: string };

/** What a payer's receivables were moved by in one month, by what kind of journal. */
export interface PayerTotal {
  /** `2026-02`, by business date. */
  readonly month: string;
  readonly kind: JournalKind;
  readonly amount: Cents;
}

/** A claim on which a payer still owes something, or holds a credit. */
export interface PayerClaim {
  readonly claimId: string;
  readonly patientControlNumber: string;
  readonly balance: Cents;
}

/** What it takes to tell how a balance came about. */
export interface StoryRecords {
  /** Receivables that are not zero, as the ledger adds them up itself. */
  balances(subject: StorySubject): Promise<{ readonly account: Account; readonly balance: Cents }[]>;
  /** Every claim payment of the claim, or of the claims of the account. */
  answers(subject: StorySubject): Promise<StoryAnswer[]>;
  /** Why money waits, or waited: the issues behind the work items of these claim payments. */
  waiting(
    subject: StorySubject,
  ): Promise<{ readonly naturalKey: string; readonly issues: readonly Issue[] }[]>;
  /** Papers by which denials were billed on, by the approval. */
  waivers(subject: StorySubject): Promise<{ readonly approvalId: string; readonly waiver: SignedWaiver }[]>;
  /** Claim payments whose money was moved elsewhere while they had no claim. */
  legacyMoves(subject: StorySubject): Promise<(LegacyMove & { readonly claimPaymentId: string })[]>;
  payerBalance(payerId: string): Promise<Cents>;
  payerTotals(payerId: string): Promise<PayerTotal[]>;
  /** In the order in which the claims were entered. */
  payerClaims(payerId: string, page: PageRequest): Promise<Page<PayerClaim>>;
}
