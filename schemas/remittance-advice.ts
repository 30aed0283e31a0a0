import type { CalendarDate } from './calendar-date.js';
import type { ProcedureCode } from './claim.js';
import type { Issue, Place } from './issue.js';
import type { Cents } from './money.js';

/** What an 835 transaction set says of the payment before its first claim: BPR to the loops 1000A and 1000B. */
export interface RemittanceHead {
  /** ST02. */
  readonly transactionSetControlNumber: string;
  /** BPR01. */
  readonly handlingCode: string;
  /** BPR02; of a set that was released as a part of a payment what the part comes to. */
  readonly paymentAmount: Cents;
  /** BPR02 of a set that was released as a part of a payment (src/domain/remittance/planning/plan-payment-parts.ts). */
  readonly wholePaymentAmount?: Cents;
  /** BPR03: C credit, D debit. */
  readonly creditDebitCode: string;
  /** BPR04: ACH, CHK, FWT, NON, BOP. */
  readonly paymentMethodCode: string;
  /** BPR05 to BPR15 as sent, element texts in order: format, banks and accounts. */
  readonly paymentRouting?: readonly string[];
  /** BPR16. */
  readonly paymentDate: CalendarDate;
  /** TRN02. */
  readonly traceNumber: string;
  /** TRN03: 1 and the payer's tax number. */
  readonly payerIdentifier: string;
  /** TRN04. */
  readonly originatingCompanyCode?: string;
  /** DTM*405. */
  readonly productionDate?: CalendarDate;
  readonly payer: RemittanceParty;
  readonly payee: RemittanceParty;
  /** REF before the first N1: receiver (EV), version (F2). */
  readonly references: readonly Reference[];
  /** CUR02, where a currency is named. */
  readonly currencyCode?: string;
}

/** What one 835 transaction set says. Everything a set can hold is kept; what no field knows is in `otherSegments`. */
export interface RemittanceAdvice extends RemittanceHead {
  /** The LX headers in order, with their provider summaries. */
  readonly headers: readonly RemittanceHeader[];
  readonly claimPayments: readonly ClaimPayment[];
  readonly providerAdjustments: readonly ProviderAdjustment[];
  readonly otherSegments: readonly OtherSegment[];
  readonly place: SourceRange;
}

/** Where in the file something was read: the proof behind an amount. */
export interface SourceRange {
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly line: number;
}

export interface RemittanceParty {
  readonly name: string;
  /** N103 and N104: XX NPI, FI tax number, XV health plan. */
  readonly identifierQualifier?: string;
  readonly identifier?: string;
  readonly address?: {
    readonly lines: readonly string[];
    readonly city?: string;
    readonly state?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
  readonly references: readonly Reference[];
  readonly contacts: readonly Contact[];
}

export interface Reference {
  readonly qualifier: string;
  readonly value: string;
  readonly description?: string;
}

export interface Contact {
  readonly functionCode: string;
  readonly name?: string;
  readonly numbers: readonly { readonly qualifier: string; readonly value: string }[];
}

export interface RemittanceHeader {
  /** LX01. */
  readonly number: string;
  /** TS3 and TS2 as sent, element texts in order. */
  readonly providerSummary?: readonly string[];
  readonly supplementalSummary?: readonly string[];
}

export interface ClaimPayment {
  /** Position of the CLP in its set, from 1. */
  readonly ordinal: number;
  /** LX01 of the header it stands under. */
  readonly headerNumber?: string;
  /** CLP01. */
  readonly patientControlNumber: string;
  /** CLP02. */
  readonly claimStatusCode: string;
  /** CLP03. */
  readonly chargeAmount: Cents;
  /** CLP04. */
  readonly paymentAmount: Cents;
  /** CLP05. */
  readonly patientResponsibilityAmount?: Cents;
  /** CLP06. */
  readonly claimFilingCode?: string;
  /** CLP07. */
  readonly payerControlNumber?: string;
  /** CLP08. */
  readonly facilityCode?: string;
  /** CLP09. */
  readonly frequencyCode?: string;
  /** CLP10. */
  readonly patientStatusCode?: string;
  /** CLP11, CLP12, CLP13. */
  readonly drgCode?: string;
  readonly drgWeight?: string;
  readonly dischargeFraction?: string;
  readonly adjustments: readonly Adjustment[];
  readonly names: readonly RemittanceName[];
  readonly inpatient?: AdjudicationInformation;
  readonly outpatient?: AdjudicationInformation;
  readonly references: readonly Reference[];
  readonly dates: readonly QualifiedDate[];
  readonly contacts: readonly Contact[];
  readonly amounts: readonly QualifiedAmount[];
  readonly quantities: readonly QualifiedQuantity[];
  readonly services: readonly ServicePayment[];
  readonly otherSegments: readonly OtherSegment[];
  /** Amounts of its balances that could not be read and stand as zero, each with its place: it does not prove. */
  readonly unreadableAmounts?: readonly Issue[];
  readonly place: SourceRange;
}

/** By which a claim payment may find its claim: CLP01, CLP07 and the REF of its loop 2100. */
export type ClaimNumbers = Pick<ClaimPayment, 'patientControlNumber' | 'payerControlNumber' | 'references'>;

/** What of a claim payment stands in its balances, and whose it is. */
export interface ClaimPaymentAmounts
  extends Pick<
    ClaimPayment,
    | 'ordinal'
    | 'patientControlNumber'
    | 'claimStatusCode'
    | 'chargeAmount'
    | 'paymentAmount'
    | 'patientResponsibilityAmount'
    | 'adjustments'
    | 'unreadableAmounts'
    | 'place'
  > {
  readonly services: readonly ServicePaymentAmounts[];
}

/** And of a service line. */
export type ServicePaymentAmounts = Pick<
  ServicePayment,
  'ordinal' | 'procedure' | 'chargeAmount' | 'paymentAmount' | 'adjustments' | 'place'
>;

/** NM1 of loop 2100: QC patient, IL insured, 74 corrected, 82 rendering, TT crossover, PR corrected payer, GB other. */
export interface RemittanceName {
  readonly entityCode: string;
  readonly entityType: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
  readonly identifierQualifier?: string;
  readonly identifier?: string;
}

/** MIA or MOA: the remark codes, and every element as sent. */
export interface AdjudicationInformation {
  readonly remarkCodes: readonly string[];
  readonly elements: readonly string[];
}

export interface ServicePayment {
  /** Position in its claim payment, from 1. */
  readonly ordinal: number;
  /** SVC01. */
  readonly procedure: ProcedureCode;
  /** SVC02. */
  readonly chargeAmount: Cents;
  /** SVC03. */
  readonly paymentAmount: Cents;
  /** SVC04. */
  readonly revenueCode?: string;
  /** SVC05, decimal string; 1 when absent. */
  readonly paidUnitCount?: string;
  /** SVC06: what was submitted, where the payer changed it. */
  readonly submittedProcedure?: ProcedureCode;
  /** SVC07. */
  readonly submittedUnitCount?: string;
  /** DTM 472, or 150 and 151. */
  readonly serviceDate?: CalendarDate;
  readonly serviceEndDate?: CalendarDate;
  readonly dates: readonly QualifiedDate[];
  readonly adjustments: readonly Adjustment[];
  readonly references: readonly Reference[];
  /** REF*6R. */
  readonly lineControlNumber?: string;
  readonly amounts: readonly QualifiedAmount[];
  readonly quantities: readonly QualifiedQuantity[];
  /** LQ*HE, all of them. */
  readonly remarkCodes: readonly string[];
  readonly otherSegments: readonly OtherSegment[];
  readonly place: SourceRange;
}

/** One triplet of a CAS segment. */
export interface Adjustment {
  /** CAS01: CO, OA, PI, PR; CR as 4010 wrote it. */
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
  /** Decimal string. */
  readonly quantity?: string;
  /** The segment it stood in. */
  readonly place: SourceRange;
}

/** One code and amount of a PLB segment; a positive amount lowers the payment. */
export interface ProviderAdjustment {
  /** Position among all of the set, from 1. */
  readonly ordinal: number;
  /** PLB01. */
  readonly providerIdentifier: string;
  /** PLB02. */
  readonly fiscalPeriodDate?: CalendarDate;
  readonly reasonCode: string;
  readonly reference?: string;
  readonly amount: Cents;
  readonly place: SourceRange;
}

export interface QualifiedDate {
  readonly qualifier: string;
  readonly date: CalendarDate;
}

export interface QualifiedAmount {
  readonly qualifier: string;
  readonly amount: Cents;
}

export interface QualifiedQuantity {
  readonly qualifier: string;
  /** Decimal string. */
  readonly quantity: string;
}

/** A segment that no field knows: kept as sent and warned about. */
export interface OtherSegment {
  readonly id: string;
  readonly elements: readonly string[];
  readonly place: Place;
}
