/**
 * Where a claim stands. Which state may follow which, and by what cause, is the table of
 * src/domain/claims/lifecycle.ts.
 */
export type ClaimState =
  /** Built from an encounter, edits not yet run; a claim without a payer stays so. Exits: needs-work, ready, void. */
  | 'draft'
  /** An edit of severity error stands against it: on a worklist, never in a file. Exits: draft, ready, void. */
  | 'needs-work'
  /** Every edit ran and none of severity error stands. Exits: draft, needs-work, submitted, void. */
  | 'ready'
  /** In a file with its control number, not yet acknowledged. Exits: accepted, rejected, pending, adjudicated, denied. */
  | 'submitted'
  /** Acknowledged by clearinghouse or payer. Exits: rejected, pending, adjudicated, denied. */
  | 'accepted'
  /** Refused before adjudication: no remittance is expected. Exits: draft, needs-work, ready, void; money that comes all the same. */
  | 'rejected'
  /** The payer has it and has not decided, or has taken its decision back. Exits: adjudicated, denied. */
  | 'pending'
  /** Decided and not denied. Exits: pending, denied, draft, needs-work, ready, void. */
  | 'adjudicated'
  /** Decided, and all of it denied. Exits: pending, adjudicated, draft, needs-work, ready, void. */
  | 'denied'
  /** Withdrawn; what was posted for it has been reversed. No exit. */
  | 'void';
