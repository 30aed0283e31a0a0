import { sumCents, ZERO } from '../../../../schemas/money.js';
import type { PatientAllocation } from '../../../../schemas/patient-payment.js';
import type { PatientClaim } from '../../../app/patient-payments/list-patient-claims.js';
import type { PatientPaymentRecord } from '../../../app/records/patient-payment-records.js';
import type { Fact } from '../../parts/facts.js';
import { renderDollars, renderInstant } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import {
  findLeft,
  findState,
  type PaymentState,
  receiptPath,
  renderMethod,
  renderReturn,
} from '../../parts/patient-payments.js';
import type { RequestFormFields } from '../../parts/request-form.js';
import type { Tried } from '../../read-form.js';
import { mayDo, type Viewer } from '../../viewer.js';
import { findForms, findRefundForms } from './forms.js';

export interface PaidRow {
  readonly key: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly date: string;
  readonly from: string;
  readonly amount: string;
}

export interface PatientPaymentPage {
  readonly receiptNumber: string;
  readonly state: PaymentState;
  readonly accountHref?: string;
  readonly facts: readonly Fact[];
  readonly paid: readonly PaidRow[];
  /** What becomes of what is left, or of all of it. */
  readonly note: string;
  /** What the viewer may do with it. */
  readonly forms: readonly RequestFormFields[];
  /** Why what was asked for was not done. */
  readonly failure?: string;
}

export function presentPatientPayment(
  payment: PatientPaymentRecord,
  claims: readonly PatientClaim[],
  viewer: Viewer,
  tried?: Tried,
): PatientPaymentPage {
  const { receiptNumber, patientAccountId } = payment;
  const accountHref = findHref(viewer, 'account', patientAccountId);
  const path = receiptPath(payment);
  return {
    receiptNumber,
    state: findState(payment),
    ...(accountHref && { accountHref }),
    facts: factsOf(payment),
    paid: paidRows(payment, claims, viewer),
    note: noteOf(payment, claims),
    forms: [
      ...(mayDo(viewer, 'patient-payment.record') ? findForms(payment, claims, path, tried) : []),
      ...(mayDo(viewer, 'patient-refund.request') ? findRefundForms(payment) : []),
    ],
    ...(tried?.failure !== undefined && { failure: tried.failure }),
  };
}

function factsOf(payment: PatientPaymentRecord): Fact[] {
  const { receivedOn, method, amount, recordedAt, returned } = payment;
  return [
    ['Received', receivedOn],
    ['Method', renderMethod(method)],
    ['Amount', renderDollars(amount)],
    ['Unapplied', renderDollars(findLeft(payment))],
    ['Refunded without a claim', refundedOf(payment)],
    ['Recorded', renderInstant(recordedAt)],
    ['Returned', renderReturn(payment)],
    ['Reason of the return', returned?.reason ?? ''],
  ];
}

function refundedOf({ refunds }: PatientPaymentRecord): string {
  return refunds.length === 0 ? '' : renderDollars(sumCents(refunds, ({ amount }) => amount));
}

function paidRows(
  { receivedOn, allocations, applications }: PatientPaymentRecord,
  claims: readonly PatientClaim[],
  viewer: Viewer,
): PaidRow[] {
  const numbers = new Map(claims.map((claim) => [claim.claimId, claim.patientControlNumber]));
  const rowOf = ({ claimId, amount }: PatientAllocation, key: string, date: string, from: string) => {
    const href = findHref(viewer, 'claim', claimId);
    return {
      ...{ key, controlNumber: numbers.get(claimId) ?? '', ...(href && { href }) },
      ...{ date, from, amount: renderDollars(amount) },
    };
  };
  return [
    ...allocations.map((each, index) => rowOf(each, `paid-${index}`, receivedOn, 'With the payment')),
    ...applications.map((each) => rowOf(each, `applied-${each.ordinal}`, each.appliedOn, 'Applied later')),
  ];
}

function noteOf(payment: PatientPaymentRecord, claims: readonly PatientClaim[]): string {
  if (payment.returned) return 'All of it was taken back: the patient owes again what it had paid.';
  if (findLeft(payment) === ZERO) return 'Nothing of it is left to be applied.';
  return claims.some(({ owed }) => owed > ZERO)
    ? `${renderDollars(findLeft(payment))} of it waits to be applied.`
    : `${renderDollars(findLeft(payment))} of it waits: the patient owes nothing of any claim now.`;
}
