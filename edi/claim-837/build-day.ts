import type { CalendarDate } from '../../schemas/calendar-date.js';
import { buildPeriod } from '../build-period.js';
import type { SegmentData } from '../x12/segment.js';

/** DTP of a day, or of a period where it ends on another; absent without a date. */
export function buildDay(
  to: SegmentData[],
  qualifier: string,
  date: CalendarDate | undefined,
  endDate?: CalendarDate,
): void {
  if (date === undefined) return;
  to.push(buildPeriod(qualifier, date, endDate === date ? undefined : endDate));
}
