import type { AdjustmentRule, RuleMeaning } from '../../../schemas/adjustment-rule.js';
import { readReasonCode } from '../../../schemas/codes/adjustment-reasons.js';
import { readRemarkCode } from '../../../schemas/codes/remark-codes.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import { DEFAULT_RULES } from '../../domain/adjustments/default-rules.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Page, PageRequest } from '../records/list-records.js';

export interface AdjustmentRuleFilter {
  /** Of the practice or of the program; both when absent. */
  readonly source?: 'practice' | 'default';
  readonly reasonCode?: string;
  readonly remarkCode?: string;
  readonly meaning?: RuleMeaning;
}

/** The rows of the decision table by code, those of the practice among those of the program. */
export async function listAdjustmentRules(
  context: AppContext,
  actor: Actor,
  filter: AdjustmentRuleFilter,
  { limit, after }: PageRequest,
): Promise<Outcome<Page<AdjustmentRule>>> {
  const act = { action: 'adjustment-rule.read', objectType: 'adjustment-rule' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const own = filter.source === 'default' ? [] : await records.adjustmentRules.findAll();
    const rules = filter.source === 'practice' ? own : [...own, ...DEFAULT_RULES];
    const keyed = rules
      .filter((rule) => fits(rule, filter))
      .map((rule) => ({ rule, key: keyOf(rule) }))
      .filter(({ key }) => after === undefined || key > after[0]!)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    const items = keyed.slice(0, limit).map(({ rule }) => rule);
    records.audit.count({ items: items.length });
    return done(keyed.length > limit ? { items, next: [keyed[limit - 1]!.key] } : { items });
  });
}

function fits(rule: AdjustmentRule, { reasonCode, remarkCode, meaning }: AdjustmentRuleFilter): boolean {
  return (
    (reasonCode === undefined || rule.reasonCode === readReasonCode(reasonCode)) &&
    (remarkCode === undefined || rule.remarkCode === readRemarkCode(remarkCode)) &&
    (meaning === undefined || rule.meaning === meaning)
  );
}

/** Reasons before remarks, each by its letters and then its number. */
function keyOf({ reasonCode, remarkCode = '', ruleId }: AdjustmentRule): string {
  const code = reasonCode ?? remarkCode;
  const [, letters = '', digits = ''] = /^(\D*)(\d*)/.exec(code) ?? [];
  const list = reasonCode === undefined ? '2' : '1';
  return [list, letters, digits.padStart(6, '0'), remarkCode, ruleId].join(' ');
}
