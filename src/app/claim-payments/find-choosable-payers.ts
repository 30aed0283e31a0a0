import {
  findPayerIdentifiers,
  matchPayerSequence,
} from '../../domain/remittance/matching/match-payer-sequence.js';
import { type NamedPayer, nameClaimPayers } from '../claim-payers.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from '../ports.js';

export interface ChoosablePayers {
  /** By their order; where several claims are possible, with the name that each has for it. Empty for claims with one payer. */
  readonly payers: readonly Omit<NamedPayer, 'payerId'>[];
  /** The claim is known and has several payers, and neither the remittance nor CLP02 says which of them answered. */
  readonly isPayerOpen: boolean;
}

/** The payers of which a person may say that one has answered, of the claims that a claim payment may be of. */
export async function findChoosablePayers(
  records: Records,
  row: ClaimPaymentRecord,
  claims: readonly ClaimRecord[],
): Promise<ChoosablePayers> {
  const names = new Map<number, Set<string>>();
  for (const { sequence, name } of claims.filter(hasSeveral).flatMap(nameClaimPayers)) {
    names.set(sequence, (names.get(sequence) ?? new Set()).add(name));
  }
  const payers = [...names]
    .sort(([one], [other]) => one - other)
    .map(([sequence, each]) => ({ sequence, name: [...each].join(' or ') }));
  const [only, ...others] = claims;
  if (!only || others.length > 0 || !hasSeveral(only)) return { payers, isPayerOpen: false };
  const remittance = await records.remittances.find(row.remittanceId);
  const identifiers = remittance ? findPayerIdentifiers(remittance.advice) : [];
  return { payers, isPayerOpen: matchPayerSequence(row.payment, identifiers, only.payers) === undefined };
}

function hasSeveral({ payers }: ClaimRecord): boolean {
  return payers.length > 1;
}
