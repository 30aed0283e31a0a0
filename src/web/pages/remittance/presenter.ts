import { PAYMENT_METHODS, PROVIDER_ADJUSTMENTS } from '../../../../edi/remittance-835/explanation-labels.js';
import { subtractCents, sumCents } from '../../../../schemas/money.js';
import type { ListedClaimPayment } from '../../../app/list-records.js';
import type { RemittanceRecord } from '../../../app/ports.js';
import { viewClaimPayment } from '../../../app/views/claims.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewRemittance } from '../../../app/views/exchange.js';
import { renderClaimPaymentCells } from '../../parts/claim-payment-cells.js';
import type { Fact } from '../../parts/facts.js';
import { renderDollars, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface ClaimPaymentRow {
  readonly claimPaymentId: string;
  readonly ordinal: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly payerControlNumber: string;
  readonly status: string;
  readonly chargeAmount: string;
  readonly paymentAmount: string;
  readonly patientAmount: string;
  readonly state: string;
}

export interface ProviderAdjustmentRow {
  readonly reason: string;
  readonly reference: string;
  readonly provider: string;
  readonly amount: string;
}

export interface RemittancePage {
  readonly traceNumber: string;
  readonly state: string;
  readonly paymentAmount: string;
  readonly facts: readonly Fact[];
  readonly issues: readonly IssueView[];
  readonly providerAdjustments: readonly ProviderAdjustmentRow[];
  readonly payments: readonly ClaimPaymentRow[];
  /** How claim payments and provider adjustments make up the payment; absent where not all are on the page. */
  readonly proof?: string;
  readonly paging: Paging;
}

export function presentRemittance(
  remittance: RemittanceRecord,
  payments: ReadList<ListedClaimPayment, object>,
  viewer: Viewer,
): RemittancePage {
  const view = viewRemittance(remittance);
  const proof = proofOf(remittance, payments);
  return {
    traceNumber: view.traceNumber,
    state: view.state,
    paymentAmount: separateThousands(view.paymentAmount),
    facts: [
      ['Payer', `${view.payerName} (${view.payerIdentifier})`],
      ['Paid on', view.paymentDate],
      ['Means', PAYMENT_METHODS[view.paymentMethodCode] ?? view.paymentMethodCode],
      ['Claim payments', separateThousands(view.claimPaymentCount)],
      ['Set in its file', String(view.setOrdinal)],
    ],
    issues: view.issues,
    providerAdjustments: view.providerAdjustments.map(
      ({ reasonCode, reference, providerIdentifier, amount }) => ({
        reason: [reasonCode, PROVIDER_ADJUSTMENTS[reasonCode]].filter(Boolean).join(' '),
        reference: reference ?? '',
        provider: providerIdentifier,
        amount: separateThousands(amount),
      }),
    ),
    payments: payments.items.map((payment) => paymentRow(payment, viewer)),
    ...(proof !== undefined && { proof }),
    paging: presentPaging(viewer.path, payments),
  };
}

function paymentRow(payment: ListedClaimPayment, viewer: Viewer): ClaimPaymentRow {
  const view = viewClaimPayment(payment);
  const href = findHref(viewer, 'claim', payment.claimId);
  return {
    claimPaymentId: view.claimPaymentId,
    ordinal: String(view.ordinal),
    controlNumber: view.patientControlNumber,
    ...(href && { href }),
    ...renderClaimPaymentCells(view),
  };
}

/** 005010X221A1 1.10.2.1: BPR02 is the sum of CLP04 less the sum of the PLB amounts. */
function proofOf(
  { advice, paymentAmount }: RemittanceRecord,
  { items, isFirst, nextCursor }: ReadList<ListedClaimPayment, object>,
): string | undefined {
  if (!isFirst || nextCursor !== undefined) return undefined;
  const paid = sumCents(items, (payment) => payment.paymentAmount);
  const adjusted = sumCents(advice.providerAdjustments, ({ amount }) => amount);
  const sum = subtractCents(paid, adjusted);
  const parts = `${renderDollars(paid)} paid on claims less ${renderDollars(adjusted)} of provider adjustments`;
  return sum === paymentAmount
    ? `Balances: ${parts} is the payment of ${renderDollars(paymentAmount)}.`
    : `Does not balance: ${parts} is ${renderDollars(sum)}, the payment is ${renderDollars(paymentAmount)}.`;
}
