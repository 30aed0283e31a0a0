import type { AdjustmentRule } from '../../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { readReasonCode } from '../../../schemas/codes/adjustment-reasons.js';
import { readRemarkCode } from '../../../schemas/codes/remark-codes.js';
import { DEFAULT_RULES } from './default-rules.js';

/** An adjustment as the table is asked about it. */
export interface AskedAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly remarkCodes: readonly string[];
  readonly payerId?: string;
  /** The date of the payment; without one every row is in force. */
  readonly on?: CalendarDate;
}

/**
 * The decision table for adjustments as a value: group x CARC x RARC x payer, by date of payment. Of the rows that fit, the
 * most specific decides: one that names the payer before one that does not, then the remark, then the group. Among equals
 * the practice's own row goes before the program's, and the later one before the earlier.
 */
export class DecisionTable {
  readonly #byReason = new Map<string, AdjustmentRule[]>();
  readonly #byRemark = new Map<string, AdjustmentRule[]>();

  /** @param rules in any order */
  constructor(rules: readonly AdjustmentRule[]) {
    for (const rule of [...rules].sort(compareRules)) {
      if (rule.reasonCode !== undefined) addTo(this.#byReason, readReasonCode(rule.reasonCode), rule);
      else if (rule.remarkCode !== undefined) addTo(this.#byRemark, readRemarkCode(rule.remarkCode), rule);
    }
  }

  /** The row that decides; none for a code that no row knows. */
  findRule(asked: AskedAdjustment): AdjustmentRule | undefined {
    return this.#byReason.get(readReasonCode(asked.reasonCode))?.find((rule) => fits(rule, asked));
  }

  /** The row by which a remark says that information is missing, of the first remark that has one. */
  findMissingInformation(asked: AskedAdjustment): AdjustmentRule | undefined {
    for (const remark of asked.remarkCodes) {
      const rule = this.#byRemark.get(readRemarkCode(remark))?.find((each) => fits(each, asked));
      if (rule?.meaning === 'missing-information') return rule;
    }
    return undefined;
  }
}

/** The program's table with the practice's own rows in it. */
export function buildDecisionTable(own: readonly AdjustmentRule[]): DecisionTable {
  return own.length === 0 ? DEFAULT_DECISION_TABLE : new DecisionTable([...DEFAULT_RULES, ...own]);
}

export const DEFAULT_DECISION_TABLE = new DecisionTable(DEFAULT_RULES);

function addTo(rules: Map<string, AdjustmentRule[]>, code: string, rule: AdjustmentRule): void {
  const known = rules.get(code);
  if (known) known.push(rule);
  else rules.set(code, [rule]);
}

function fits(rule: AdjustmentRule, { groupCode, remarkCodes, payerId, on }: AskedAdjustment): boolean {
  return (
    (rule.groupCode === undefined || rule.groupCode === groupCode) &&
    (rule.payerId === undefined || rule.payerId === payerId) &&
    (rule.remarkCode === undefined || hasRemark(remarkCodes, rule.remarkCode)) &&
    (on === undefined || isInForce(rule, on))
  );
}

function hasRemark(remarkCodes: readonly string[], remark: string): boolean {
  return remarkCodes.some((code) => readRemarkCode(code) === readRemarkCode(remark));
}

function isInForce({ effectiveFrom, effectiveTo }: AdjustmentRule, on: CalendarDate): boolean {
  return (
    (effectiveFrom === undefined || effectiveFrom <= on) && (effectiveTo === undefined || on <= effectiveTo)
  );
}

/** The most specific first; total, so that the order in which rows are given changes nothing. */
function compareRules(one: AdjustmentRule, other: AdjustmentRule): number {
  return (
    specificityOf(other) - specificityOf(one) ||
    Number(isDefault(one)) - Number(isDefault(other)) ||
    compareTexts(other.effectiveFrom ?? '', one.effectiveFrom ?? '') ||
    compareTexts(one.ruleId, other.ruleId)
  );
}

function specificityOf({ payerId, remarkCode, groupCode }: AdjustmentRule): number {
  const weigh = (part: string | undefined, weight: number) => (part === undefined ? 0 : weight);
  return weigh(payerId, 4) + weigh(remarkCode, 2) + weigh(groupCode, 1);
}

function isDefault({ ruleId }: AdjustmentRule): boolean {
  return ruleId.startsWith('default:');
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
