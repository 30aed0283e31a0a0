import { type ApprovalRequest, LEGACY_CLAIMS, UNDO_LEGACY_CLAIMS } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import type { LegacyList, LegacyReturn } from '../../../schemas/legacy-claims.js';
import { formatCents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { groupBy } from '../../domain/group-by.js';
import { today } from '../context.js';
import { findLegacyStanding, type LegacyStanding } from '../legacy-claims/find-legacy-standing.js';
import { takeLegacyBack } from '../legacy-claims/take-legacy-back.js';
import type { ClaimPaymentRecord } from '../ports.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';
import type { NewRequest } from './request-approval.js';

const OBJECT = 'legacy-list:';

/** Asks to take a list back that was approved in error, by the request under which it was moved. */
export function legacyReturnOf(asked: { readonly approvalId: string; readonly reason: string }): NewRequest {
  return { kind: UNDO_LEGACY_CLAIMS, objectId: `${OBJECT}${asked.approvalId}`, reason: asked.reason };
}

/** The request whose list an approval is about; of one that moves a list or takes it back. */
export function findLegacyList({
  kind,
  approvalId,
  objectId,
}: Pick<ApprovalRequest, 'kind' | 'approvalId' | 'objectId'>): string | undefined {
  if (kind === LEGACY_CLAIMS) return approvalId;
  return kind === UNDO_LEGACY_CLAIMS ? objectId.slice(OBJECT.length) : undefined;
}

/**
 * Takes the whole of an approved list back: the money of those that have no claim waits again, each under its exception, and none
 * of them is legacy any more. A claim payment whose claim has come stays where it is. Done once: nothing of the list stands then.
 */
export async function prepareLegacyReturn(
  setting: ActSetting,
  { approvalId, objectId, reason, payload }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { records } = setting;
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const listId = objectId.slice(OBJECT.length);
  const approval = await records.approvals.find(listId);
  if (approval?.kind !== LEGACY_CLAIMS || approval.state !== 'executed') {
    return refused('invalid', [issue('approval.no-legacy-list')]);
  }
  const { decisions, lying } = await findLegacyStanding(records, approval);
  if (decisions.length === 0) return refused('conflict', [issue('approval.nothing-open')]);
  const kept: LegacyReturn = { approvalId: listId, sets: setsOf(lying) };
  const amount = sumCents(lying, ({ payment }) => payment.paymentAmount);
  if (payload['sets'] !== undefined && JSON.stringify(payload['sets']) !== JSON.stringify(kept.sets)) {
    const told = { count: lying.length, amount: formatCents(amount) };
    return refused('conflict', [issue('approval.legacy-list-changed', {}, told)]);
  }
  const perform = () => layLegacyReturn(setting, { approvalId, reason, payload: { ...kept } });
  return done({ amount, payload: { ...kept }, perform });
}

/**
 * Revokes what stands of the list, and moves back what lies on its account. One that was moved back then and has its claim now, as
 * may be where all is recorded anew, is moved back and forth in the same breath, so that the act has its whole effect; one that had
 * its claim then and has none now comes back by the way. Gives the natural keys of what the act itself posts.
 */
export async function layLegacyReturn(
  setting: ActSetting,
  { approvalId, reason, payload }: Pick<ApprovalRequest, 'approvalId' | 'reason' | 'payload'>,
): Promise<readonly string[]> {
  const { records, context } = setting;
  const { approvalId: listId, sets } = payload as unknown as LegacyReturn;
  const list = (await records.approvals.find(listId))!;
  const standing = await findLegacyStanding(records, list);
  await records.manualDecisions.revokeAll(standing.decisions, reason);
  const { rule } = list.payload as unknown as LegacyList;
  return takeLegacyBack(records, {
    ...{ listId, approvalId, account: rule.account, notBefore: today(context.clock) },
    ...divide(standing, await records.claimPayments.findInSets(sets)),
  });
}

/** What lies there by whether the act is about it, and what it is about and does not lie there. */
function divide({ lying }: LegacyStanding, named: readonly ClaimPaymentRecord[]) {
  const ids = new Set(named.map(({ claimPaymentId }) => claimPaymentId));
  const lyingIds = new Set(lying.map(({ claimPaymentId }) => claimPaymentId));
  return {
    taken: lying.filter(({ claimPaymentId }) => ids.has(claimPaymentId)),
    beside: lying.filter(({ claimPaymentId }) => !ids.has(claimPaymentId)),
    passed: named.filter(({ claimPaymentId }) => !lyingIds.has(claimPaymentId)),
  };
}

/** By names that every ledger has, in an order of their own. */
function setsOf(rows: readonly ClaimPaymentRecord[]): LegacyReturn['sets'] {
  const bySet = [...groupBy(rows, ({ setHash }) => setHash)].map(
    ([hash, own]) => [hash, own.map(({ ordinal }) => ordinal).sort((one, other) => one - other)] as const,
  );
  return Object.fromEntries(bySet.sort(([one], [other]) => (one < other ? -1 : 1)));
}
