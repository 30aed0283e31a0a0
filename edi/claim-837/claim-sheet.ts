import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Drug, Payer, Person, ProcedureCode, Provider, Subscriber } from '../../schemas/claim.js';
import type { Place } from '../../schemas/issue.js';
import type { Cents } from '../../schemas/money.js';
import type { Adjustment, QualifiedAmount } from '../../schemas/remittance-advice.js';
import type { Balance } from '../../schemas/remittance-balance.js';

/** What an 837 set says, of any form and version, as far as its segments are understood. For reading only. */
export interface ClaimSheetBatch {
  readonly form: SheetForm;
  /** BHT02: 00 original, 18 sent again. */
  readonly purposeCode: string;
  /** BHT03. */
  readonly reference: string;
  /** BHT06: CH chargeable, RP for reporting, 31 subrogation. */
  readonly typeCode: string;
  /** BHT04 and BHT05. */
  readonly date?: CalendarDate;
  readonly time: string;
  readonly submitter: SheetParty;
  readonly receiver: SheetParty;
  readonly claims: readonly ClaimSheet[];
  /** The sum of the charges that could be read. */
  readonly chargeTotal: Cents;
}

export type SheetForm = 'professional' | 'institutional' | 'dental' | 'unknown';

export interface SheetParty {
  readonly name: string;
  readonly identifier: string;
  /** PER02 and its numbers. */
  readonly contact?: string;
}

/** One claim as a biller reads a claim form. Whatever was not sent or cannot be read is absent or empty. */
export interface ClaimSheet {
  readonly form: SheetForm;
  /** Where its CLM stands. */
  readonly at: Place;
  /** CLM01. */
  readonly patientControlNumber: string;
  /** CLM02. */
  readonly chargeAmount?: Cents;
  /** CLM05-1 and CLM05-3. */
  readonly facilityCode: string;
  readonly frequencyCode: string;
  /** CLM06 to CLM09. */
  readonly signatureCode: string;
  readonly assignmentCode: string;
  readonly benefitsAssignmentCode: string;
  readonly releaseCode: string;
  /** CLM11: causes and the state of an accident. */
  readonly causes: readonly string[];
  readonly accidentState?: string;
  readonly coverage: SheetCoverage;
  readonly otherCoverages: readonly SheetCoverage[];
  readonly patient?: Person;
  readonly billingProvider?: Provider;
  /** By NM101: 82 rendering, DN referring, 77 facility, 71 attending ... */
  readonly providers: readonly SheetProvider[];
  readonly dates: readonly SheetDate[];
  readonly references: readonly SheetReference[];
  readonly amounts: readonly QualifiedAmount[];
  readonly notes: readonly string[];
  /** Diagnoses in their order, principal first. */
  readonly diagnoses: readonly SheetCode[];
  /** What else HI says: conditions, occurrences, values, procedures. */
  readonly codes: readonly SheetCode[];
  readonly lines: readonly SheetLine[];
  /** CLM02 against the charges of the lines; absent when one of them cannot be read. */
  readonly balance?: Balance;
  /** Segments of the claim that no field holds, with how often. */
  readonly otherSegments: readonly { readonly segment: string; readonly count: number }[];
}

/** A coverage with its holder and payer: loops 2000B and 2010B, or 2320 and 2330. */
export interface SheetCoverage {
  readonly payerResponsibility: string;
  readonly relationshipCode: string;
  readonly subscriber?: Subscriber;
  readonly payer?: Payer;
  /** AMT and CAS of another coverage: what it has paid and why no more. */
  readonly amounts: readonly QualifiedAmount[];
  readonly adjustments: readonly Adjustment[];
}

export interface SheetProvider {
  readonly entityCode: string;
  readonly provider: Provider;
}

/** A day, a period, or a moment; an hour alone has no day. */
export interface SheetDate {
  readonly qualifier: string;
  readonly date?: CalendarDate;
  readonly endDate?: CalendarDate;
  /** HHMM. */
  readonly time?: string;
}

export interface SheetReference {
  readonly qualifier: string;
  readonly value: string;
}

/** A composite of HI: its qualifier and code, with the date or value that belongs to it. */
export interface SheetCode {
  readonly qualifier: string;
  readonly code: string;
  readonly date?: CalendarDate;
  /** As sent: dollars or a number of days, as the code has it. */
  readonly value?: string;
}

/** Loop 2400 with SV1, SV2 or SV3. */
export interface SheetLine {
  /** LX01. */
  readonly lineNumber: string;
  readonly lineControlNumber?: string;
  readonly revenueCode?: string;
  readonly procedure?: ProcedureCode;
  readonly chargeAmount?: Cents;
  readonly unitCount: string;
  readonly unitCode: string;
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
  /** Only where it was sent for the line. */
  readonly facilityCode?: string;
  /** Positions in the claim's diagnoses, as sent. */
  readonly diagnosisPointers: readonly string[];
  readonly renderingNpi?: string;
  /** TOO: tooth and surfaces, such as `12 LM`. */
  readonly teeth: readonly string[];
  readonly drug?: Drug;
  readonly amounts: readonly QualifiedAmount[];
  readonly notes: readonly string[];
  /** SVD with its CAS: what another payer has paid for the line. */
  readonly otherPayments: readonly SheetOtherPayment[];
}

export interface SheetOtherPayment {
  readonly payerId: string;
  readonly paymentAmount?: Cents;
  readonly adjustments: readonly Adjustment[];
}
