import type { ClaimCommon } from '../../schemas/claim.js';

/** What the levels above a CLM say: loops 2000A to 2000C with the names below them. */
export type ClaimLevels = Pick<
  ClaimCommon,
  | 'billingProvider'
  | 'currencyCode'
  | 'payToAddress'
  | 'payToPlan'
  | 'subscriber'
  | 'isSubscriberDescribed'
  | 'payer'
  | 'payerResponsibility'
  | 'insuranceTypeCode'
  | 'patient'
  | 'relationshipCode'
>;
