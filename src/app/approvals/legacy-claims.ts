import type { ApprovalRequest } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import type { LegacyList, LegacyRule } from '../../../schemas/legacy-claims.js';
import { type Cents, formatCents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { groupBy } from '../../domain/group-by.js';
import { today } from '../context.js';
import { findLegacyClaims } from '../legacy-claims/find-legacy-claims.js';
import { moveLegacyClaims, passLegacyClaims } from '../legacy-claims/move-legacy-claims.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';
import type { NewRequest } from './request-approval.js';

const OBJECT = 'legacy-claims:';

/** What somebody asks for who has seen the list of a rule: that list, by its length and its sum. */
export function legacyRequestOf(asked: {
  readonly rule: string;
  readonly count: number;
  readonly amount: Cents;
  readonly reason: string;
}): NewRequest {
  const { rule, count, amount, reason } = asked;
  return {
    kind: 'legacy-claims',
    objectId: `${OBJECT}${rule}`,
    reason,
    payload: { seen: { count, amount } },
  };
}

/**
 * Moves the claim payments of a list, which all wait without a claim, to the one account of its rule. What is approved is
 * the list and not the rule: what comes later, or is changed in the settings, waits for a request of its own.
 */
export async function prepareLegacyClaims(
  setting: ActSetting,
  { approvalId, objectId, reason, payload }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { records } = setting;
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const listed = isList(payload)
    ? await findListed(records, payload)
    : await findSeen(records, objectId.slice(OBJECT.length), payload);
  if ('refused' in listed) return listed;
  const { list, rows } = listed.done;
  const amount = sumCents(rows, ({ payment }) => payment.paymentAmount);
  const kept = { ...list };
  const perform = () => layLegacyClaims(setting, { approvalId, reason, payload: kept });
  return done({ amount, payload: kept, perform });
}

/**
 * Lays down what was approved, of each claim payment by the names that its sender gave it, and moves them. One that has a
 * claim, as it may have where all is recorded anew, is moved and comes back in the same breath: the act has its whole
 * effect, and the claim payment stays where it is. Gives the natural keys of what the act itself posts.
 */
export async function layLegacyClaims(
  { context, records }: ActSetting,
  { approvalId, reason, payload }: Pick<ApprovalRequest, 'approvalId' | 'reason' | 'payload'>,
): Promise<readonly string[]> {
  const { rule, sets } = payload as unknown as LegacyList;
  const move = { approvalId, account: rule.account };
  await records.manualDecisions.insertAll(
    Object.entries(sets).flatMap(([setHash, ordinals]) =>
      ordinals.map((ordinal) => ({ kind: 'legacy', setHash, ordinal, reason, payload: move }) as const),
    ),
  );
  const rows = await records.claimPayments.findInSets(sets);
  const notBefore = today(context.clock);
  const waiting = rows.filter(isWaiting).map((row) => [row, move] as const);
  const placed = rows.filter((row) => !isWaiting(row)).map((row) => [row, move] as const);
  return [
    ...(await moveLegacyClaims(records, waiting, { notBefore, isFirst: true })),
    ...(await passLegacyClaims(records, placed, notBefore)),
  ];
}

interface Listed {
  readonly list: LegacyList;
  readonly rows: readonly ClaimPaymentRecord[];
}

/** All of the list still have to wait, or another list is wanted. */
async function findListed(records: Records, list: LegacyList): Promise<Outcome<Listed>> {
  const rows = await records.claimPayments.findInSets(list.sets);
  const placed = rows.filter((row) => !isWaiting(row)).length;
  if (placed > 0) return refused('conflict', [issue('approval.legacy-placed', {}, { placed })]);
  return done({ list, rows });
}

/** What fits the rule now has to be what the asker has seen. */
async function findSeen(
  records: Records,
  name: string,
  payload: AskedAct['payload'],
): Promise<Outcome<Listed>> {
  const rules: readonly LegacyRule[] = (await findPracticeSettings(records))?.legacyClaims ?? [];
  const found = (await findLegacyClaims(records, rules)).find(({ rule }) => rule.name === name);
  if (!found) return refused('invalid', [issue('approval.no-legacy-rule', {}, { rule: name })]);
  const rows = found.claims.map(({ row }) => row);
  if (rows.length === 0) return refused('conflict', [issue('approval.nothing-open')]);
  const seen = payload['seen'] as { readonly count: number; readonly amount: Cents } | undefined;
  const amount = sumCents(rows, ({ payment }) => payment.paymentAmount);
  if (seen?.count !== rows.length || seen.amount !== amount) {
    const told = { count: rows.length, amount: formatCents(amount) };
    return refused('conflict', [issue('approval.legacy-changed', {}, told)]);
  }
  const bySet = groupBy(rows, ({ setHash }) => setHash);
  const sets = Object.fromEntries([...bySet].map(([hash, own]) => [hash, own.map(({ ordinal }) => ordinal)]));
  return done({ list: { rule: found.rule, sets }, rows });
}

function isWaiting({ claimId, state }: ClaimPaymentRecord): boolean {
  return claimId === undefined && state === 'exception';
}

function isList(payload: AskedAct['payload']): payload is AskedAct['payload'] & LegacyList {
  return payload['sets'] !== undefined;
}
