import type { CalendarDate } from '../../schemas/calendar-date.js';

/** The names under which the validator asks for the sets that official files bring. */
export type FiledCodeSet = 'icd_10_cm' | 'icd_10_pcs' | 'hcpcs' | 'pos' | 'poa_exempt' | 'drg';

/** One code of an official file; in force from `from` to `to`, both included, within the period of its release. */
export interface CodeRow {
  /** Without the point that people write. */
  readonly code: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** False for the header of a category: it may not be sent. */
  readonly isBillable: boolean;
}

/** What one official file says. Of a day outside of its period it says nothing. */
export interface CodeRelease {
  readonly set: FiledCodeSet;
  /** The first and the last day for which its list is whole. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly rows: readonly CodeRow[];
  /** Lines that are no row of its layout. */
  readonly rejected: number;
}
