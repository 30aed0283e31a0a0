import type { PayerSequence } from '../../../../schemas/ledger.js';
import type { Adjudication, ClaimAccount } from '../../../../schemas/remittance-records.js';
import { isInformation, isLinked, isReversal } from './canonical-order.js';

/** Nobody has said which of the claim's payers adjudicated: neither the remittance nor CLP02 nor a person. */
export function isPayerUnknown({ payers }: ClaimAccount, { payerId }: Adjudication): boolean {
  return payers.length > 1 && payerId === undefined;
}

/**
 * Names the payer of adjudications that do not: as the claim's other ones under their control number do, else those of
 * the same sender (TRN03). Where they name none, or several, it stays unknown. What was named so names no others.
 */
export function namePayers(claim: ClaimAccount, adjudications: readonly Adjudication[]): Adjudication[] {
  // Reversals are of whoever they take back from.
  const naming = adjudications.filter(
    (each) => !isPayerUnknown(claim, each) && !isReversal(each) && !isInformation(each),
  );
  return adjudications.map((each) => {
    if (!isPayerUnknown(claim, each)) return each;
    const linked = naming.filter((other) => isLinked(each, other));
    const payerSequence = findOnly(linked) ?? findOnly(naming.filter((other) => isOfSender(each, other)));
    const payer = claim.payers.find(({ sequence }) => sequence === payerSequence);
    return payer ? { ...each, payerSequence: payer.sequence, payerId: payer.payerId } : each;
  });
}

function isOfSender(one: Adjudication, other: Adjudication): boolean {
  return one.payerIdentifier !== undefined && one.payerIdentifier === other.payerIdentifier;
}

function findOnly(adjudications: readonly Adjudication[]): PayerSequence | undefined {
  const sequences = new Set(adjudications.map(({ payerSequence }) => payerSequence));
  return sequences.size === 1 ? adjudications[0]!.payerSequence : undefined;
}
