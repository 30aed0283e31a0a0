import type { Approval } from '../../../schemas/approval.js';
import type { LegacyList } from '../../../schemas/legacy-claims.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import type { ManualDecision } from '../records/manual-decision-records.js';
import { isLegacy } from './move-legacy-claims.js';

/** What stands of an approved list. */
export interface LegacyStanding {
  /** That its claim payments are legacy, each by itself; none once it was taken back. */
  readonly decisions: readonly ManualDecision[];
  /** Those of which the money lies on the account of the list: without a claim, and not undone. */
  readonly lying: readonly ClaimPaymentRecord[];
}

export async function findLegacyStanding(
  records: Records,
  { approvalId, payload }: Pick<Approval, 'approvalId' | 'payload'>,
): Promise<LegacyStanding> {
  const { sets } = payload as unknown as LegacyList;
  const standing = await records.manualDecisions.findStanding(Object.keys(sets));
  const decisions = standing.filter(
    (each) => each.kind === 'legacy' && each.payload.approvalId === approvalId,
  );
  const subjects = new Set(decisions.map(({ setHash, ordinal }) => `${setHash}:${ordinal}`));
  const rows = await records.claimPayments.findInSets(sets);
  const lying = rows.filter((row) => isLegacy(row) && subjects.has(`${row.setHash}:${row.ordinal}`));
  return { decisions, lying };
}
