import { type CalendarDate, formatX12Date } from '../schemas/calendar-date.js';
import type { SegmentData } from './x12/segment.js';

/** DTP: a day (D8), or a period (RD8) where it has an end. */
export function buildPeriod(qualifier: string, date: CalendarDate, endDate?: CalendarDate): SegmentData {
  const day = formatX12Date(date);
  if (endDate === undefined) return ['DTP', qualifier, 'D8', day];
  return ['DTP', qualifier, 'RD8', `${day}-${formatX12Date(endDate)}`];
}

/** CCYYMMDD, or nothing. */
export function dayOf(date: CalendarDate | undefined): string {
  return date === undefined ? '' : formatX12Date(date);
}
