import { PAYMENT_METHODS, PROVIDER_ADJUSTMENTS } from '../../../../edi/remittance-835/explanation-labels.js';
import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import { subtractCents, sumCents } from '../../../../schemas/money.js';
import type { RemittanceRecord } from '../../../app/ports.js';
import type { ListedClaimPayment } from '../../../app/records/list-records.js';
import { viewClaimPayment } from '../../../app/views/claims.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewRemittance } from '../../../app/views/exchange.js';
import { renderClaimPaymentCells } from '../../parts/claim-payment-cells.js';
import type { Fact } from '../../parts/facts.js';
import type { Field } from '../../parts/filter-form.js';
import { renderDollars, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';
import type { CertificateSection } from './present-certificate.js';

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
  /** Where a person can place it, or let it go on where it is held. */
  readonly work?: { readonly href: string; readonly words: string };
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
  readonly certificate?: CertificateSection;
  readonly paging: Paging;
  /** By which a possible duplicate is resolved, for who may ask for it. */
  readonly form?: RequestFormFields;
  /** What the viewer may do with the remittance as it stands. */
  readonly change?: RemittanceChange;
  /** Why what was asked for was not done. */
  readonly failure?: string;
}

export interface RemittanceChange {
  readonly title: string;
  readonly action: string;
  readonly button: string;
  readonly fields: readonly Field[];
}

export function presentRemittance(
  remittance: RemittanceRecord,
  payments: ReadList<ListedClaimPayment, object>,
  viewer: Viewer,
  certificate?: CertificateSection,
  tried?: { readonly reason: string; readonly issues: readonly Issue[] },
): RemittancePage {
  const view = viewRemittance(remittance);
  const proof = proofOf(remittance, payments);
  const change = changeOf(remittance, viewer, tried?.reason ?? '');
  return {
    traceNumber: view.traceNumber,
    state: view.state,
    paymentAmount: separateThousands(view.paymentAmount),
    facts: [
      ['Payer', `${view.payerName} (${view.payerIdentifier})`],
      ['Paid on', view.paymentDate],
      ['Part of the payment', view.wholePaymentAmount && separateThousands(view.wholePaymentAmount)],
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
    ...(certificate && { certificate }),
    paging: presentPaging(`/remittances/${remittance.remittanceId}`, payments),
    ...(view.state === 'possible-duplicate' &&
      mayDo(viewer, 'duplicate.resolve') && { form: formOf(view.remittanceId) }),
    ...(change && { change }),
    ...(tried && { failure: tried.issues.map(renderIssue).join(' ') }),
  };
}

function formOf(remittanceId: string): RequestFormFields {
  const options = [
    ['dismissed', 'Sent twice: leave unposted'],
    ['posted', 'A payment of its own: post'],
  ] as const;
  return {
    action: '/approvals/remittances',
    hidden: { remittanceId },
    fields: [{ name: 'resolution', label: 'It is', options, value: 'dismissed' }, REASON_FIELD],
    button: 'Propose',
    label: 'Resolve the possible duplicate',
  };
}

/** A posted one can be undone, an undone one posted again. */
function changeOf(
  { remittanceId, state }: RemittanceRecord,
  viewer: Viewer,
  reason: string,
): RemittanceChange | undefined {
  if (!mayDo(viewer, 'remittance.undo') || (state !== 'posted' && state !== 'undone')) return undefined;
  const fields = [{ name: 'reason', label: 'Reason, kept for good', value: reason, maxLength: 500 }];
  return state === 'posted'
    ? { title: 'Undo it', action: `/remittances/${remittanceId}/undo`, button: 'Undo', fields }
    : { title: 'Post it again', action: `/remittances/${remittanceId}/redo`, button: 'Post again', fields };
}

function paymentRow(payment: ListedClaimPayment, viewer: Viewer): ClaimPaymentRow {
  const view = viewClaimPayment(payment);
  const href = findHref(viewer, 'claim', payment.claimId);
  const words = findWork(payment);
  const workHref = words && findHref(viewer, 'claimPayment', payment.claimPaymentId);
  return {
    claimPaymentId: view.claimPaymentId,
    ordinal: String(view.ordinal),
    controlNumber: view.patientControlNumber,
    ...(href && { href }),
    ...(workHref && { work: { href: workHref, words } }),
    ...renderClaimPaymentCells(view),
  };
}

/** What its own page is for: choosing its claim, saying whose answer it is, and releasing it. */
function findWork({ claimId, payerId, state }: ListedClaimPayment): string | undefined {
  if (claimId === undefined) return state === 'undone' ? undefined : 'Place it';
  const isUnknown = state === 'exception' && payerId === undefined;
  return isUnknown || state === 'held' ? 'Work on it' : undefined;
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
