import type { CalendarDate } from './calendar-date.js';

/** abn: Medicare's Advance Beneficiary Notice (CMS-R-131); waiver: the form of another payer that allows one. */
export const WAIVER_NOTICES = ['abn', 'waiver'] as const;

export type WaiverNotice = (typeof WAIVER_NOTICES)[number];

/** A paper on file by which the patient has agreed, before the service, to pay what the payer does not. */
export interface SignedWaiver {
  readonly notice: WaiverNotice;
  /** Where the paper is filed: its number, nothing of the patient. */
  readonly document: string;
  readonly signedOn: CalendarDate;
  /** Of the claim: the services that it names (lineControlNumber). */
  readonly lines: readonly string[];
}
