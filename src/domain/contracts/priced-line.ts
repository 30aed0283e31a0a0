import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Cents } from '../../../schemas/money.js';

/** What a contract has to know of a line. */
export interface PricedLine {
  readonly lineControlNumber: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Decimal string. */
  readonly unitCount: string;
  readonly chargeAmount: Cents;
  readonly serviceDate: CalendarDate;
  /** Place of service, by which Medicare pays the facility or the office rate. */
  readonly facilityCode: string;
}

/** The price of a line before reductions. */
export interface LinePrice {
  /** Dollars of one unit, exact. */
  readonly unitPrice: string;
  readonly units: string;
  readonly isMultipleProcedure: boolean;
}
