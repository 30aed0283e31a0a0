import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import { readRemarkCode } from '../../../schemas/codes/remark-codes.js';
import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { PayerClocks } from './payer-clocks.js';

/** MA130: the claim was never adjudicated. No appeal, no replacement; a new claim, whose filing clock has kept running. */
export function isUnprocessable(remarkCodes: readonly string[]): boolean {
  return remarkCodes.some((code) => readRemarkCode(code) === 'MA130');
}

/** The last day on which the payer hears an appeal, or takes a new claim where there is nothing to appeal. */
export function findDeadline(
  denial: Pick<PlannedDenial, 'deniedOn' | 'isUnprocessable'>,
  firstServiceDate: CalendarDate | undefined,
  clocks: PayerClocks,
): Pick<PlannedDenial, 'deadline' | 'deadlineKind'> {
  if (!denial.isUnprocessable) {
    return { deadline: addDays(denial.deniedOn, clocks.appealDays), deadlineKind: 'appeal' };
  }
  if (firstServiceDate === undefined) return {};
  return { deadline: addDays(firstServiceDate, clocks.filingDays), deadlineKind: 'filing' };
}
