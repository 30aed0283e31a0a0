import type { AdjustmentRule } from '../../../schemas/adjustment-rule.js';
import { addDays } from '../../../schemas/calendar-date.js';
import { ADJUSTMENT_REASONS } from '../../../schemas/codes/adjustment-reasons.js';
import { MISSING_INFORMATION_REMARKS } from '../../../schemas/codes/remark-codes.js';

/** The rows that come with the program: one for each reason code, and one for each remark that asks for information. */
export const DEFAULT_RULES: readonly AdjustmentRule[] = [
  ...[...ADJUSTMENT_REASONS].flatMap(([reasonCode, versions]) =>
    versions.map(({ meaning, since, until }) => ({
      ruleId: `default:${reasonCode}`,
      reasonCode,
      meaning,
      ...(since !== undefined && { effectiveFrom: since }),
      ...(until !== undefined && { effectiveTo: addDays(until, -1) }),
    })),
  ),
  ...[...MISSING_INFORMATION_REMARKS].map((remarkCode) => ({
    ruleId: `default:${remarkCode}`,
    remarkCode,
    meaning: 'missing-information' as const,
  })),
];
