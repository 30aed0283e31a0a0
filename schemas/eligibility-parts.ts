import type { CalendarDate } from './calendar-date.js';
import type { DatedQualifier } from './claim-supplements.js';
import type { Reference, RemittanceName } from './remittance-advice.js';

/** 2000B as both sets have it: who asks. */
export interface EligibilityParty {
  readonly name: RemittanceName;
  readonly references: readonly Reference[];
  readonly address?: MailingAddress;
  /** PRV. */
  readonly provider?: ProviderRole;
}

/** Subscriber or dependent as both sets describe them. */
export interface EligibilityPerson extends EligibilityParty {
  /** TRN: up to three, of the provider and of those between. */
  readonly traces: readonly EligibilityTrace[];
  /** DMG. */
  readonly birthDate?: CalendarDate;
  readonly genderCode?: string;
  readonly relationship?: InsuredRelationship;
  /** HI. */
  readonly diagnoses: readonly QualifiedDiagnosis[];
  /** DTP: 291 plan, 307 eligibility, 346 and 347 begin and end of the plan, 356 and 357 of eligibility. */
  readonly dates: readonly DatedQualifier[];
}

/** TRN. */
export interface EligibilityTrace {
  /** TRN01: 1 of the sender of this set, 2 of the one before. */
  readonly typeCode: string;
  readonly number: string;
  /** TRN03 and TRN04. */
  readonly assigner: string;
  readonly assignerSubdivision?: string;
}

/** N3 and N4. */
export interface MailingAddress {
  readonly lines: readonly string[];
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
  /** N405 and N406: RJ, region of the defence department. */
  readonly locationQualifier?: string;
  readonly locationCode?: string;
  /** N407. */
  readonly countrySubdivision?: string;
}

/** PRV. */
export interface ProviderRole {
  readonly code: string;
  /** PRV02 and PRV03: PXC taxonomy. */
  readonly qualifier?: string;
  readonly identifier?: string;
}

/** INS. */
export interface InsuredRelationship {
  /** INS01: Y the insured, N a dependent. */
  readonly insuredCode: string;
  /** INS02: 18 self, 01 spouse, 19 child. */
  readonly relationshipCode: string;
  /** INS03 and INS04: 001 and 25 where the payer changed what it was asked with. */
  readonly maintenanceTypeCode?: string;
  readonly maintenanceReasonCode?: string;
  /** INS17, of twins and the like. */
  readonly birthSequence?: string;
}

/** One composite of HI. */
export interface QualifiedDiagnosis {
  /** ABK or ABF for ICD-10-CM, BK or BF for ICD-9-CM. */
  readonly qualifier: string;
  readonly code: string;
}

/** III: ZZ place of service, GR or NI nature of injury, 44 with text the part of the body. */
export interface BenefitCondition {
  readonly qualifier?: string;
  readonly code?: string;
  readonly category?: string;
  readonly text?: string;
}

/** AAA: not answered. It says nothing of the coverage: never that it is inactive. */
export interface EligibilityRejection {
  /** `2000A` to `2110D`. */
  readonly loop: string;
  /** AAA01: whether the request was a right one. */
  readonly isValidRequest: boolean;
  /** AAA03: 42 no answer now, 72 member identifier, 73 name, 75 not found. */
  readonly reasonCode: string;
  /** AAA04: C correct and ask again, N not again, R ask again, S W X Y wait. */
  readonly followUpCode: string;
}

/** MPI. */
export interface MilitaryService {
  readonly informationStatusCode: string;
  readonly employmentStatusCode: string;
  readonly affiliationCode: string;
  readonly description?: string;
  readonly rankCode?: string;
  /** MPI06 and MPI07 as sent. */
  readonly dateForm?: string;
  readonly date?: string;
}

/** HSD: how often a service may be had. Quantities are decimal strings. */
export interface ServiceDelivery {
  readonly quantityQualifier?: string;
  readonly quantity?: string;
  readonly unitCode?: string;
  readonly sampleModulus?: string;
  readonly timePeriodCode?: string;
  readonly periodCount?: string;
  readonly frequencyCode?: string;
  readonly patternTimeCode?: string;
}
