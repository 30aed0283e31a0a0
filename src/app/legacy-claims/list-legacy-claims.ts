import { LEGACY_CLAIMS } from '../../../schemas/approval.js';
import type { LegacyList, LegacyRule } from '../../../schemas/legacy-claims.js';
import { type Cents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { findLegacyRule } from '../../domain/remittance/matching/find-legacy-rule.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { type FoundLegacyClaims, findLegacyClaims, type LegacyClaim } from './find-legacy-claims.js';
import { findLegacyStanding } from './find-legacy-standing.js';

/** Claim payments of one rule, with what they come to together. */
export interface ListedLegacyClaims extends FoundLegacyClaims {
  readonly amount: Cents;
  /** Of an approved list of which something stands, so that it can be taken back: what lies on its account now. */
  readonly lying?: { readonly count: number; readonly amount: Cents };
}

/**
 * What waits without a claim and fits a rule of the practice, rule by rule: what somebody may ask to have moved. Or the
 * list that a request is about, for who decides about it.
 */
export function listLegacyClaims(
  context: AppContext,
  actor: Actor,
  approvalId?: string,
): Promise<Outcome<readonly ListedLegacyClaims[]>> {
  const about = approvalId !== undefined && { objectId: approvalId };
  const act = { action: 'approval.read', objectType: 'legacy-claims', ...about } as const;
  return context.unitOfWork.run<readonly ListedLegacyClaims[]>(actor, act, async (records) => {
    const found =
      approvalId === undefined
        ? (await findNow(records)).map(sumUp)
        : await findRequested(records, approvalId);
    if (!found) return refused('unknown', []);
    records.audit.count({ claimPayments: found.reduce((count, { claims }) => count + claims.length, 0) });
    return done(found);
  });
}

async function findNow(records: Records): Promise<FoundLegacyClaims[]> {
  const rules: readonly LegacyRule[] = (await findPracticeSettings(records))?.legacyClaims ?? [];
  return findLegacyClaims(records, rules);
}

/** By the rule as it was then. */
async function findRequested(
  records: Records,
  approvalId: string,
): Promise<ListedLegacyClaims[] | undefined> {
  const approval = await records.approvals.find(approvalId);
  if (approval?.kind !== LEGACY_CLAIMS) return undefined;
  const { rule, sets } = approval.payload as unknown as LegacyList;
  const rows = await records.claimPayments.findInSets(sets);
  const claims = rows.flatMap((row): LegacyClaim[] => {
    const found = findLegacyRule(row.payment, row.paymentDate, [rule]);
    return found ? [{ row, sign: found.sign }] : [];
  });
  const listed = sumUp({ rule, claims, hasMore: false });
  if (approval.state !== 'executed') return [listed];
  const { decisions, lying } = await findLegacyStanding(records, approval);
  if (decisions.length === 0) return [listed];
  const amount = sumCents(lying, ({ payment }) => payment.paymentAmount);
  return [{ ...listed, lying: { count: lying.length, amount } }];
}

function sumUp(found: FoundLegacyClaims): ListedLegacyClaims {
  return { ...found, amount: sumCents(found.claims, ({ row }) => row.payment.paymentAmount) };
}
