import type { AdjustmentRule } from '../../../schemas/adjustment-rule.js';
import { findAdjustmentReason } from '../../../schemas/codes/adjustment-reasons.js';
import { present } from './common.js';

export function viewAdjustmentRule(rule: AdjustmentRule) {
  return present({
    ruleId: rule.ruleId,
    source: rule.ruleId.startsWith('default:') ? ('default' as const) : ('practice' as const),
    groupCode: rule.groupCode,
    reasonCode: rule.reasonCode,
    remarkCode: rule.remarkCode,
    payerId: rule.payerId,
    label: rule.reasonCode === undefined ? undefined : findAdjustmentReason(rule.reasonCode)?.label,
    meaning: rule.meaning,
    isPreventable: rule.isPreventable,
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo,
  });
}
