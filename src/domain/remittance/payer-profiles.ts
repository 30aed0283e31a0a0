import type { PayerSettings } from '../../../schemas/practice.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';

/** Habits of a payer that no 835 tells; what a practice says of them is configuration. */
export interface PayerProfile {
  /** It adjudicates a claim again without taking back what it said before. */
  readonly replacesWithoutReversal: boolean;
  /** What it leaves without a reason is a discount: it reports the whole charge as the prior payers'. */
  readonly unexplainedRemainderIsContractual: boolean;
}

const USUAL: PayerProfile = { replacesWithoutReversal: false, unexplainedRemainderIsContractual: false };

/** Of the payers that have habits, by NM109. */
export function findPayerProfiles(payers: readonly PayerSettings[]): ReadonlyMap<string, PayerProfile> {
  const profiles = new Map<string, PayerProfile>();
  for (const payer of payers) {
    const { payerId, replacesWithoutReversal = false, unexplainedRemainderIsContractual = false } = payer;
    if (payerId === undefined || !(replacesWithoutReversal || unexplainedRemainderIsContractual)) continue;
    profiles.set(payerId, { replacesWithoutReversal, unexplainedRemainderIsContractual });
  }
  return profiles;
}

/** The habits of the payer that adjudicated. */
export function getPayerProfile(
  profiles: ReadonlyMap<string, PayerProfile>,
  claim: ClaimAccount,
  { payerSequence }: Adjudication,
): PayerProfile {
  const payer = claim.payers.find(({ sequence }) => sequence === payerSequence);
  return profiles.get(payer?.payerId ?? '') ?? USUAL;
}
