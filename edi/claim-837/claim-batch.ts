import type { Claim, ContactPoint } from '../../schemas/claim.js';

/** Claims of one form with what the head of their transaction set says. */
export interface ClaimBatch<C extends Claim = Claim> {
  readonly claims: readonly C[];
  readonly submitter: Submitter;
  readonly receiver: { readonly name: string; readonly id: string };
  /** BHT03, unique per submission. */
  readonly reference: string;
  /** BHT04: CCYYMMDD. */
  readonly date: string;
  /** BHT05: HHMM. */
  readonly time: string;
  /** BHT02 is 18: a file that is sent again after it was lost on its way. */
  readonly isReissue?: true;
  /** BHT06, where it is not CH: RP encounters that ask for no payment, 31 subrogation. */
  readonly typeCode?: string;
}

/** Loop 1000A. */
export interface Submitter {
  readonly name: string;
  readonly id: string;
  readonly contactName: string;
  /** Empty where the first number is no telephone. */
  readonly contactPhone: string;
  readonly furtherNumbers?: NonNullable<ContactPoint['furtherNumbers']>;
  readonly secondContact?: ContactPoint;
  /** NM102 is 1: a person sends, with these names. */
  readonly entityType?: 'person';
  readonly firstName?: string;
  readonly middleName?: string;
}
