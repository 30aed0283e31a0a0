import type { CalendarDate } from './calendar-date.js';
import type { PayerReference } from './claim-supplements.js';
import type { Reference } from './remittance-advice.js';

export interface Person {
  readonly lastName: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
  /** REF: SY social security, Y4 property and casualty claim, 1W member number. */
  readonly references?: readonly Reference[];
  /** PER: whom to ask about a property and casualty claim. */
  readonly contact?: ContactPoint;
  readonly birthDate?: CalendarDate;
  /** PAT06. */
  readonly deathDate?: CalendarDate;
  /** PAT08, decimal string in pounds. */
  readonly weight?: string;
  /** PAT09: Y. */
  readonly isPregnant?: true;
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
  /** N407: the part of a country other than the United States and Canada, as ISO 3166-2 has it. */
  readonly subdivision?: string;
}

export interface Subscriber extends Person {
  /** NM102 is 2: an employer, on claims of workers' compensation. */
  readonly entityType?: 'organization';
  /** NM109 with qualifier MI. */
  readonly memberId: string;
  /** NM108, where it is not MI. */
  readonly memberIdQualifier?: string;
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
  /** NM108, where it is not PI. */
  readonly payerIdQualifier?: string;
  readonly name: string;
  readonly address?: Address;
  /** REF of 2010BB and 2010AC: 2U, EI, FY, NF name the payer, G2 and LU the billing provider as the payer knows it. */
  readonly references?: readonly Reference[];
}

export interface Provider {
  /** NM102: 1 person, 2 organization. */
  readonly entityType: 'person' | 'organization';
  readonly lastName: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
  readonly npi?: string;
  /** Ten characters ending in X. */
  readonly taxonomyCode?: string;
  /** Nine digits. */
  readonly taxId?: string;
  /** REF01 of the tax number: EI employer, SY social security. */
  readonly taxIdQualifier?: 'EI' | 'SY';
  readonly address?: Address;
  readonly contact?: ContactPoint;
  /** A second PER of 2010AA. */
  readonly secondContact?: ContactPoint;
  /** REF: 0B state licence, 1G UPIN, G2 number at the payer, LU location. */
  readonly references?: readonly PayerReference[];
}

/** PER*IC. */
export interface ContactPoint {
  /** PER02; empty where the contact before it has the name. */
  readonly name: string;
  /** The first number, if it is a telephone (TE); else empty, and all numbers are further ones. */
  readonly phone: string;
  /** EM electronic mail, EX extension of the number before, FX fax, TE telephone. */
  readonly furtherNumbers?: readonly { readonly qualifier: string; readonly value: string }[];
}
