import type { CalendarDate } from './calendar-date.js';
import type { ProcedureCode } from './claim.js';
import type { Cents } from './money.js';
import type { AdjudicationInformation, Reference } from './remittance-advice.js';

/** DTP: a day, a moment or a period. */
export interface DatedQualifier {
  /** DTP01. */
  readonly qualifier: string;
  readonly date: CalendarDate;
  /** Where it is a period (RD8). */
  readonly endDate?: CalendarDate;
  /** HHMM, where the form is DT. */
  readonly time?: string;
}

/** REF, with the payer that gave the number where it is not the one to whom the claim goes. */
export interface PayerReference extends Reference {
  /** REF04-2 with qualifier 2U: the identifier of a payer of loop 2330B. */
  readonly payerId?: string;
}

/** Loops 2330C to 2330I: a provider as another payer knows it. */
export interface OtherPayerProvider {
  /** NM101. */
  readonly entityCode: string;
  readonly entityType: 'person' | 'organization';
  readonly references: readonly Reference[];
}

/** PWK: papers that follow a claim or stay with the provider. */
export interface Attachment {
  /** PWK01. */
  readonly reportTypeCode: string;
  /** PWK02: AA on request, BM by mail, EL electronic, EM by mail electronically, FT file, FX fax. */
  readonly transmissionCode: string;
  /** PWK06: unique among the papers of the submitter. */
  readonly controlNumber?: string;
}

/** CN1. */
export interface ContractInformation {
  readonly typeCode: string;
  readonly amount?: Cents;
  /** Decimal strings, as all percentages. */
  readonly percentage?: string;
  readonly code?: string;
  readonly discountPercentage?: string;
  readonly version?: string;
}

/** NTE. */
export interface Note {
  /** NTE01: ADD, CER, DCP, DGN, TPO. */
  readonly code: string;
  readonly text: string;
}

/** CRC: conditions of a category, certified or denied. */
export interface ConditionsIndicator {
  /** CRC01: 07 ambulance, 75 homebound, ZZ EPSDT, E1 to E3 vision. */
  readonly category: string;
  /** CRC02. */
  readonly applies: boolean;
  readonly codes: readonly string[];
}

/** HCP. */
export interface Repricing {
  readonly methodCode: string;
  readonly allowedAmount?: Cents;
  readonly savingAmount?: Cents;
  /** HCP04: who repriced. */
  readonly organizationId?: string;
  /** HCP05: rate per unit or for the day. */
  readonly rate?: string;
  /** HCP06 and HCP07. */
  readonly groupCode?: string;
  readonly groupAmount?: Cents;
  /** HCP08: revenue code. */
  readonly revenueCode?: string;
  readonly procedure?: ProcedureCode;
  readonly unitCode?: string;
  readonly unitCount?: string;
  readonly rejectReasonCode?: string;
  readonly complianceCode?: string;
  readonly exceptionCode?: string;
}

/** An adjustment that another payer made, as the submitter passes it on; not read from a remittance itself. */
export interface ReportedAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
  /** Decimal string. */
  readonly quantity?: string;
}

/** What another payer decided on the whole claim (loops 2320 and 2330B). */
export interface OtherAdjudication {
  /** CAS of 2320. */
  readonly adjustments?: readonly ReportedAdjustment[];
  /** AMT*D: what it paid. */
  readonly paidAmount?: Cents;
  /** AMT*A8. */
  readonly nonCoveredAmount?: Cents;
  /** AMT*EAF: what the patient still owes. */
  readonly remainingLiabilityAmount?: Cents;
  /** MIA and MOA. */
  readonly inpatient?: AdjudicationInformation;
  readonly outpatient?: AdjudicationInformation;
  /** DTP*573 of 2330B. */
  readonly adjudicationDate?: CalendarDate;
  /** REF*F8 of 2330B. */
  readonly payerControlNumber?: string;
  /** SBR05: why Medicare is not the first payer. */
  readonly insuranceTypeCode?: string;
  /** REF of 2330B for which there is no field of its own. */
  readonly payerReferences?: readonly Reference[];
  /** 2330C and after. */
  readonly payerProviders?: readonly OtherPayerProvider[];
}

/** What another payer decided on one line (loop 2430). */
export interface LineAdjudication {
  /** SVD01: the identifier of a payer of loop 2330B. */
  readonly payerId: string;
  /** SVD02. */
  readonly paidAmount: Cents;
  /** SVD03; absent where only a revenue code was adjudicated. */
  readonly procedure?: ProcedureCode;
  /** SVD04. */
  readonly revenueCode?: string;
  /** SVD05, decimal string. */
  readonly paidUnitCount: string;
  /** SVD06: the line into which it was bundled. */
  readonly bundledLineNumber?: number;
  readonly adjustments: readonly ReportedAdjustment[];
  /** DTP*573. */
  readonly adjudicationDate?: CalendarDate;
  /** AMT*EAF. */
  readonly remainingLiabilityAmount?: Cents;
}
