import type { AdjustmentDecision } from '../../../../schemas/adjustment-rule.js';
import type { Journal, Posting } from '../../../../schemas/ledger.js';
import type { ClaimPayment } from '../../../../schemas/remittance-advice.js';
import type {
  ClaimPaymentState,
  PlannedDenial,
  PlannedWorkItem,
} from '../../../../schemas/remittance-records.js';
import type { FoldedDecision } from '../folding/fold-decisions.js';

/** A posting that stands in the ledger, with the journal it came in. Entries of claims and of claim payments. */
export interface StandingEntry extends Posting {
  readonly journalKey: string;
}

/** What a claim's whole set of adjudications implies, and the journals that move the ledger there. */
export interface PostingPlan {
  /** Only the difference against what stands; empty when the ledger already says it. */
  readonly journals: readonly Journal[];
  /** One for every adjudication given, in canonical order. */
  readonly claimPaymentStates: readonly {
    readonly claimPaymentId: string;
    readonly state: ClaimPaymentState;
  }[];
  /** One for each CAS triple with an amount of what is posted; while a claim payment waits, all of it waits with it. */
  readonly decisions: readonly {
    readonly claimPaymentId: string;
    readonly decisions: readonly AdjustmentDecision[];
  }[];
  /** All denials of the set, also those reversed or without money at stake. */
  readonly denials: readonly PlannedDenial[];
  /** All that is open now; what `findSettledItems` finds of the claim's earlier items has settled itself. */
  readonly workItems: readonly PlannedWorkItem[];
  /** What takes effect of the decisions about the claim's denials. */
  readonly decided: readonly FoldedDecision[];
  /** Absent where the set does not move the claim (all held, exceptions or information). */
  readonly claimState?: PlannedClaimState;
}

export type PlannedClaimState = 'adjudicated' | 'denied' | 'pending';

/** A claim payment without a claim, or one set aside by a person. */
export interface UnmatchedPayment {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly payment: ClaimPayment;
  readonly placement?: number;
}

/** What one part of a remittance posts outside any claim. */
export interface UnclaimedPlan {
  readonly journals: readonly Journal[];
  readonly workItems: readonly PlannedWorkItem[];
}
