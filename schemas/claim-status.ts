import type { CalendarDate } from './calendar-date.js';
import type { ProcedureCode } from './claim.js';
import type { ClaimStatusCode } from './claim-acknowledgement.js';
import type { Cents } from './money.js';
import type { Contact, OtherSegment, RemittanceName, SourceRange } from './remittance-advice.js';

/** A 276 (005010X212): the claims whose status is asked for. */
export interface ClaimStatusInquiry {
  readonly transactionSetControlNumber: string;
  /** BHT03. */
  readonly reference: string;
  /** BHT04 and BHT05. */
  readonly createdDate?: CalendarDate;
  readonly createdTime: string;
  /** 2000A: who is asked. */
  readonly payers: readonly InquiredPayer[];
  /** What stands in no level, as sent; absent when there is none. So on every level. */
  readonly otherSegments?: readonly OtherSegment[];
  readonly place: SourceRange;
}

export interface InquiredPayer {
  readonly name: RemittanceName;
  readonly receivers: readonly InquiringReceiver[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000B: who will receive the answer. */
export interface InquiringReceiver {
  readonly name: RemittanceName;
  readonly providers: readonly InquiringProvider[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000C: one provider, by one or two identifiers. */
export interface InquiringProvider {
  readonly names: readonly RemittanceName[];
  readonly subscribers: readonly InquiredSubscriber[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000D or 2000E. */
export interface InquiredPatient {
  readonly name: RemittanceName;
  readonly birthDate?: CalendarDate;
  readonly genderCode?: string;
  readonly claims: readonly InquiredClaim[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000D: the claims are those of which the subscriber is the patient. */
export interface InquiredSubscriber extends InquiredPatient {
  readonly dependents: readonly InquiredPatient[];
}

/** By what both sides know a claim; inquiry and answer have these in common. */
export interface ClaimTraces {
  /** TRN02: chosen by who asks; the answer repeats it. */
  readonly traceNumber: string;
  /** REF*1K: CLP07 of the remittance. */
  readonly payerControlNumber?: string;
  /** REF*BLT: type of bill. */
  readonly billType?: string;
  /** REF*EJ: CLM01. */
  readonly patientControlNumber?: string;
  /** REF*XZ. */
  readonly prescriptionNumber?: string;
  /** REF*D9. */
  readonly clearinghouseTraceNumber?: string;
  /** DTP*472. */
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
}

/** 2200D or 2200E of a 276. */
export interface InquiredClaim extends ClaimTraces {
  /** REF*LU: the payer's application or location. */
  readonly locationNumber?: string;
  /** REF*6P. */
  readonly groupNumber?: string;
  /** AMT*T3. */
  readonly chargeAmount?: Cents;
  readonly lines: readonly InquiredLine[];
  readonly otherSegments?: readonly OtherSegment[];
  /** Where it was read; absent in one that is to be sent. */
  readonly place?: SourceRange;
}

/** 2210D or 2210E; in the answer 2220D or 2220E. */
export interface InquiredLine {
  /** SVC01. */
  readonly procedure?: ProcedureCode;
  /** SVC02. */
  readonly chargeAmount?: Cents;
  /** SVC04. */
  readonly revenueCode?: string;
  /** SVC07, decimal string. */
  readonly unitCount?: string;
  /** REF*FJ: REF*6R of the claim. */
  readonly lineControlNumber?: string;
  /** DTP*472. */
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
  readonly otherSegments?: readonly OtherSegment[];
}

/** A 277 (005010X212): what a payer says of the claims that a 276 asked for. */
export interface ClaimStatusResponse {
  readonly transactionSetControlNumber: string;
  /** BHT03. */
  readonly reference: string;
  /** BHT04 and BHT05. */
  readonly createdDate?: CalendarDate;
  readonly createdTime: string;
  /** 2000A. */
  readonly payers: readonly AnsweringPayer[];
  readonly otherSegments?: readonly OtherSegment[];
  readonly place: SourceRange;
}

export interface AnsweringPayer {
  readonly name: RemittanceName;
  /** PER. */
  readonly contacts: readonly Contact[];
  readonly receivers: readonly AnsweredReceiver[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000B. Without providers its statuses stand for the whole inquiry. */
export interface AnsweredReceiver {
  readonly name: RemittanceName;
  /** 2200B TRN02: BHT03 of the 276. */
  readonly traceNumber?: string;
  readonly statuses: readonly ReportedStatus[];
  readonly providers: readonly AnsweredProvider[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000C. Without subscribers its statuses stand for every claim of the provider in the inquiry. */
export interface AnsweredProvider {
  readonly names: readonly RemittanceName[];
  /** 2200C TRN02. */
  readonly traceNumber?: string;
  readonly statuses: readonly ReportedStatus[];
  readonly subscribers: readonly AnsweredSubscriber[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000D or 2000E. */
export interface AnsweredPatient {
  readonly name: RemittanceName;
  readonly claims: readonly AnsweredClaim[];
  readonly otherSegments?: readonly OtherSegment[];
}

export interface AnsweredSubscriber extends AnsweredPatient {
  readonly dependents: readonly AnsweredPatient[];
}

/** 2200D or 2200E of a 277. */
export interface AnsweredClaim extends ClaimTraces {
  readonly statuses: readonly ReportedStatus[];
  /** REF*VV. */
  readonly voucherNumber?: string;
  readonly lines: readonly AnsweredLine[];
  readonly otherSegments?: readonly OtherSegment[];
  readonly place?: SourceRange;
}

export interface AnsweredLine extends InquiredLine {
  /** SVC03. */
  readonly paymentAmount?: Cents;
  readonly statuses: readonly ReportedStatus[];
}

/** STC of a 277. */
export interface ReportedStatus {
  /** STC01, STC10 and STC11: one to three. */
  readonly codes: readonly ClaimStatusCode[];
  /** STC02: since when it is so. */
  readonly date?: CalendarDate;
  /** STC03, which this guide does not use. */
  readonly actionCode?: string;
  /** STC04: the charge of the claim. */
  readonly chargeAmount?: Cents;
  /** STC05. */
  readonly paymentAmount?: Cents;
  /** STC06: when the claim was adjudicated. */
  readonly adjudicationDate?: CalendarDate;
  /** STC07, which this guide does not use. */
  readonly paymentMethodCode?: string;
  /** STC08 and STC09: of the cheque or transfer. */
  readonly paymentDate?: CalendarDate;
  readonly paymentNumber?: string;
  /** STC12. */
  readonly message?: string;
}
