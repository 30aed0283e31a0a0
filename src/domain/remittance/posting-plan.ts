import type { Journal, Posting } from '../../../schemas/ledger.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type {
  ClaimPaymentState,
  PlannedDenial,
  PlannedWorkItem,
} from '../../../schemas/remittance-records.js';

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
  /** All denials of the set, also those reversed or without money at stake. */
  readonly denials: readonly PlannedDenial[];
  /** All that is open now; what `findSettledItems` finds of the claim's earlier items has settled itself. */
  readonly workItems: readonly PlannedWorkItem[];
  /** Absent where the set does not move the claim (all held, exceptions or information). */
  readonly claimState?: PlannedClaimState;
}

export type PlannedClaimState = 'adjudicated' | 'denied' | 'pending';

/** A claim payment without a claim, or one set aside by a person. */
export interface UnmatchedPayment {
  readonly claimPaymentId: string;
  readonly remittanceId: string;
  readonly payment: ClaimPayment;
}

/** What one part of a remittance posts outside any claim. */
export interface UnclaimedPlan {
  readonly journals: readonly Journal[];
  readonly workItems: readonly PlannedWorkItem[];
}
