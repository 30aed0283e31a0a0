import type { CalendarDate } from './calendar-date.js';
import type { ClaimCommon, Diagnosis, Provider, ServiceLineCommon } from './claim.js';
import type { Cents } from './money.js';

/**
 * An 837I claim (005010X223A2). The facility code and the frequency code are the type of bill. CLM06 is not used on
 * this form: the signature is always said to be on file.
 */
export interface InstitutionalClaim extends ClaimCommon, HospitalCodes {
  readonly form: 'institutional';
  /** CLM05-3: the third digit of the type of bill; NUBC names more than 1, 7 and 8. */
  readonly frequencyCode: string;
  /** DTP*434. */
  readonly statementFrom: CalendarDate;
  readonly statementThrough: CalendarDate;
  /** DTP*435: admission, or the start of care. */
  readonly admissionDate?: CalendarDate;
  /** HHMM of DTP*435, where the form is DT. */
  readonly admissionTime?: string;
  /** DTP*096: HHMM. */
  readonly dischargeTime?: string;
  /** CL101: 1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma, 9 not known. Required by the guide. */
  readonly admissionTypeCode?: string;
  /** CL102: the NUBC point of origin. */
  readonly admissionSourceCode?: string;
  /** CL103: the NUBC discharge status; 30 is still a patient. Required by the guide. */
  readonly patientStatusCode?: string;
  /** AMT*F3: what the patient is estimated to owe. */
  readonly estimatedAmountDue?: Cents;
  /** 2310A. */
  readonly attendingProvider?: Provider;
  /** 2310B. */
  readonly operatingPhysician?: Provider;
  /** 2310C. */
  readonly otherOperatingPhysician?: Provider;
  readonly lines: readonly InstitutionalLine[];
}

/** What the HI segments of an institutional claim say, each code in the order of the claim. */
export interface HospitalCodes {
  /** ABK. */
  readonly principalDiagnosis: HospitalDiagnosis;
  /** ABJ. */
  readonly admittingDiagnosis?: Diagnosis;
  /** APR: why an outpatient came; at most three. */
  readonly reasonsForVisit?: readonly Diagnosis[];
  /** ABN; at most twelve. */
  readonly externalCauses?: readonly HospitalDiagnosis[];
  /** ABF; at most 24. */
  readonly otherDiagnoses?: readonly HospitalDiagnosis[];
  /** DR: the diagnosis related group. */
  readonly drgCode?: string;
  /** BBR. */
  readonly principalProcedure?: HospitalProcedure;
  /** BBQ; at most 24. */
  readonly otherProcedures?: readonly HospitalProcedure[];
  /** BI; at most 24, as of all codes that follow. */
  readonly occurrenceSpans?: readonly OccurrenceSpan[];
  /** BH. */
  readonly occurrences?: readonly Occurrence[];
  /** BE. */
  readonly valueCodes?: readonly ValueCode[];
  /** BG. */
  readonly conditionCodes?: readonly string[];
  /** TC: treatment codes of home health. */
  readonly treatmentCodes?: readonly string[];
}

export interface HospitalDiagnosis extends Diagnosis {
  /** C022-9, present on admission: Y, N, U not documented, W not to be determined; absent where the code is exempt. */
  readonly presentOnAdmission?: 'Y' | 'N' | 'U' | 'W';
}

/** A procedure in ICD-10-PCS, with the day on which it was done. */
export interface HospitalProcedure {
  readonly code: string;
  readonly date: CalendarDate;
  /** The code is of ICD-9-CM (BR, BQ) or an advanced billing concept (CAH). */
  readonly codeSet?: 'ICD-9' | 'ABC';
}

export interface Occurrence {
  readonly code: string;
  readonly date: CalendarDate;
}

export interface OccurrenceSpan {
  readonly code: string;
  readonly from: CalendarDate;
  readonly through: CalendarDate;
}

/** An amount, or as some codes want it a count of days, units or grams in the place of one. */
export interface ValueCode {
  readonly code: string;
  readonly amount: Cents;
}

/** Loop 2400 with SV2. */
export interface InstitutionalLine extends ServiceLineCommon {
  /** SV201. */
  readonly revenueCode: string;
  /** SV204: UN units, DA days. */
  readonly unitCode: 'UN' | 'DA';
  /** SV207. */
  readonly nonCoveredAmount?: Cents;
  /** DTP*472, where the line has a date of its own. */
  readonly serviceDate?: CalendarDate;
  /** Absent for a single day. */
  readonly serviceEndDate?: CalendarDate;
  /** AMT*GT. */
  readonly serviceTaxAmount?: Cents;
  /** AMT*N8. */
  readonly facilityTaxAmount?: Cents;
  /** 2420A to 2420D: who had a part in the line, where it is not the one of the claim. */
  readonly operatingPhysician?: Provider;
  readonly otherOperatingPhysician?: Provider;
  readonly renderingProvider?: Provider;
  readonly referringProvider?: Provider;
}
