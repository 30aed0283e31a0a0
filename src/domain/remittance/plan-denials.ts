import { type Cents, maxCents, minCents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { ClaimAccount, PlannedDenial } from '../../../schemas/remittance-records.js';
import type { ClassifiedAdjustment } from './adjudicated-parts.js';
import type { FoldedClaim } from './fold-adjudications.js';
import type { FoldedPayment, StandingPart } from './folded-payment.js';
import { payerAccount } from './receivables.js';

interface Denied {
  readonly payment: FoldedPayment;
  readonly part: StandingPart;
  readonly adjustment: ClassifiedAdjustment;
  readonly isReversed: boolean;
}

/**
 * One denial for every denied CAS triplet of the posted claim payments. What is open on the payer's receivable is at
 * stake once: for the latest denial first, and for a duplicate denial last. Nothing at stake closes it as information.
 */
export function planDenials(claim: ClaimAccount, folded: FoldedClaim): PlannedDenial[] {
  const denied = folded.payments.flatMap(findDenied);
  const atStake = new Map<Denied, Cents>();
  const open = new OpenAmounts(folded);
  const isDuplicate = (each: Denied) => classOf(each) === 'duplicate';
  const latestFirst = denied.filter((each) => !each.isReversed).reverse();
  for (const each of [...latestFirst.filter((d) => !isDuplicate(d)), ...latestFirst.filter(isDuplicate)]) {
    atStake.set(each, open.take(each));
  }
  return denied.map((each) => writeDenial(each, claim, atStake.get(each) ?? ZERO));
}

function findDenied(payment: FoldedPayment): Denied[] {
  if (payment.disposition !== 'posted') return [];
  return payment.parts.flatMap((part) =>
    part.part.adjustments
      .filter((adjustment) => adjustment.class.kind === 'denial')
      .map((adjustment) => ({
        payment,
        part,
        adjustment,
        isReversed: payment.isReversed || part.isSuperseded,
      })),
  );
}

/** What is open by payer and line, less what a denial has taken. */
class OpenAmounts {
  readonly #taken = new Map<string, Cents>();

  constructor(private readonly folded: FoldedClaim) {}

  take({ payment, part, adjustment }: Denied): Cents {
    const account = payerAccount(payment.payerSequence);
    const line = part.part.lineControlNumber;
    const ofClaim = subtractCents(this.folded.receivables.openOf(account), this.#of(account));
    const key = `${account}|${line}`;
    const ofLine =
      line === undefined
        ? ofClaim
        : subtractCents(this.folded.receivables.ofLine(account, line), this.#of(key));
    const amount = maxCents(ZERO, minCents(adjustment.amount, ofClaim, ofLine));
    this.#taken.set(account, subtractCents(this.#of(account), subtractCents(ZERO, amount)));
    this.#taken.set(key, subtractCents(this.#of(key), subtractCents(ZERO, amount)));
    return amount;
  }

  #of(key: string): Cents {
    return this.#taken.get(key) ?? ZERO;
  }
}

function writeDenial(denied: Denied, claim: ClaimAccount, atStakeAmount: Cents): PlannedDenial {
  const { payment, part, adjustment, isReversed } = denied;
  const { claimPaymentId } = payment.adjudication;
  const { lineControlNumber } = part.part;
  return {
    naturalKey: `denial:${claimPaymentId}:${adjustment.casOrdinal}`,
    claimId: claim.claimId,
    claimPaymentId,
    payerSequence: payment.payerSequence,
    ...(lineControlNumber !== undefined && { lineControlNumber }),
    denialClass: classOf(denied),
    groupCode: adjustment.groupCode,
    reasonCode: adjustment.reasonCode,
    remarkCodes: adjustment.remarkCodes,
    deniedAmount: adjustment.amount,
    atStakeAmount,
    state: isReversed ? 'reversed' : atStakeAmount > ZERO ? 'open' : 'information',
  };
}

function classOf({ adjustment }: Denied): PlannedDenial['denialClass'] {
  const { class: found } = adjustment;
  if (found.kind !== 'denial') throw new TypeError('Only a denial has a denial class');
  return found.denialClass;
}
