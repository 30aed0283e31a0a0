import type { Approval, ApprovalDecision, ApprovalKind, ApprovalRequest } from '../../../schemas/approval.js';
import type { Cents } from '../../../schemas/money.js';
import type { ClaimDecision } from '../../../schemas/remittance-records.js';

export interface ApprovalRecords {
  /** One person of the practice at a time asks or decides. Before every other lock. */
  lock(): Promise<void>;
  insert(request: ApprovalRequest): Promise<void>;
  find(approvalId: string): Promise<Approval | undefined>;
  /** Requests about an object that wait. */
  findOpen(objectId: string): Promise<Approval[]>;
  /** What was done alone of these kinds and this object so far. */
  sumAlone(kinds: readonly ApprovalKind[], objectId: string): Promise<Cents>;
  decide(approvalId: string, decision: ApprovalDecision): Promise<void>;
  settle(
    approvalId: string,
    outcome: 'executed' | 'declined',
    journalKeys: readonly string[],
    settledAt: string,
  ): Promise<void>;
  /** What was decided of the denials and claim payments of these claims and has taken effect. */
  findClaimDecisions(claimIds: readonly string[]): Promise<(ClaimDecision & { readonly claimId: string })[]>;
}
