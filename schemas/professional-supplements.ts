import type { Address, ProcedureCode, Provider } from './claim.js';
import type { Cents } from './money.js';

/** CR1: why and how far an ambulance went; weight and distance are decimal strings in pounds and miles. */
export interface AmbulanceTransport {
  /** CR102, beside the unit LB. */
  readonly patientWeight?: string;
  /** CR104: A nearest facility, B preferred physician, C nearness to family, D specialist, E rehabilitation. */
  readonly reasonCode: string;
  /** CR106, beside the unit DH. */
  readonly miles: string;
  /** CR109. */
  readonly roundTripPurpose?: string;
  /** CR110. */
  readonly stretcherPurpose?: string;
}

/** NM1*45 with its address (loops 2310F and 2420H): where an ambulance took the patient. */
export interface DropOffLocation {
  readonly name?: string;
  readonly address: Address;
}

/** What the two levels, claim and line, say of an ambulance. */
export interface AmbulanceParts {
  readonly ambulance?: AmbulanceTransport;
  /** NM1*PW: loops 2310E and 2420G. */
  readonly pickUpAddress?: Address;
  readonly dropOff?: DropOffLocation;
}

/** CR2: spinal manipulation. */
export interface SpinalManipulation {
  /** CR208: A acute, C chronic, D non-acute, E non-life-threatening, F routine, G symptomatic, M acute on chronic. */
  readonly conditionCode: string;
  /** CR210 and CR211. */
  readonly description?: string;
  readonly furtherDescription?: string;
}

/** SV5: rental and purchase price of durable medical equipment. */
export interface DurableEquipment {
  readonly procedure: ProcedureCode;
  /** SV503, decimal string. */
  readonly days: string;
  readonly rentalAmount: Cents;
  readonly purchaseAmount: Cents;
  /** SV506: 1 weekly, 4 monthly, 6 daily. */
  readonly rentalFrequencyCode: string;
}

/** CR3: certificate of medical necessity. */
export interface EquipmentCertification {
  /** CR301: I initial, R renewal, S revised. */
  readonly typeCode: string;
  /** CR303, decimal string. */
  readonly months: string;
}

/** MEA. */
export interface Measurement {
  /** MEA01: OG original, TR test result. */
  readonly typeCode: string;
  /** MEA02: HT height, R1 haemoglobin, R2 haematocrit, R3 epoetin, R4 creatinine. */
  readonly qualifier: string;
  /** MEA03, decimal string. */
  readonly value: string;
}

/** PS1: a service that was bought from someone else. */
export interface PurchasedService {
  /** PS101: an identifier of that provider. */
  readonly providerIdentifier: string;
  readonly chargeAmount: Cents;
}

/** Loop 2440: a form of which answers are sent. */
export interface FormAnswers {
  /** LQ01: AS form of a payer, UT certificate of medical necessity of CMS. */
  readonly typeCode: string;
  /** LQ02. */
  readonly formCode: string;
  readonly answers: readonly FormAnswer[];
}

/** FRM. */
export interface FormAnswer {
  readonly questionNumber: string;
  /** FRM02: Y, N, W. */
  readonly responseCode?: string;
  /** FRM03. */
  readonly text?: string;
  /** FRM04: CCYYMMDD as sent. */
  readonly date?: string;
  /** FRM05, decimal string. */
  readonly percentage?: string;
}

/** Loops 2420A to 2420F: who had a part in one line, where it is not the one of the claim. */
export interface LineProviders {
  readonly renderingProvider?: Provider;
  /** 2420B: QB. */
  readonly purchasedServiceProvider?: Provider;
  readonly serviceFacility?: Provider;
  readonly supervisingProvider?: Provider;
  /** 2420E: DK, with address and contact. */
  readonly orderingProvider?: Provider;
  readonly referringProvider?: Provider;
  /** 2420F: P3. */
  readonly primaryCareProvider?: Provider;
}
