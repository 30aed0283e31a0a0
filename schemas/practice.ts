import type { LimitedAct } from './approval.js';
import type { CalendarDate } from './calendar-date.js';
import type { Address, Claim, Provider } from './claim.js';
import type { ContractSettings } from './contract.js';
import type { LegacyRule } from './legacy-claims.js';

/**
 * What a practice says of itself, so that encounters can become claims where the FHIR input is silent: who bills,
 * who renders, who pays, and at what price. Read from a JSON file by `readPracticeSettings`.
 */
export interface PracticeSettings {
  readonly practiceId: string;
  readonly name: string;
  /** Stands as source system for resources that carry no identifier system of their own. */
  readonly sourceSystem: string;
  readonly billingProvider: Provider;
  readonly practitioners: readonly PractitionerSettings[];
  readonly defaultRenderingProvider?: Provider;
  /** What to do with a practitioner whose NPI is missing or fails its check digit and who is not listed. */
  readonly onInvalidNpi: 'hold' | 'use-default-rendering-provider';
  readonly facilities: readonly FacilitySettings[];
  /** What to do with a place of service that is not listed. */
  readonly onUnlistedFacility: 'as-recorded' | 'billing-provider' | 'hold';
  readonly payers: readonly PayerSettings[];
  /** What an encounter without an active coverage is. */
  readonly onNoCoverage: 'hold' | 'self-pay';
  /** Whether the reason of an encounter stands as diagnosis where none is recorded. */
  readonly reasonAsDiagnosis: boolean;
  readonly serviceCodes: readonly ServiceCodeSettings[];
  readonly feeSchedule: readonly Fee[];
  /** What payers have agreed to pay. */
  readonly contracts?: readonly ContractSettings[];
  /** Place of service by Encounter.class code. */
  readonly placesOfService: Readonly<Record<string, string>>;
  readonly claimDefaults: ClaimDefaults;
  /** FHIR R4 ConceptMap resources of the practice; they go before those that come with the program. */
  readonly conceptMaps: readonly unknown[];
  /** Dollars by kind of act, up to which one person may do it alone; 100.00 for a kind that is not named. */
  readonly approvalLimits?: Readonly<Partial<Record<LimitedAct, string>>>;
  /** Which claim payments without a claim are not the practice's to post; the first rule that fits counts. */
  readonly legacyClaims?: readonly LegacyRule[];
  /** Absent until the practice sends claims. */
  readonly tradingPartner?: TradingPartner;
}

/** A resource is meant when it carries one of the identifiers or, without regard to case, one of the names. */
export interface ResourceMatch {
  readonly identifiers?: readonly { readonly system?: string; readonly value: string }[];
  readonly names?: readonly string[];
}

export interface PractitionerSettings {
  readonly match: ResourceMatch;
  readonly provider: Provider;
}

/** Without `provider` the place is the billing provider's own. */
export interface FacilitySettings {
  readonly match: ResourceMatch;
  readonly provider?: Provider;
}

export interface PayerSettings {
  readonly match: ResourceMatch;
  /** True where the name stands for no payer at all, such as NO_INSURANCE. */
  readonly selfPay: boolean;
  /** NM109; absent only for self-pay. */
  readonly payerId?: string;
  readonly name: string;
  /** SBR09; absent only for self-pay. */
  readonly claimFilingCode?: string;
  readonly address?: Address;
  /** The payer pays the practice per head and not per service. */
  readonly capitated: boolean;
  /** Days for a first appeal from the payment that denied, and for a new claim from the first date of service. */
  readonly appealDays?: number;
  readonly filingDays?: number;
  /** It adjudicates again without a reversal: what it said of the charge before is taken back first. */
  readonly replacesWithoutReversal?: boolean;
  /** What it leaves without paying, moving or giving a reason is contractual. */
  readonly unexplainedRemainderIsContractual?: boolean;
  /** A payment below zero is carried forward although no provider adjustment (FB) says so. */
  readonly carriesForwardWithoutFb?: boolean;
  /** By its contract a patient may agree before the service to pay what it denies; Medicare has its own notice. */
  readonly acceptsWaivers?: boolean;
  /** PLB03-1 that are expected of it; money under any other waits for a person. All that have an account when absent. */
  readonly providerAdjustmentCodes?: readonly string[];
  /** The Patient.identifier that is the member id, for input without Coverage resources. */
  readonly memberIdFrom?: { readonly system?: string; readonly type?: string };
}

/**
 * The practice's own word on how it charges what its system records: by code and, where it matters, by encounter
 * class and by age in whole years on the date of service (both ends included).
 */
export interface ServiceCodeSettings {
  readonly system: string;
  readonly code: string;
  readonly classes?: readonly string[];
  readonly ageFrom?: number;
  readonly ageTo?: number;
  /** CPT or HCPCS. */
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
}

/** Price of one unit, in dollars, from a date of service to another (both included). */
export interface Fee {
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  readonly code: string;
  /** Absent: the price whatever the modifiers. */
  readonly modifier?: string;
  readonly priceUsd: string;
}

export type ClaimDefaults = Pick<
  Claim,
  'providerSignatureOnFile' | 'assignmentCode' | 'benefitsAssignmentCode' | 'releaseCode'
>;

/** Who stands in the envelope of what the practice sends: ISA05 to ISA08, GS02, GS03, NM1*41, NM1*40, PER. */
export interface TradingPartner {
  readonly senderQualifier: string;
  readonly senderId: string;
  readonly receiverQualifier: string;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly submitterName: string;
  readonly submitterId: string;
  /** What others may call the practice in ISA08 and GS03, beside senderId and submitterId. */
  readonly ownIds?: readonly string[];
  readonly contactName: string;
  readonly contactPhone: string;
  /** The receiver never numbers two interchanges alike (ISA13): one that does is refused. */
  readonly uniqueInterchangeNumbers?: boolean;
  /** ISA15: T test, P production. */
  readonly usageIndicator: 'T' | 'P';
}
