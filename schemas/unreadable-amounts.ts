import type { Issue } from './issue.js';
import type { ClaimPaymentAmounts, ServicePaymentAmounts } from './remittance-advice.js';

/** Which balances of one claim payment nobody can judge, because an amount of theirs could not be read. */
export interface UnknownBalances {
  readonly claim: boolean;
  readonly lineCharges: boolean;
  readonly patientResponsibility: boolean;
  line(service: ServicePaymentAmounts): boolean;
}

const ALL_KNOWN: UnknownBalances = {
  claim: false,
  lineCharges: false,
  patientResponsibility: false,
  line: () => false,
};

/** Without CLP03 or CLP04 nothing of the claim payment is judged, as in the validator (`PaymentBalance`). */
export function findUnknownBalances(payment: ClaimPaymentAmounts): UnknownBalances {
  const unread = payment.unreadableAmounts;
  if (!unread) return ALL_KNOWN;
  const isNothingKnown = unread.some(({ at }) => at.segment === 'CLP');
  const isAdjusted = unread.some(({ at }) => at.segment === 'CAS');
  const isCharged = unread.some(({ at }) => at.segment === 'SVC' && at.element === 2);
  return {
    claim: isNothingKnown || isAdjusted,
    lineCharges: isNothingKnown || isCharged,
    patientResponsibility: isNothingKnown || isPatientShareUnread(payment, unread),
    line: ({ place }) => isNothingKnown || unread.some((each) => isWithin(each, place)),
  };
}

function isPatientShareUnread(payment: ClaimPaymentAmounts, unread: readonly Issue[]): boolean {
  const offsets = new Set(unread.map(({ at }) => at.byteOffset));
  const parts = [payment, ...payment.services];
  return parts.some(({ adjustments }) =>
    adjustments.some(({ groupCode, place }) => groupCode === 'PR' && offsets.has(place.byteOffset)),
  );
}

function isWithin({ at }: Issue, place: ServicePaymentAmounts['place']): boolean {
  const offset = at.byteOffset ?? -1;
  return offset >= place.byteOffset && offset < place.byteOffset + place.byteLength;
}
