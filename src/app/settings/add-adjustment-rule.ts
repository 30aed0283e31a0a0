import type { AdjustmentRuleKey, RuleMeaning } from '../../../schemas/adjustment-rule.js';
import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import { readReasonCode } from '../../../schemas/codes/adjustment-reasons.js';
import { readRemarkCode } from '../../../schemas/codes/remark-codes.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { OwnAdjustmentRule } from '../records/adjustment-rule-records.js';
import { ensurePractice } from './practice-settings.js';

export interface NewAdjustmentRule extends AdjustmentRuleKey {
  readonly meaning: RuleMeaning;
  readonly isPreventable?: boolean;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo?: CalendarDate;
}

/**
 * Adds a row to the practice's decision table. It holds for payments dated after all that are posted: what is posted stays
 * as it was decided, and the ledger stays what remittances and table make of it together.
 */
export async function addAdjustmentRule(
  context: AppContext,
  actor: Actor,
  given: NewAdjustmentRule,
): Promise<Outcome<OwnAdjustmentRule>> {
  const ruleId = context.ids.next();
  const act = { action: 'adjustment-rule.edit', objectType: 'adjustment-rule', objectId: ruleId } as const;
  const wrong = checkRule(given);
  return context.unitOfWork.run<OwnAdjustmentRule>(actor, act, async (records) => {
    if (wrong.length > 0) return refused('invalid', wrong);
    await ensurePractice(records, actor);
    const tooEarly = await checkDate(records, given.effectiveFrom, 'effectiveFrom');
    if (tooEarly) return refused('conflict', [tooEarly]);
    const rule: OwnAdjustmentRule = { ...given, ruleId, ...readKey(given) };
    const other = (await records.adjustmentRules.findAll()).find((each) => overlaps(each, rule));
    if (other) return refused('conflict', [issue('rule.overlaps', {}, { ruleId: other.ruleId })]);
    await records.adjustmentRules.insert(rule);
    return done(rule);
  });
}

/** Ends a row with a day; one that has not begun is taken back by the day before it would have. */
export async function endAdjustmentRule(
  context: AppContext,
  actor: Actor,
  ruleId: string,
  effectiveTo: CalendarDate,
): Promise<Outcome<OwnAdjustmentRule>> {
  const act = { action: 'adjustment-rule.edit', objectType: 'adjustment-rule', objectId: ruleId } as const;
  return context.unitOfWork.run<OwnAdjustmentRule>(actor, act, async (records) => {
    const rules = await records.adjustmentRules.findAll();
    const rule = rules.find((each) => each.ruleId === ruleId);
    if (!rule) return refused('unknown', []);
    const { effectiveFrom } = rule;
    if (effectiveTo < addDays(effectiveFrom, -1)) {
      return refused('invalid', [issue('rule.ends-before-it-begins', {}, { effectiveFrom, effectiveTo })]);
    }
    // An end in the past or its change would decide anew what is posted: the earlier of both days is what is touched first.
    const touched =
      rule.effectiveTo !== undefined && rule.effectiveTo < effectiveTo ? rule.effectiveTo : effectiveTo;
    const tooEarly = await checkDate(records, addDays(touched, 1), 'effectiveTo');
    if (tooEarly) return refused('conflict', [tooEarly]);
    const ended = { ...rule, effectiveTo };
    const other = rules.find((each) => each.ruleId !== ruleId && overlaps(each, ended));
    if (other) return refused('conflict', [issue('rule.overlaps', {}, { ruleId: other.ruleId })]);
    await records.adjustmentRules.end(ruleId, effectiveTo);
    return done(ended);
  });
}

/** What no date makes right. */
function checkRule({
  reasonCode,
  remarkCode,
  meaning,
  effectiveFrom,
  effectiveTo,
}: NewAdjustmentRule): Issue[] {
  const issues: Issue[] = [];
  const ofRemark = meaning === 'missing-information' || meaning === 'information';
  if (reasonCode === undefined && (remarkCode === undefined || !ofRemark)) {
    issues.push(issue('rule.without-reason', { path: 'reasonCode' }));
  }
  if (reasonCode !== undefined && meaning === 'missing-information') {
    issues.push(issue('rule.remark-meaning', { path: 'meaning' }, { meaning }));
  }
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) {
    const context = { effectiveFrom, effectiveTo };
    issues.push(issue('rule.ends-before-it-begins', { path: 'effectiveTo' }, context));
  }
  return issues;
}

/** The first day for which the table changes lies after every payment that is posted. */
async function checkDate(records: Records, day: CalendarDate, path: string): Promise<Issue | undefined> {
  // A remittance that is being posted has read the table: it is waited for, and seen.
  await records.counters.next('remittance');
  const latest = await records.remittances.findLatestPaymentDate();
  return latest === undefined || day > latest ? undefined : issue('rule.too-early', { path }, { latest });
}

function readKey({ groupCode, reasonCode, remarkCode, payerId }: AdjustmentRuleKey): AdjustmentRuleKey {
  return {
    ...(groupCode !== undefined && { groupCode }),
    ...(reasonCode !== undefined && { reasonCode: readReasonCode(reasonCode) }),
    ...(remarkCode !== undefined && { remarkCode: readRemarkCode(remarkCode) }),
    ...(payerId !== undefined && { payerId }),
  };
}

function overlaps(one: OwnAdjustmentRule, other: OwnAdjustmentRule): boolean {
  const isSame = (['groupCode', 'reasonCode', 'remarkCode', 'payerId'] as const).every(
    (part) => one[part] === other[part],
  );
  const reaches = (a: OwnAdjustmentRule, b: OwnAdjustmentRule) =>
    a.effectiveTo === undefined || b.effectiveFrom <= a.effectiveTo;
  const isEmpty = [one, other].some(
    ({ effectiveFrom, effectiveTo }) => effectiveTo && effectiveTo < effectiveFrom,
  );
  return isSame && !isEmpty && reaches(one, other) && reaches(other, one);
}
