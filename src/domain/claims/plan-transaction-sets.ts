import type { Claim } from '../../../schemas/claim.js';

/** What goes between one ST and SE: claims to one receiver. */
export interface TransactionSetPlan<T> {
  readonly receiverId: string;
  readonly claims: readonly T[];
}

/** 005010X222A1 2300 CLM recommends at most 5,000 claims in a transaction set. */
export const CLAIMS_PER_SET = 5000;

/**
 * Which claims go in which set: one receiver a set, at most `limit` claims, claims of one billing provider, payer
 * and subscriber beside each other so that their loops stand once. The same claims in any order give the same plan.
 */
export function planTransactionSets<T extends { readonly claim: Claim; readonly receiverId: string }>(
  candidates: readonly T[],
  limit: number = CLAIMS_PER_SET,
): TransactionSetPlan<T>[] {
  const sorted = candidates
    .map((candidate) => ({ candidate, key: sortKeyOf(candidate) }))
    .sort((one, other) => compareKeys(one.key, other.key));
  const sets: { receiverId: string; claims: T[] }[] = [];
  for (const { candidate } of sorted) {
    const last = sets.at(-1);
    if (last?.receiverId === candidate.receiverId && last.claims.length < limit) last.claims.push(candidate);
    else sets.push({ receiverId: candidate.receiverId, claims: [candidate] });
  }
  return sets;
}

function sortKeyOf({ claim, receiverId }: { claim: Claim; receiverId: string }): readonly string[] {
  return [
    receiverId,
    claim.billingProvider.npi ?? '',
    claim.billingProvider.taxId ?? '',
    claim.payer.payerId,
    claim.subscriber.memberId,
    claim.patientControlNumber,
  ];
}

/** By code unit, so that no locale has a say. */
function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}
