import type { CalendarDate } from '../../schemas/calendar-date.js';

/** `no data` when the set is not loaded for that date: nobody can tell, which is not the same as right. */
export type CodeVerdict = 'valid' | 'invalid' | 'no data';

/** The code sets that lie outside of the guides (SNIP type 5), each by the name that the guide tables use: `states`. */
export interface CodeSets {
  /** Whether a code stood in a set on a date: the date of service where there is one. */
  check(set: string, code: string, on: CalendarDate | undefined): CodeVerdict;
}
