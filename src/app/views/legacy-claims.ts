import type { LegacyClaim } from '../legacy-claims/find-legacy-claims.js';
import type { ListedLegacyClaims } from '../legacy-claims/list-legacy-claims.js';
import { present, viewAmount } from './common.js';

/** Claim payments of one rule: no names, and where in its file each of them stands. */
export function viewLegacyClaims({ rule, claims, hasMore, amount, lying }: ListedLegacyClaims) {
  return {
    rule: present({ ...rule }),
    ...{ count: claims.length, amount: viewAmount(amount), hasMore },
    ...(lying && { lying: { count: lying.count, amount: viewAmount(lying.amount) } }),
    claimPayments: claims.map(viewLegacyClaim),
  };
}

function viewLegacyClaim({ row, sign }: LegacyClaim) {
  const { claimPaymentId, remittanceId, ordinal, traceNumber, paymentDate, state, payment } = row;
  const { patientControlNumber, claimStatusCode, paymentAmount, place } = payment;
  return {
    ...{ claimPaymentId, remittanceId, ordinal, traceNumber, paymentDate, state },
    ...{ patientControlNumber, claimStatusCode, amount: viewAmount(paymentAmount) },
    fits: sign.by === 'control-number' ? `CLP01 ${sign.pattern}` : `services until ${sign.lastServiceDate}`,
    ...{ byteOffset: place.byteOffset, byteLength: place.byteLength },
  };
}
