import type { CalendarDate } from './calendar-date.js';
import type { ClaimCommon, Diagnosis, ProcedureCode, Provider, ServiceLineCommon } from './claim.js';
import type { Cents } from './money.js';

/** An 837D claim, or the question what a payer would pay for a treatment (005010X224A2). */
export interface DentalClaim extends ClaimCommon {
  readonly form: 'dental';
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequencyCode: '1' | '7' | '8';
  /** CLM19*PB: nothing was done yet, the payer is asked what it would pay. */
  readonly isPredetermination?: true;
  /** REF*G3: what the payer called its answer to such a question. */
  readonly predeterminationNumber?: string;
  /** DTP*472 of the claim: for the lines that have no date of their own. */
  readonly serviceDate?: CalendarDate;
  /** Absent for a single day. */
  readonly serviceEndDate?: CalendarDate;
  /** DTP*452: when the orthodontic appliance was placed. */
  readonly appliancePlacementDate?: CalendarDate;
  /** DN1. */
  readonly orthodontics?: OrthodonticTreatment;
  /** DN2: teeth that are missing or to be extracted, at most 35. */
  readonly toothStatuses?: readonly ToothStatus[];
  /** NM1*P3 of loop 2310A. */
  readonly primaryCareProvider?: Provider;
  /** 2310D. */
  readonly assistantSurgeon?: Provider;
  /** 2310E. */
  readonly supervisingProvider?: Provider;
  /** HI: at most four, none on most claims. */
  readonly diagnoses: readonly DentalDiagnosis[];
  readonly lines: readonly DentalLine[];
}

export interface DentalDiagnosis extends Diagnosis {
  /** HI01-1 is TQ; absent for ICD. */
  readonly codeSystem?: 'SNODENT';
}

/** DN1. Months are whole numbers as decimal strings. */
export interface OrthodonticTreatment {
  /** DN101: months from the first to the last day of treatment. */
  readonly totalMonths?: string;
  /** DN102: months still to come, where another dentist began. */
  readonly remainingMonths?: string;
  /** DN104 Y: the services are orthodontic; sent where no month is known. */
  readonly isOrthodontic?: true;
}

/** DN2. */
export interface ToothStatus {
  /** DN201: a tooth in the universal national designation (JP): 1 to 32, A to T, supernumerary ones besides. */
  readonly toothNumber: string;
  /** DN202: E to be extracted, M missing. */
  readonly statusCode: 'E' | 'M';
}

/** A line of a dental claim (loop 2400 with SV3). */
export interface DentalLine extends ServiceLineCommon {
  /** SV301: a CDT code, qualifier AD. */
  readonly procedure: ProcedureCode;
  /** SV303; only where it differs from the claim's. */
  readonly facilityCode?: string;
  /** SV304: areas of the oral cavity, one to five: 00 whole, 01 upper, 02 lower, 10 to 40 quadrants, L, R. */
  readonly oralCavityAreas?: readonly string[];
  /** SV305: whether a prosthesis, crown or inlay is the I initial one or R replaces another. */
  readonly prosthesisCode?: 'I' | 'R';
  /** SV311: positions in the claim's diagnoses, from 1; up to four. */
  readonly diagnosisPointers?: readonly number[];
  /** TOO: at most 32. */
  readonly teeth?: readonly Tooth[];
  /** DTP*472; absent where the claim has one for all lines, and on a predetermination. */
  readonly serviceDate?: CalendarDate;
  /** Absent for a single day. */
  readonly serviceEndDate?: CalendarDate;
  /** DTP*441, or DTP*139 where it is estimated: when what is replaced now was placed. */
  readonly priorPlacement?: { readonly date: CalendarDate; readonly isEstimated?: true };
  /** DTP*452: when the orthodontic appliance was placed, or will be. */
  readonly appliancePlacementDate?: CalendarDate;
  /** DTP*446: when the appliance was replaced. */
  readonly replacementDate?: CalendarDate;
  /** DTP*196: impression or preparation. */
  readonly treatmentStartDate?: CalendarDate;
  /** DTP*198: insertion or the last visit. */
  readonly treatmentCompletionDate?: CalendarDate;
  /** AMT*T: in the charge already. */
  readonly salesTaxAmount?: Cents;
  /** 2420A to 2420D; only where they differ from the claim's. */
  readonly renderingProvider?: Provider;
  readonly assistantSurgeon?: Provider;
  readonly supervisingProvider?: Provider;
  readonly serviceFacility?: Provider;
}

/** TOO. */
export interface Tooth {
  /** TOO02. */
  readonly number?: string;
  /** TOO03: surfaces, up to five: B buccal, D distal, F facial, I incisal, L lingual, M mesial, O occlusal. */
  readonly surfaces: readonly string[];
}
