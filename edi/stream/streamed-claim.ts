import type { Issue } from '../../schemas/issue.js';
import type { SourceRange } from '../../schemas/remittance-advice.js';
import type { ClaimBatchRead } from '../claim-837/read-claim-batch.js';
import type { LevelEnd, OtherSet, SetStart } from './stream-parts.js';

/** What an 837 says, part by part in the order of the file. */
export type StreamedClaim = ClaimSetStart | ClaimRead | ClaimSetEnd | OtherSet | LevelEnd;

export interface ClaimSetStart extends SetStart {
  readonly kind: 'set-start';
  /** Who sends the claims to whom: BHT and the loops 1000A and 1000B. */
  readonly batch: Omit<ClaimBatchRead, 'claims' | 'issues'>;
  readonly issues: readonly Issue[];
}

/** A claim with what the levels above it say. */
export interface ClaimRead {
  readonly kind: 'claim';
  /** Absent, with errors, when it cannot be read. */
  readonly claim?: ClaimBatchRead['claims'][number];
  /** From the CLM to the last segment of the claim. */
  readonly place: SourceRange;
  /** Of the claim, and before the first claim below them of the levels above it. */
  readonly issues: readonly Issue[];
}

export interface ClaimSetEnd {
  readonly kind: 'set-end';
  readonly claimCount: number;
  /** Claims that could not be read. */
  readonly unreadCount: number;
  readonly issues: readonly Issue[];
}
