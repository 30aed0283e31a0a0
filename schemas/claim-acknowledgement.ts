import type { CalendarDate } from './calendar-date.js';
import type { ProcedureCode } from './claim.js';
import type { Cents } from './money.js';
import type { OtherSegment, Reference, RemittanceName, SourceRange } from './remittance-advice.js';

/** A 277CA (005010X214): what a clearinghouse or a payer says of claims before anybody adjudicates them. */
export interface ClaimAcknowledgement {
  readonly transactionSetControlNumber: string;
  /** BHT03. */
  readonly reference: string;
  /** BHT04 and BHT05. */
  readonly createdDate?: CalendarDate;
  readonly createdTime: string;
  /** 2000A. */
  readonly sources: readonly AcknowledgingSource[];
  /** What no field holds, as sent; its place names the loop. */
  readonly otherSegments: readonly OtherSegment[];
  readonly place: SourceRange;
}

/** 2000A: who speaks; entity AY is a clearinghouse, PR a payer. */
export interface AcknowledgingSource {
  readonly name: RemittanceName;
  /** 2200A TRN02. */
  readonly traceNumber?: string;
  /** DTP*050 and DTP*009. */
  readonly receivedDate?: CalendarDate;
  readonly processedDate?: CalendarDate;
  readonly receivers: readonly AcknowledgedReceiver[];
}

/** 2000B: who sent the claims. Without providers its status stands for every claim of the batch. */
export interface AcknowledgedReceiver {
  readonly name: RemittanceName;
  /** 2200B TRN02: BHT03 of the 837, as far as the sender of the acknowledgement knows it. */
  readonly batchReference?: string;
  readonly statuses: readonly ClaimStatus[];
  readonly totals: AcknowledgedTotals;
  readonly providers: readonly AcknowledgedProvider[];
}

/** 2000C: the billing provider. Without claims its status stands for every claim of the provider in the batch. */
export interface AcknowledgedProvider {
  readonly name: RemittanceName;
  /** 2200C TRN02. */
  readonly traceNumber?: string;
  readonly statuses: readonly ClaimStatus[];
  readonly references: readonly Reference[];
  readonly totals: AcknowledgedTotals;
  readonly claims: readonly AcknowledgedClaim[];
}

/** QTY*90 or QA with AMT*YU accepted, QTY*AA or QC with AMT*YY rejected; as far as they are sent. */
export interface AcknowledgedTotals {
  readonly acceptedCount?: number;
  readonly rejectedCount?: number;
  readonly acceptedAmount?: Cents;
  readonly rejectedAmount?: Cents;
}

/** 2000D with one 2200D. */
export interface AcknowledgedClaim {
  readonly patient: RemittanceName;
  /** TRN02: CLM01. */
  readonly patientControlNumber: string;
  readonly statuses: readonly ClaimStatus[];
  /** REF*1K: what the payer will call the claim, as CLP07 of its 835. */
  readonly payerControlNumber?: string;
  /** REF*D9. */
  readonly clearinghouseTraceNumber?: string;
  /** REF*BLT. */
  readonly billType?: string;
  /** DTP*472. */
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
  readonly services: readonly AcknowledgedService[];
  readonly place: SourceRange;
}

/** 2220D: a line that the status is about. */
export interface AcknowledgedService {
  readonly procedure?: ProcedureCode;
  readonly chargeAmount?: Cents;
  /** SVC04. */
  readonly revenueCode?: string;
  readonly unitCount?: string;
  readonly statuses: readonly ClaimStatus[];
  /** REF*FJ. */
  readonly lineControlNumber?: string;
  /** REF*XZ. */
  readonly prescriptionNumber?: string;
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
}

/** STC. */
export interface ClaimStatus {
  /** STC01, STC10 and STC11: one to three. */
  readonly codes: readonly ClaimStatusCode[];
  readonly date?: CalendarDate;
  /** STC03: WQ accepted, U rejected; empty where none is sent. */
  readonly action: string;
  readonly amount?: Cents;
  /** STC12. */
  readonly message?: string;
  readonly place: SourceRange;
}

/** C043. */
export interface ClaimStatusCode {
  /** A0 to A8. */
  readonly category: string;
  readonly status: string;
  /** Whom the status is about: 85 the billing provider, IL the insured. */
  readonly entity?: string;
  /** The code list of the status where it is not the usual one. */
  readonly codeList?: string;
}
