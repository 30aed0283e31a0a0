import type { ClaimDetail } from '../../../app/reading/read-claims.js';
import { viewClaimPayment } from '../../../app/views/claims.js';
import { renderClaimPaymentCells } from '../../parts/claim-payment-cells.js';
import { findHref } from '../../parts/links.js';
import type { Viewer } from '../../viewer.js';

export interface PaymentRow {
  readonly claimPaymentId: string;
  /** Which remittance it came in: payer, date and trace number. */
  readonly source: string;
  readonly sourceHref?: string;
  readonly payerControlNumber: string;
  readonly status: string;
  readonly chargeAmount: string;
  readonly paymentAmount: string;
  readonly patientAmount: string;
  readonly state: string;
}

export function presentPayments(detail: ClaimDetail, viewer: Viewer): PaymentRow[] {
  return detail.payments.map((payment) => {
    const view = viewClaimPayment(payment);
    const sourceHref = findHref(viewer, 'remittance', payment.remittanceId);
    return {
      claimPaymentId: payment.claimPaymentId,
      source: nameRemittance(detail, payment.remittanceId),
      ...(sourceHref && { sourceHref }),
      ...renderClaimPaymentCells(view),
    };
  });
}

/** `Acme Health, 2026-02-10, trace 12345`. */
function nameRemittance({ remittances }: ClaimDetail, remittanceId: string): string {
  const found = remittances.find((each) => each.remittanceId === remittanceId);
  return found === undefined
    ? 'a remittance'
    : `${found.payerName}, ${found.paymentDate}, trace ${found.traceNumber}`;
}
