import type { ClaimDecision } from '../../../../schemas/remittance-records.js';
import type { ClassifiedAdjustment } from './adjudicated-parts.js';
import type { FoldedPayment, StandingPart } from './folded-payment.js';

/** A decision with what it is about, as the claim payments that stand have it. */
export interface DecisionSubject {
  readonly decision: ClaimDecision;
  readonly payment: FoldedPayment;
  /** Absent where the claim payment as a whole is decided of. */
  readonly denied?: Denied;
}

export interface Denied {
  readonly payment: FoldedPayment;
  readonly part: StandingPart;
  readonly adjustment: ClassifiedAdjustment;
  /** Neither taken back by the payer nor made anything else by a later row of the decision table. */
  readonly isStanding: boolean;
}

/** The natural key of the denial that one CAS triplet opens. */
export function denialKeyOf(claimPaymentId: string, casOrdinal: string): string {
  return `denial:${claimPaymentId}:${casOrdinal}`;
}

/**
 * The decisions of some claim payments, in an order that is theirs and not that of arrival: by the content of the set
 * and the place in it of what is decided of, then by when it was decided. Ids say only which came first, and are left out:
 * the id of an approval tells apart what is equal otherwise. Decisions of other claim payments are left out.
 */
export function orderDecisions(
  decisions: readonly ClaimDecision[],
  payments: readonly FoldedPayment[],
): DecisionSubject[] {
  return decisions.flatMap((decision) => findSubject(decision, payments) ?? []).sort(compareSubjects);
}

function findSubject(
  decision: ClaimDecision,
  payments: readonly FoldedPayment[],
): DecisionSubject | undefined {
  const { objectId } = decision;
  if (decision.decision === 'variance') {
    const payment = payments.find(({ adjudication }) => adjudication.claimPaymentId === objectId);
    return payment && { decision, payment };
  }
  const denied = findDenied(objectId, payments);
  return denied && { decision, payment: denied.payment, denied };
}

function findDenied(denialKey: string, payments: readonly FoldedPayment[]): Denied | undefined {
  for (const payment of payments) {
    const { claimPaymentId } = payment.adjudication;
    for (const part of payment.parts) {
      const adjustment = part.part.adjustments.find(
        ({ casOrdinal }) => denialKeyOf(claimPaymentId, casOrdinal) === denialKey,
      );
      if (!adjustment) continue;
      const isTaken = part.isReversed || part.isSuperseded;
      return { payment, part, adjustment, isStanding: !isTaken && adjustment.class.kind === 'denial' };
    }
  }
  return undefined;
}

function compareSubjects(one: DecisionSubject, other: DecisionSubject): number {
  const [a, b] = [one.payment.adjudication, other.payment.adjudication];
  return (
    compare(one.decision.decision, other.decision.decision) ||
    compare(a.setHash, b.setHash) ||
    compare(a.payment.ordinal, b.payment.ordinal) ||
    comparePlaces(one.denied, other.denied) ||
    compare(one.decision.decidedAt, other.decision.decidedAt) ||
    compare(one.decision.amount, other.decision.amount) ||
    compare(one.decision.approvalId, other.decision.approvalId)
  );
}

/** Of two denials of one claim payment, the one that it says first. */
function comparePlaces(one: Denied | undefined, other: Denied | undefined): number {
  const placeOf = (denied: Denied | undefined) => denied?.adjustment.casOrdinal.split('.').map(Number) ?? [];
  const [a, b] = [placeOf(one), placeOf(other)];
  return compare(a[0] ?? 0, b[0] ?? 0) || compare(a[1] ?? 0, b[1] ?? 0);
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
