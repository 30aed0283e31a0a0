import type { CalendarDate } from './calendar-date.js';
import type { ProcedureCode } from './claim.js';
import type { DatedQualifier } from './claim-supplements.js';
import type {
  BenefitCondition,
  EligibilityParty,
  EligibilityPerson,
  EligibilityRejection,
  MailingAddress,
  MilitaryService,
  ProviderRole,
  ServiceDelivery,
} from './eligibility-parts.js';
import type { Cents } from './money.js';
import type { Contact, OtherSegment, Reference, RemittanceName, SourceRange } from './remittance-advice.js';

export type * from './eligibility-parts.js';

/** A 270 (005010X279A1): whose coverage is asked for, and for which services. */
export interface EligibilityInquiry {
  readonly transactionSetControlNumber: string;
  /** BHT02: 13 request, 01 cancellation. */
  readonly purposeCode: string;
  /** BHT03; the answer repeats it. */
  readonly reference?: string;
  /** BHT04 and BHT05. */
  readonly createdDate?: CalendarDate;
  readonly createdTime: string;
  /** BHT06: RT, a request about spend down. */
  readonly transactionTypeCode?: string;
  /** 2000A: who is asked. */
  readonly sources: readonly InquiredSource[];
  /** What stands in no level, as sent; absent when there is none. So on every level. */
  readonly otherSegments?: readonly OtherSegment[];
  readonly place: SourceRange;
}

export interface InquiredSource {
  readonly name: RemittanceName;
  readonly receivers: readonly EligibilityInquirer[];
  readonly otherSegments?: readonly OtherSegment[];
}

export interface EligibilityInquirer extends EligibilityParty {
  readonly subscribers: readonly InquiredMember[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000C or 2000D of a 270. */
export interface InquiredPerson extends EligibilityPerson {
  readonly inquiries: readonly BenefitInquiry[];
  readonly otherSegments?: readonly OtherSegment[];
}

export interface InquiredMember extends InquiredPerson {
  readonly dependents: readonly InquiredPerson[];
}

/** 2110C or 2110D of a 270. */
export interface BenefitInquiry {
  /** EQ01. */
  readonly serviceTypeCodes: readonly string[];
  /** EQ02. */
  readonly procedure?: ProcedureCode;
  /** EQ03: FAM. */
  readonly coverageLevelCode?: string;
  /** EQ04, which this guide does not use. */
  readonly insuranceTypeCode?: string;
  /** EQ05: positions in the diagnoses, from 1. */
  readonly diagnosisPointers: readonly string[];
  /** AMT*R and AMT*PB. */
  readonly spendDownAmount?: Cents;
  readonly spendDownBilledAmount?: Cents;
  readonly conditions: readonly BenefitCondition[];
  /** REF: 9F referral, G1 authorization. */
  readonly references: readonly Reference[];
  /** DTP*291. */
  readonly dates: readonly DatedQualifier[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** A 271 (005010X279A1): what a payer says of a coverage. */
export interface EligibilityResponse {
  readonly transactionSetControlNumber: string;
  /** BHT02: 11 response, 06 confirmation of a cancellation. */
  readonly purposeCode: string;
  /** BHT03. */
  readonly reference?: string;
  /** BHT04 and BHT05. */
  readonly createdDate?: CalendarDate;
  readonly createdTime: string;
  readonly sources: readonly AnsweringSource[];
  readonly otherSegments?: readonly OtherSegment[];
  readonly place: SourceRange;
}

/** 2000A: who answers. */
export interface AnsweringSource {
  readonly name: RemittanceName;
  readonly contacts: readonly Contact[];
  /** Of loop 2000A and of 2100A: no answer to the whole request. */
  readonly rejections: readonly EligibilityRejection[];
  readonly receivers: readonly AnsweredInquirer[];
  readonly otherSegments?: readonly OtherSegment[];
}

export interface AnsweredInquirer extends EligibilityParty {
  readonly rejections: readonly EligibilityRejection[];
  readonly subscribers: readonly CoveredMember[];
  readonly otherSegments?: readonly OtherSegment[];
}

/** 2000C or 2000D of a 271. */
export interface CoveredPerson extends EligibilityPerson {
  readonly rejections: readonly EligibilityRejection[];
  readonly military?: MilitaryService;
  readonly benefits: readonly Benefit[];
  readonly otherSegments?: readonly OtherSegment[];
}

export interface CoveredMember extends CoveredPerson {
  readonly dependents: readonly CoveredPerson[];
}

/** 2110C or 2110D of a 271: one EB with what follows it. */
export interface Benefit {
  /** EB01: 1 active, 6 inactive, A co-insurance, B co-pay, C deductible, G stop loss, I not covered, R another payer. */
  readonly informationCode: string;
  /** EB02: IND, FAM. */
  readonly coverageLevelCode?: string;
  /** EB03; none is the plan as a whole. */
  readonly serviceTypeCodes: readonly string[];
  /** EB04. */
  readonly insuranceTypeCode?: string;
  /** EB05. */
  readonly planDescription?: string;
  /** EB06: 22 service year, 23 calendar year, 27 visit, 29 what remains of a total that another EB states. */
  readonly timePeriodCode?: string;
  /** EB07. */
  readonly amount?: Cents;
  /** EB08, decimal string: .2 is 20 percent. */
  readonly percentage?: string;
  /** EB09 and EB10, decimal string. */
  readonly quantityQualifier?: string;
  readonly quantity?: string;
  /** EB11: authorization is wanted Y, not N, unknown U. */
  readonly authorizationCode?: string;
  /** EB12: in the network of the plan Y, outside N, not known U, no difference W. */
  readonly networkCode?: string;
  /** EB13. */
  readonly procedure?: ProcedureCode;
  /** EB13-8, where EB13 begins a range. */
  readonly procedureRangeEnd?: string;
  /** EB14: positions in the diagnoses, from 1. */
  readonly diagnosisPointers: readonly string[];
  readonly deliveries: readonly ServiceDelivery[];
  readonly references: readonly Reference[];
  readonly dates: readonly DatedQualifier[];
  readonly rejections: readonly EligibilityRejection[];
  /** MSG. */
  readonly messages: readonly string[];
  readonly conditions: readonly BenefitCondition[];
  /** 2120C or 2120D. */
  readonly entities: readonly BenefitEntity[];
  readonly otherSegments?: readonly OtherSegment[];
  readonly place?: SourceRange;
}

/** 2120C or 2120D: whom a benefit is about, as another payer or the primary care provider. */
export interface BenefitEntity {
  readonly name: RemittanceName;
  /** NM110. */
  readonly relationshipCode?: string;
  readonly address?: MailingAddress;
  readonly contacts: readonly Contact[];
  readonly provider?: ProviderRole;
  readonly otherSegments?: readonly OtherSegment[];
}
