import type { CalendarDate } from './calendar-date.js';
import type { Cents } from './money.js';

/**
 * One professional claim to one payer, complete as it is to be sent. Ids of the database, states and versions
 * are not part of it; they belong to the record that holds it.
 */
export interface Claim {
  /** CLM01 and later CLP01: unique per submission lineage, at most 20 characters, no patient data. */
  readonly patientControlNumber: string;
  readonly form: ClaimForm;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequencyCode: '1' | '7' | '8';
  /** CLM05-1, place of service. */
  readonly facilityCode: string;
  /** CLM02, always the sum of the lines. */
  readonly chargeAmount: Cents;
  readonly patient: Person;
  readonly subscriber: Subscriber;
  /** Relationship of the patient to the subscriber, as PAT01 or SBR02 code; 18 is self. */
  readonly relationshipCode: string;
  /** Where this claim goes. */
  readonly payer: Payer;
  /** SBR01: P, S, T, A to H, U. */
  readonly payerResponsibility: string;
  readonly otherCoverages: readonly OtherCoverage[];
  readonly billingProvider: Provider;
  /** Absent when it is the billing provider. */
  readonly renderingProvider?: Provider;
  readonly referringProvider?: Provider;
  readonly supervisingProvider?: Provider;
  /** Absent when it is where the billing provider is. */
  readonly serviceFacility?: Provider;
  readonly diagnoses: readonly Diagnosis[];
  readonly lines: readonly ServiceLine[];
  readonly priorAuthorizationNumber?: string;
  /** REF*F8: the payer's claim control number, on frequency 7 and 8 only. */
  readonly payerControlNumber?: string;
  readonly accident?: Accident;
  /** CLM06: the provider's signature is on file. */
  readonly providerSignatureOnFile: boolean;
  /** CLM07: A assigned, B only for clinical laboratory services, C not assigned. */
  readonly assignmentCode: 'A' | 'B' | 'C';
  /** CLM08: benefits assigned. */
  readonly benefitsAssignmentCode: 'Y' | 'N' | 'W';
  /** CLM09: release of information. */
  readonly releaseCode: 'Y' | 'I';
}

export type ClaimForm = 'professional';

export interface Person {
  readonly lastName: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
  readonly birthDate?: CalendarDate;
  /** DMG03: F, M, U. */
  readonly genderCode?: 'F' | 'M' | 'U';
  readonly address?: Address;
}

export interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  /** Two-letter state; absent outside the United States and Canada. */
  readonly state?: string;
  /** Digits only: 5 or 9. */
  readonly postalCode?: string;
  /** ISO 3166 alpha-2; absent for the United States. */
  readonly country?: string;
}

export interface Subscriber extends Person {
  /** NM109 with qualifier MI. */
  readonly memberId: string;
  /** SBR03. */
  readonly groupNumber?: string;
  /** SBR04. */
  readonly groupName?: string;
  /** SBR09: CI commercial, MB Medicare Part B, MC Medicaid, BL Blue Cross, 12 PPO, HM HMO, ZZ ... */
  readonly claimFilingCode: string;
}

export interface Payer {
  /** NM109 with qualifier PI. */
  readonly payerId: string;
  readonly name: string;
  readonly address?: Address;
}

/** Another coverage of the patient on the same claim (loop 2320 and 2330). */
export interface OtherCoverage {
  readonly payer: Payer;
  readonly payerResponsibility: string;
  readonly subscriber: Subscriber;
  readonly relationshipCode: string;
}

export interface Provider {
  /** NM102: 1 person, 2 organization. */
  readonly entityType: 'person' | 'organization';
  readonly lastName: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly npi?: string;
  /** Ten characters ending in X. */
  readonly taxonomyCode?: string;
  /** Nine digits. */
  readonly taxId?: string;
  /** REF01 of the tax number: EI employer, SY social security. */
  readonly taxIdQualifier?: 'EI' | 'SY';
  readonly address?: Address;
  readonly contact?: { readonly name: string; readonly phone: string };
}

/** ICD-10-CM. The code carries no point; the first is the principal one. */
export interface Diagnosis {
  readonly code: string;
}

export interface Accident {
  readonly date?: CalendarDate;
  /** CLM11: AA auto, EM employment, OA other. */
  readonly causes: readonly ('AA' | 'EM' | 'OA')[];
  readonly state?: string;
}

export interface ServiceLine {
  /** LX01, from 1. */
  readonly lineNumber: number;
  /** REF*6R: unique and stable; the key by which a remittance finds the line again. */
  readonly lineControlNumber: string;
  readonly procedure: ProcedureCode;
  readonly chargeAmount: Cents;
  /** Decimal string, at most three decimals. */
  readonly unitCount: string;
  /** SV103: UN units, MJ minutes. */
  readonly unitCode: 'UN' | 'MJ';
  readonly serviceDate: CalendarDate;
  /** Absent for a single day. */
  readonly serviceEndDate?: CalendarDate;
  /** Only where it differs from the claim's. */
  readonly facilityCode?: string;
  /** SV107: positions in the claim's diagnoses, from 1; one to four. */
  readonly diagnosisPointers: readonly number[];
  readonly drug?: Drug;
}

/** Composite medical procedure: SV101, SVC01, SVC06. */
export interface ProcedureCode {
  /** HC for CPT and HCPCS. */
  readonly qualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Component 7: the sender's own words, as for a code that names nothing in particular. */
  readonly description?: string;
}

/** LIN*N4 and CTP. */
export interface Drug {
  readonly ndc: string;
  readonly quantity: string;
  readonly unitCode: 'F2' | 'GR' | 'ME' | 'ML' | 'UN';
}
