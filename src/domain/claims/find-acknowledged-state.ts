import type { ClaimState } from '../../../schemas/claim-state.js';
import { isTransition } from './lifecycle.js';

/** Who speaks, the one who knows least of a claim first: TA1, 999 or 997, 277CA of a clearinghouse, of a payer. */
export type AcknowledgementLevel = 'interchange' | 'set' | 'clearinghouse' | 'payer';

export interface SaidOfClaim {
  readonly level: AcknowledgementLevel;
  readonly outcome: 'accepted' | 'rejected';
}

/**
 * The state into which an acknowledgement moves a claim, none when it moves nothing. Never back: an acceptance moves
 * what was sent and nothing else; a rejection moves what was sent, and what was accepted where the one who rejects
 * knows at least as much of the claim as the one who accepted. A TA1 that accepts has not looked at claims.
 *
 * @param isAcceptedByPayer the payer itself has accepted it since it was sent last
 */
export function findAcknowledgedState(
  from: ClaimState,
  { level, outcome }: SaidOfClaim,
  isAcceptedByPayer: boolean,
): ClaimState | undefined {
  if (level === 'interchange' && outcome === 'accepted') return undefined;
  if (!isTransition(from, outcome, 'acknowledgement')) return undefined;
  if (from !== 'accepted' || level === 'payer') return outcome;
  return level === 'clearinghouse' && !isAcceptedByPayer ? outcome : undefined;
}

/** Whether what was said cannot stand beside the claim's state, so that a person has to ask who is right. */
export function isContradiction(from: ClaimState, { level, outcome }: SaidOfClaim): boolean {
  if (outcome === 'rejected') return from === 'accepted';
  return from === 'rejected' && level === 'payer';
}
