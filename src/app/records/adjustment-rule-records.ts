import type { AdjustmentRule } from '../../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';

/** The practice's own rows of the decision table. A row is never changed but for its end, and never taken away. */
export interface AdjustmentRuleRecords {
  /** In force or not, in no order. */
  findAll(): Promise<OwnAdjustmentRule[]>;
  insert(rule: OwnAdjustmentRule): Promise<void>;
  /** False when there is no such row. */
  end(ruleId: string, effectiveTo: CalendarDate): Promise<boolean>;
}

export interface OwnAdjustmentRule extends AdjustmentRule {
  readonly effectiveFrom: CalendarDate;
}
