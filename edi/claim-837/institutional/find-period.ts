import { type CalendarDate, parseX12Date } from '../../../schemas/calendar-date.js';

export interface Period {
  readonly from: CalendarDate;
  readonly through: CalendarDate;
}

/** The days of a text of the form RD8, or D8, which is a period of one day; undefined when it is neither. */
export function findPeriod(text: string): Period | undefined {
  const days = text.split('-').map(parseX12Date);
  const [from, through] = days.length === 1 ? [days[0], days[0]] : days;
  return from && through && days.length <= 2 ? { from, through } : undefined;
}
