import type { PayerSequence } from '../../../schemas/ledger.js';
import type { LegacyMove } from '../../../schemas/legacy-claims.js';

/**
 * What a person decided, for good: who, when, why. Its subject is named by what its sender wrote, so that it also finds
 * a set that comes after it: the hash of the set's content and the place of the claim payment in it.
 */
export type ManualDecision = DecisionFacts & Decided;

type Decided =
  | { readonly kind: 'match'; readonly ordinal: number; readonly payload: MatchChoice }
  | { readonly kind: 'release'; readonly ordinal: number; readonly payload: PayerRelease }
  | { readonly kind: 'legacy'; readonly ordinal: number; readonly payload: LegacyMove }
  | { readonly kind: 'undo'; readonly ordinal?: undefined; readonly payload: Record<string, never> };

export interface DecisionFacts {
  /** Kind, subject and number: `match:<set hash>:3/1`. */
  readonly key: string;
  readonly setHash: string;
  readonly reason: string;
  readonly actorId: string;
  readonly recordedAt: Date;
}

export interface MatchChoice {
  readonly patientControlNumber: string;
  /** Line control number by ordinal of the service, where the person says so. */
  readonly lines?: Readonly<Record<number, string>>;
  /** Which payer of the claim adjudicated, where the person says so. */
  readonly payerSequence?: PayerSequence;
}

export interface PayerRelease {
  /** The earlier payer that is not waited for any more. */
  readonly payerSequence: PayerSequence;
}

export type NewDecision = Pick<DecisionFacts, 'setHash' | 'reason'> & Decided;

export interface ManualDecisionRecords {
  /** Records it as the actor's; gives its key. The place lock of `ClaimPaymentRecords` must be held. */
  insert(decision: NewDecision): Promise<string>;
  /** As `insert`, of one kind and many subjects, each of which stands in the list once. */
  insertAll(decisions: readonly NewDecision[]): Promise<void>;
  /** Takes a decision back, which stays as it was; refuses (throws) one that is revoked already. */
  revoke(decision: ManualDecision, reason: string): Promise<void>;
  /** As `revoke`, of many. */
  revokeAll(decisions: readonly ManualDecision[], reason: string): Promise<void>;
  /** Those of these sets that nobody has revoked, in the order of their keys. */
  findStanding(setHashes: readonly string[]): Promise<ManualDecision[]>;
}
