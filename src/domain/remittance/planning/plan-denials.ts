import { isPreventableDenial } from '../../../../schemas/codes/preventable-denials.js';
import type { Account } from '../../../../schemas/ledger.js';
import { type Cents, maxCents, minCents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimAccount, PlannedDenial } from '../../../../schemas/remittance-records.js';
import { findDeadline, isUnprocessable } from '../../denials/find-deadline.js';
import { DEFAULT_CLOCKS } from '../../denials/payer-clocks.js';
import type { ClassifiedAdjustment } from '../folding/adjudicated-parts.js';
import { findFirstDenials } from '../folding/first-denials.js';
import type { FoldedClaim } from '../folding/fold-adjudications.js';
import { type FoldedDecision, sumDecided } from '../folding/fold-decisions.js';
import {
  type FoldedPayment,
  isOnlyDuplicate,
  isStanding,
  type StandingPart,
} from '../folding/folded-payment.js';
import { denialKeyOf } from '../folding/order-decisions.js';
import { chargeAccountOf, payerAccount } from '../folding/receivables.js';
import type { PlanTerms } from '../plan-terms.js';

interface Denied {
  readonly payment: FoldedPayment;
  readonly part: StandingPart;
  readonly adjustment: ClassifiedAdjustment;
  readonly isReversed: boolean;
}

/**
 * One denial for every denied CAS triplet of the posted claim payments. What is open on the payer's receivable is at
 * stake once: for the latest denial first, and for a duplicate denial last. Nothing at stake closes it as information: so
 * it is with a duplicate denial of what the payer has answered or keeps pending, and with what was adjudicated twice.
 */
export function planDenials(claim: ClaimAccount, folded: FoldedClaim, terms: PlanTerms): PlannedDenial[] {
  const denied = folded.payments.flatMap(findDenied);
  const atStake = new Map<Denied, Cents>();
  const open = new OpenAmounts(claim, folded);
  const isDuplicate = (each: Denied) => classOf(each) === 'duplicate';
  const latestFirst = denied.filter((each) => !each.isReversed).reverse();
  for (const each of [...latestFirst.filter((d) => !isDuplicate(d)), ...latestFirst.filter(isDuplicate)]) {
    const isIdle = hasNoEffect(each) || (isDuplicate(each) && isAnswered(each, folded));
    atStake.set(each, isIdle ? ZERO : open.take(each));
  }
  const firsts = findFirstDenials(denied);
  return denied.map((each) => {
    const occurrence = firsts.has(each) ? 'initial' : 'repeat';
    const decided = folded.decided.find(
      ({ decision, effect }) => decision.objectId === keyOf(each) && effect.amount > ZERO,
    );
    const atStakeAmount = atStake.get(each) ?? ZERO;
    return writeDenial(each, { claim, terms, occurrence, atStakeAmount, ...(decided && { decided }) });
  });
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
        isReversed: !isStanding(part),
      })),
  );
}

/** Step 0: nothing but its cash was posted, or it only denied and the payer has answered the charge since. */
function hasNoEffect({ part }: Denied): boolean {
  return part.isTwice || part.isReplaced;
}

/** Another claim payment of the payer stands that says more of the line than that it was sent twice. */
function isAnswered({ payment, part }: Denied, folded: FoldedClaim): boolean {
  const line = part.part.lineControlNumber;
  const others = folded.payments.filter(
    (other) =>
      other !== payment &&
      other.payerSequence === payment.payerSequence &&
      other.disposition === 'posted' &&
      !other.takesBack,
  );
  return others
    .flatMap((other) => other.parts)
    .filter(({ part: { lineControlNumber } }) => !line || !lineControlNumber || line === lineControlNumber)
    .some((other) => isStanding(other) && !isOnlyDuplicate(other.part));
}

/** What is open by payer and line, less what a denial has taken. */
class OpenAmounts {
  readonly #taken = new Map<string, Cents>();

  constructor(
    private readonly claim: ClaimAccount,
    private readonly folded: FoldedClaim,
  ) {}

  take({ payment, part, adjustment }: Denied): Cents {
    const account = payerAccount(payment.payerSequence);
    const line = part.part.lineControlNumber;
    const ofClaim = subtractCents(this.folded.receivables.openOf(account), this.#of(account));
    const key = `${account}|${line}`;
    const ofLine =
      line === undefined
        ? ofClaim
        : subtractCents(this.folded.receivables.ofLine(account, line), this.#of(key));
    const expected = this.#expectedOf(payment, part, account);
    const taken = this.#of(line === undefined ? account : key);
    const limit = expected === undefined ? ofLine : minCents(ofLine, subtractCents(expected, taken));
    const denialKey = keyOf({ payment, adjustment });
    const denied = subtractCents(adjustment.amount, sumDecided(this.folded.decided, { denialKey }));
    const amount = maxCents(ZERO, minCents(denied, ofClaim, limit));
    this.#taken.set(account, subtractCents(this.#of(account), subtractCents(ZERO, amount)));
    this.#taken.set(key, subtractCents(this.#of(key), subtractCents(ZERO, amount)));
    return amount;
  }

  /**
   * What the contract lets expect of the line above what the first payer paid and left to others; of a denial without a
   * line, of all lines where each has a price.
   */
  #expectedOf(payment: FoldedPayment, standing: StandingPart, account: Account): Cents | undefined {
    if (account !== chargeAccountOf(this.claim)) return undefined;
    const { lineControlNumber, paymentAmount } = standing.part;
    if (lineControlNumber !== undefined) {
      const line = this.claim.lines.find((each) => each.lineControlNumber === lineControlNumber);
      return line?.expected && subtractCents(line.expected.amount, paymentAmount, standing.movedAmount);
    }
    if (!this.claim.lines.every((line) => line.expected)) return undefined;
    const expected = sumCents(this.claim.lines, (line) => line.expected?.amount ?? ZERO);
    const moved = sumCents(payment.parts, (part) => part.movedAmount);
    return subtractCents(expected, payment.adjudication.payment.paymentAmount, moved);
  }

  #of(key: string): Cents {
    return this.#taken.get(key) ?? ZERO;
  }
}

interface DenialFacts extends Pick<PlannedDenial, 'occurrence' | 'atStakeAmount'> {
  readonly claim: ClaimAccount;
  readonly terms: PlanTerms;
  readonly decided?: FoldedDecision;
}

function writeDenial(denied: Denied, facts: DenialFacts): PlannedDenial {
  const { payment, part, adjustment, isReversed } = denied;
  const { claim, terms, occurrence, atStakeAmount } = facts;
  const { claimPaymentId, productionDate, paymentDate, payerId } = payment.adjudication;
  const { lineControlNumber } = part.part;
  const { groupCode, reasonCode, remarkCodes, ruleId } = adjustment;
  const denialClass = classOf(denied);
  const timing = {
    deniedOn: paymentDate ?? productionDate,
    isUnprocessable: isUnprocessable(remarkCodes),
  };
  const clocks = terms.clocks.get(payerId ?? '') ?? DEFAULT_CLOCKS;
  return {
    naturalKey: keyOf(denied),
    claimId: claim.claimId,
    claimPaymentId,
    payerSequence: payment.payerSequence,
    ...(lineControlNumber !== undefined && { lineControlNumber }),
    ...{ denialClass, groupCode, reasonCode, remarkCodes },
    deniedAmount: adjustment.amount,
    atStakeAmount,
    state: findState(isReversed, facts),
    ...{ occurrence, ruleId },
    isPreventable: adjustment.isPreventable ?? isPreventableDenial(denialClass, reasonCode),
    ...timing,
    ...findDeadline(timing, claim.firstServiceDate, clocks),
  };
}

function findState(isReversed: boolean, { atStakeAmount, decided }: DenialFacts): PlannedDenial['state'] {
  if (isReversed) return 'reversed';
  if (atStakeAmount > ZERO) return 'open';
  const decision = decided?.decision.decision;
  return decision === 'given-up' || decision === 'billed-on' ? decision : 'information';
}

function keyOf({ payment, adjustment }: Pick<Denied, 'payment' | 'adjustment'>): string {
  return denialKeyOf(payment.adjudication.claimPaymentId, adjustment.casOrdinal);
}

function classOf({ adjustment }: Denied): PlannedDenial['denialClass'] {
  const { class: found } = adjustment;
  if (found.kind !== 'denial') throw new TypeError('Only a denial has a denial class');
  return found.denialClass;
}
