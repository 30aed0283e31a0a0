import type { PayerSequence } from '../../schemas/ledger.js';
import type { ClaimRecord } from './ports.js';

/** A payer of a claim as the claim calls it; by its id where it has no name there. */
export interface NamedPayer {
  readonly sequence: PayerSequence;
  readonly payerId: string;
  readonly name: string;
}

export function nameClaimPayers({ claim, payers }: Pick<ClaimRecord, 'claim' | 'payers'>): NamedPayer[] {
  const known = [claim.payer, ...(claim.otherCoverages ?? []).map((coverage) => coverage.payer)];
  return payers.map(({ sequence, payerId }) => ({
    sequence,
    payerId,
    name: known.find((each) => each.payerId === payerId)?.name ?? payerId,
  }));
}
