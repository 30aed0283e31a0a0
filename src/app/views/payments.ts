import type { ToldPayment } from '../reading/read-payment-parts.js';
import { present, viewAmount } from './common.js';

/** A payment with the sets that are its parts; no name and no number of a patient. */
export function viewPayment(payment: ToldPayment) {
  const { payerName, traceNumber, paymentDate, parts } = payment;
  return {
    ...{ payerName, traceNumber, paymentDate },
    paymentAmount: viewAmount(payment.wholeAmount),
    parts: parts.map((part) => present({ ...part, amount: viewAmount(part.amount) })),
    explained: viewAmount(payment.explained),
    unexplained: viewAmount(payment.unexplained),
    accepted: viewAmount(payment.accepted),
    ...(payment.itemKey !== undefined && { workItemKey: payment.itemKey }),
    remainder: viewAmount(payment.remainder),
  };
}
