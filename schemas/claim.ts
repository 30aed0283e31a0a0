import type { CalendarDate } from './calendar-date.js';
import type { Address, ContactPoint, Payer, Person, Provider, Subscriber } from './claim-parties.js';
import type {
  Attachment,
  ConditionsIndicator,
  ContractInformation,
  DatedQualifier,
  LineAdjudication,
  Note,
  OtherAdjudication,
  PayerReference,
  Repricing,
} from './claim-supplements.js';
import type { DentalClaim } from './dental-claim.js';
import type { InstitutionalClaim } from './institutional-claim.js';
import type { Cents } from './money.js';
import type {
  AmbulanceParts,
  DurableEquipment,
  EquipmentCertification,
  FormAnswers,
  LineProviders,
  Measurement,
  PurchasedService,
  SpinalManipulation,
} from './professional-supplements.js';
import type { Reference } from './remittance-advice.js';

export type { Address, ContactPoint, Payer, Person, Provider, Subscriber } from './claim-parties.js';

/**
 * One claim to one payer, complete as it is to be sent, in one of the three forms of an 837. Ids of the database,
 * states and versions are not part of it; they belong to the record that holds it.
 */
export type Claim = ProfessionalClaim | InstitutionalClaim | DentalClaim;

export type ClaimForm = Claim['form'];

/** What all three forms say. What a form seldom carries is absent, never an empty list. */
export interface ClaimCommon {
  /** CLM01 and later CLP01: unique per submission lineage, at most 20 characters, no patient data. */
  readonly patientControlNumber: string;
  /** CLM05-1: place of service; on the institutional form the first two digits of the type of bill. */
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
  /** Address and date of birth of a subscriber who is not the patient are sent too; the guides ask for neither. */
  readonly isSubscriberDescribed?: true;
  /** SBR05 of 2000B: why Medicare is not the first payer. */
  readonly insuranceTypeCode?: string;
  readonly otherCoverages: readonly OtherCoverage[];
  readonly billingProvider: Provider;
  /** CUR02 of 2000A, where amounts are not US dollars. */
  readonly currencyCode?: string;
  /** 2010AB: where payments go, if not to the billing provider's address. */
  readonly payToAddress?: Address;
  /** 2010AC: the plan that is to be paid, on claims of subrogation. */
  readonly payToPlan?: Payer;
  /** Absent when it is the billing provider. */
  readonly renderingProvider?: Provider;
  readonly referringProvider?: Provider;
  /** Absent when it is where the billing provider is. */
  readonly serviceFacility?: Provider;
  readonly priorAuthorizationNumber?: string;
  /** REF*9F. */
  readonly referralNumber?: string;
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
  /** CLM10: the provider signed for the patient. */
  readonly patientSignatureSourceCode?: string;
  /** CLM12. */
  readonly specialProgramCode?: string;
  /** CLM20. */
  readonly delayReasonCode?: string;
  /** AMT*F5: what the patient has paid already. */
  readonly patientPaidAmount?: Cents;
  /** DTP of the claim for which there is no field of its own. */
  readonly dates?: readonly DatedQualifier[];
  /** PWK. */
  readonly attachments?: readonly Attachment[];
  /** CN1. */
  readonly contract?: ContractInformation;
  /** REF of the claim for which there is no field of its own: EA medical record, D9 clearinghouse number, X4 CLIA. */
  readonly references?: readonly Reference[];
  /** K3, as sent. */
  readonly fixedFormats?: readonly string[];
  /** NTE. */
  readonly notes?: readonly Note[];
  /** CRC. */
  readonly conditions?: readonly ConditionsIndicator[];
  /** HCP: what a repricer found. */
  readonly repricing?: Repricing;
}

/** An 837P claim. */
export interface ProfessionalClaim extends ClaimCommon, AmbulanceParts {
  readonly form: 'professional';
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequencyCode: '1' | '7' | '8';
  readonly supervisingProvider?: Provider;
  /** NM1*P3 of loop 2310A. */
  readonly primaryCareProvider?: Provider;
  /** PER of 2310C, on property and casualty claims. */
  readonly facilityContact?: ContactPoint;
  /** CR2. */
  readonly spinalManipulation?: SpinalManipulation;
  /** HI*BP and BO: procedures for which anaesthesia was given, the principal one first; at most two. */
  readonly anesthesiaProcedures?: readonly string[];
  /** HI*BG: condition codes; at most 24. */
  readonly conditionCodes?: readonly string[];
  readonly diagnoses: readonly Diagnosis[];
  readonly lines: readonly ServiceLine[];
}

/** Another coverage of the patient on the same claim (loop 2320 and 2330). */
export interface OtherCoverage extends OtherAdjudication {
  readonly payer: Payer;
  readonly payerResponsibility: string;
  readonly subscriber: Subscriber;
  readonly relationshipCode: string;
  /** OI03, OI04 and OI06, where they differ from CLM08, CLM10 and CLM09. */
  readonly benefitsAssignmentCode?: 'Y' | 'N' | 'W';
  readonly patientSignatureSourceCode?: string;
  readonly releaseCode?: 'Y' | 'I';
}

/** ICD-10-CM. The code carries no point; the first is the principal one. */
export interface Diagnosis {
  readonly code: string;
  /** The claim names ICD-9-CM (BK, BF), as on dates before October 2015. */
  readonly isIcd9?: true;
}

export interface Accident {
  readonly date?: CalendarDate;
  /** CLM11: AA auto, EM employment, OA other. */
  readonly causes: readonly ('AA' | 'EM' | 'OA')[];
  readonly state?: string;
  /** CLM11-5, where it is not the United States. */
  readonly country?: string;
}

/** What a line says on every form. */
export interface ServiceLineCommon {
  /** LX01, from 1. */
  readonly lineNumber: number;
  /** REF*6R: unique and stable; the key by which a remittance finds the line again. */
  readonly lineControlNumber: string;
  readonly procedure?: ProcedureCode;
  readonly chargeAmount: Cents;
  /** Decimal string, at most three decimals. */
  readonly unitCount: string;
  readonly drug?: Drug;
  /** 2430: what other payers decided on the line. */
  readonly adjudications?: readonly LineAdjudication[];
  /** DTP, REF, PWK, K3, NTE and HCP of the line for which there is no field of its own. */
  readonly dates?: readonly DatedQualifier[];
  readonly references?: readonly PayerReference[];
  readonly attachments?: readonly Attachment[];
  /** CN1. */
  readonly contract?: ContractInformation;
  readonly fixedFormats?: readonly string[];
  readonly notes?: readonly Note[];
  readonly repricing?: Repricing;
}

/** A line of a professional claim (loop 2400 with SV1). */
export interface ServiceLine extends ServiceLineCommon, LineProviders, AmbulanceParts {
  readonly procedure: ProcedureCode;
  /** SV103: UN units, MJ minutes. */
  readonly unitCode: 'UN' | 'MJ';
  readonly serviceDate: CalendarDate;
  /** Absent for a single day. */
  readonly serviceEndDate?: CalendarDate;
  /** Only where it differs from the claim's. */
  readonly facilityCode?: string;
  /** SV107: positions in the claim's diagnoses, from 1; one to four. */
  readonly diagnosisPointers: readonly number[];
  /** SV109, SV111 and SV112: Y. */
  readonly isEmergency?: true;
  readonly isEpsdt?: true;
  readonly isFamilyPlanning?: true;
  /** SV115 is 0: the patient owes no copayment. */
  readonly isCopayExempt?: true;
  readonly equipment?: DurableEquipment;
  readonly certification?: EquipmentCertification;
  /** CRC: 07 ambulance, 70 hospice employee, 09 certificate of medical necessity. */
  readonly conditions?: readonly ConditionsIndicator[];
  /** QTY*PT: patients in one ambulance; decimal string. */
  readonly ambulancePatientCount?: string;
  /** QTY*FL: obstetric anaesthesia units; decimal string. */
  readonly obstetricUnitCount?: string;
  readonly measurements?: readonly Measurement[];
  /** AMT*T. */
  readonly salesTaxAmount?: Cents;
  /** AMT*F4. */
  readonly postageAmount?: Cents;
  readonly purchasedService?: PurchasedService;
  readonly forms?: readonly FormAnswers[];
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
  /** LIN02, where it is not N4. */
  readonly qualifier?: string;
  readonly quantity: string;
  readonly unitCode: 'F2' | 'GR' | 'ME' | 'ML' | 'UN';
  /** REF of 2410: XZ prescription, VY what links the parts of a compound. */
  readonly reference?: Reference;
}
