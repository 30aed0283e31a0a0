import type { ProviderParts } from '../party-segments.js';

export type DentalLineRole = '82' | 'DD' | 'DQ' | '77';
export type DentalRole = DentalLineRole | 'DN' | 'P3';

/** What the providers of loops 2310 and 2420 may carry beside name and numbers (005010X224A2). */
export const DENTAL_ROLES: Readonly<Record<DentalRole, ProviderParts>> = {
  DN: { taxonomy: true },
  P3: { taxonomy: true },
  82: { taxonomy: true },
  77: { address: true },
  DD: { taxonomy: true },
  DQ: {},
};
