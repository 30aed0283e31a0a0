import type { ClaimStatus } from '../../../schemas/claim-acknowledgement.js';
import { CLAIM_STATUS_CATEGORIES } from '../../../schemas/codes/claim-status-categories.js';

/** Undecided: a status that neither takes the claim in nor sends it back, or none at all. */
export type ClaimStatusOutcome = 'accepted' | 'rejected' | 'undecided';

export interface ClassifiedStatus {
  readonly outcome: ClaimStatusOutcome;
  /** STC03 and the categories do not say the same. */
  readonly isContradicting: boolean;
}

/**
 * What the statuses of a claim, provider or batch come to (005010X214 STC). One rejection outweighs any acceptance,
 * and where STC03 and the categories contradict each other it is a rejection: to look at a claim in vain costs
 * minutes, to wait for one that was sent back costs the filing limit.
 */
export function classifyClaimStatus(statuses: readonly ClaimStatus[]): ClassifiedStatus {
  const classified = statuses.map(classifyOne);
  const has = (outcome: ClaimStatusOutcome) => classified.some((each) => each.outcome === outcome);
  const isWhollyAccepted = has('accepted') && !has('undecided');
  return {
    outcome: has('rejected') ? 'rejected' : isWhollyAccepted ? 'accepted' : 'undecided',
    isContradicting: classified.some((each) => each.isContradicting),
  };
}

function classifyOne({ action, codes }: ClaimStatus): ClassifiedStatus {
  const outcomes = codes.map(({ category }) => CLAIM_STATUS_CATEGORIES.get(category)?.outcome);
  const isRefused = outcomes.includes('rejected');
  const isTaken = outcomes.length > 0 && outcomes.every((outcome) => outcome === 'accepted');
  if (action === 'U' || isRefused) {
    return { outcome: 'rejected', isContradicting: action === 'U' ? isTaken : action === 'WQ' };
  }
  return { outcome: isTaken ? 'accepted' : 'undecided', isContradicting: false };
}
