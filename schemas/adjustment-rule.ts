import type { CalendarDate } from './calendar-date.js';
import type { ReasonMeaning } from './codes/adjustment-reasons.js';

/**
 * What a row of the decision table says of an adjustment. `capitation`: the service is paid per head. Of a row that names a
 * remark alone: `missing-information` makes the remark a sign that nobody has looked at the claim, `information` takes that back.
 */
export type RuleMeaning = ReasonMeaning | 'capitation' | 'missing-information';

/** What a row asks of an adjustment; a part that is absent fits all. */
export interface AdjustmentRuleKey {
  /** CAS01. */
  readonly groupCode?: string;
  /** CAS02. Absent only where the row is about a remark. */
  readonly reasonCode?: string;
  /** LQ*HE of the line, MIA or MOA of its claim. */
  readonly remarkCode?: string;
  /** NM109 of the payer. */
  readonly payerId?: string;
}

/** One row of the decision table for adjustments, in force for payments made from one date to another, both included. */
export interface AdjustmentRule extends AdjustmentRuleKey {
  /** Of a row of the practice; one that comes with the program is called `default:<code>`. */
  readonly ruleId: string;
  readonly meaning: RuleMeaning;
  readonly effectiveFrom?: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  /** Whether such a denial could have been prevented, where the practice says it. */
  readonly isPreventable?: boolean;
}

/**
 * What became of one CAS triple of a claim payment that is posted: posted to an adjustment account; moved to the next party;
 * restated, as said and posted already by an earlier payer or claim payment; denied; or unexplained, where a work item is open.
 */
export type AdjustmentOutcome = 'posted' | 'moved' | 'restated' | 'denied' | 'unexplained';

/** The record of one decision: the triple, the row that decided it, and what came of it. */
export interface AdjustmentDecision {
  /** `2.1`: service ordinal (0 for the claim) and place among its CAS, from 1. */
  readonly casOrdinal: string;
  readonly ruleId: string;
  readonly outcome: AdjustmentOutcome;
}
