import type { CalendarDate } from './calendar-date.js';

/** What a payer has agreed to pay for services, by date of service; both ends included. */
export interface ContractSettings {
  /** NM109 of the payer. */
  readonly payerId: string;
  readonly name: string;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  /** The first that fits a line prices it; a line that none fits has no expected amount. */
  readonly terms: readonly ContractTerm[];
  /** Never more than the charge of the line. */
  readonly lesserOfCharge: boolean;
  /** Percent of the price by rank of the lines that are subject to it, dearest first; the last one holds for all after it. */
  readonly multipleProcedurePercents?: readonly string[];
  /** Percent of the price of a line with modifier 50. */
  readonly bilateralPercent?: string;
  /** A difference within these, in dollars below and above what is expected, is none. */
  readonly toleranceBelowUsd: string;
  readonly toleranceAboveUsd: string;
}

/** One way to price lines. Rates are decimal strings; percents are of a hundred: `112.5`. */
export type ContractTerm = {
  /** Procedure codes that it is for; all when absent. */
  readonly codes?: readonly string[];
} & ContractMethod;

export type ContractMethod =
  | { readonly method: 'fee-table'; readonly fees: readonly ContractFee[] }
  | { readonly method: 'percent-of-charge'; readonly percent: string }
  | ({ readonly method: 'percent-of-medicare'; readonly percent: string } & MedicareRates)
  /** For each unit of the line. */
  | { readonly method: 'per-diem'; readonly rateUsd: string }
  /** Once for the claim, on its first line that the term fits; nothing for the others. */
  | { readonly method: 'case-rate'; readonly rateUsd: string };

/** Price of one unit. */
export interface ContractFee {
  readonly code: string;
  /** Absent: whatever the modifiers. */
  readonly modifier?: string;
  readonly priceUsd: string;
  readonly isMultipleProcedure?: boolean;
}

/** Medicare physician fee schedule: (work x GPCI + practice expense x GPCI + malpractice x GPCI) x conversion factor. */
export interface MedicareRates {
  readonly conversionFactor: string;
  readonly workGpci: string;
  readonly practiceExpenseGpci: string;
  readonly malpracticeGpci: string;
  readonly relativeValues: readonly RelativeValue[];
}

/** Relative value units of a procedure, from the public CMS file. */
export interface RelativeValue {
  readonly code: string;
  /** 26, TC or 53, where the file has a row of its own for it. */
  readonly modifier?: string;
  readonly work: string;
  readonly nonFacilityPracticeExpense: string;
  readonly facilityPracticeExpense: string;
  readonly malpractice: string;
  /** Indicator 2 of the file's column for multiple procedures. */
  readonly isMultipleProcedure?: boolean;
}
