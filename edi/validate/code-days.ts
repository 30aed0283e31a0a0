import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { Segment } from '../x12/segment.js';

/** Sets that count on the day of the adjudication and not on that of the service. */
const OF_PAYER: ReadonlySet<string> = new Set([
  ...['adjustment_reason', 'remark_code', 'ncpdp_reject', 'claim_status', 'claim_status_category', 'entity'],
]);

/** Bills of a stay or an episode (CLM05-1), whose diagnoses and procedures count on its last day and not on its first. */
const STAYS: ReadonlySet<string> = new Set(['11', '18', '21', '32', '41']);
const OF_STAY: ReadonlySet<string> = new Set(['icd_10_cm', 'icd_10_pcs', 'icd_9_cm', 'icd_9_pcs', 'drg']);

/** CLP02 of a reversal. */
const REVERSAL = '22';

/** On which days codes count that do not count on that of their service: those of a payer, and of a stay. */
export class CodeDays {
  #paymentDate: CalendarDate | undefined;
  #isReversal = false;
  #isStay = false;
  #lastDay: CalendarDate | undefined;

  /** Takes what a segment of the set tells: BPR16, CLP02, the type of bill, the period of the statement. */
  note(segment: Segment): void {
    switch (segment.id) {
      case 'BPR':
        this.#paymentDate = parseX12Date(segment.element(16));
        break;
      case 'CLP':
        this.#isReversal = segment.element(2) === REVERSAL;
        break;
      case 'CLM':
        this.#isStay = segment.component(5, 2) === 'A' && STAYS.has(segment.component(5, 1));
        this.#lastDay = undefined;
        break;
      case 'DTP':
        if (this.#isStay && segment.element(1) === '434')
          this.#lastDay = parseX12Date(segment.element(3).slice(9));
        break;
    }
  }

  /** Whether the set is one of a payer, whose day `payment` is. */
  isOfPayer(set: string): boolean {
    return OF_PAYER.has(set);
  }

  /**
   * The day of the payment (BPR16). A reversal repeats the reasons of the payment that it takes back, on whose day they were right
   * (005010X221A1 1.10.2.8), so its codes have none.
   */
  get payment(): CalendarDate | undefined {
    return this.#isReversal ? undefined : this.#paymentDate;
  }

  /** The last day of a stay for what counts on it, else the day that the claim tells. */
  ofClaim(set: string, date: CalendarDate | undefined): CalendarDate | undefined {
    return OF_STAY.has(set) ? (this.#lastDay ?? date) : date;
  }
}
