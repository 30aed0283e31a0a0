import type { ProviderParts } from './party-segments.js';

export type ClaimRole = 'DN' | 'P3' | '82' | '77' | 'DQ';
export type LineRole = ClaimRole | 'QB' | 'DK';

const NAMED: ProviderParts = {};
const RENDERING: ProviderParts = { taxonomy: true };
const PLACE: ProviderParts = { address: true };

/** What the providers of loops 2310A to 2310D may carry beside name and numbers (005010X222A1). */
export const CLAIM_ROLES: Readonly<Record<ClaimRole, ProviderParts>> = {
  DN: NAMED,
  P3: NAMED,
  82: RENDERING,
  77: PLACE,
  DQ: NAMED,
};

/** And those of loops 2420A to 2420F. */
export const LINE_ROLES: Readonly<Record<LineRole, ProviderParts>> = {
  ...CLAIM_ROLES,
  QB: NAMED,
  DK: { address: true, contact: true },
};
