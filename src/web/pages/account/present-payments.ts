import { formatCents, negateCents, ZERO } from '../../../../schemas/money.js';
import type { PatientClaim } from '../../../app/patient-payments/list-patient-claims.js';
import type { PatientPaymentRecord } from '../../../app/records/patient-payment-records.js';
import { renderDollars } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import {
  findLeft,
  findState,
  type PaymentState,
  receiptPlace,
  renderMethod,
  renderReturn,
  sumByClaim,
} from '../../parts/patient-payments.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface PaidClaim {
  readonly claimId: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly amount: string;
}

export interface PatientPaymentRow {
  readonly receiptNumber: string;
  readonly href?: string;
  readonly date: string;
  readonly method: string;
  readonly amount: string;
  readonly paid: readonly PaidClaim[];
  readonly unapplied: string;
  readonly state: PaymentState;
  /** How and when it was returned; empty where it was not. */
  readonly returned: string;
}

export interface PaymentsSection {
  readonly rows: readonly PatientPaymentRow[];
  readonly paging: Paging;
  /** Where one is recorded, for who may. */
  readonly formHref?: string;
  /** By which a credit is given back, for who may ask for it. */
  readonly refund?: RequestFormFields;
}

export interface PaymentsParts {
  readonly patientAccountId: string;
  readonly payments: ReadList<PatientPaymentRecord, object>;
  /** Of the account. */
  readonly claims: readonly PatientClaim[];
}

/** The field of the page's address by which the payments go on; that of the ledger is `cursor`. */
const PAYMENTS_LIST = { cursorName: 'payments', label: 'Parts of the list of payments' };

export function presentPayments(
  { patientAccountId, payments, claims }: PaymentsParts,
  viewer: Viewer,
): PaymentsSection {
  const numbers = new Map(claims.map((claim) => [claim.claimId, claim.patientControlNumber]));
  const formHref = findHref(viewer, 'patientPaymentForm', patientAccountId);
  const credits = claims.filter(({ owed }) => owed < ZERO);
  return {
    rows: payments.items.map((payment) => rowOf(payment, numbers, viewer)),
    paging: presentPaging(viewer.path, payments, PAYMENTS_LIST),
    ...(formHref && { formHref }),
    ...(credits.length > 0 && mayDo(viewer, 'patient-refund.request') && { refund: refundOf(credits) }),
  };
}

/** What of it came from the patient, and whether a payer has still to answer, the use case says. */
function refundOf(credits: readonly PatientClaim[]): RequestFormFields {
  const options = credits.map(
    ({ claimId, patientControlNumber, owed }) =>
      [claimId, `${patientControlNumber}, credit ${renderDollars(negateCents(owed))}`] as const,
  );
  return {
    action: '/approvals/refunds',
    hidden: {},
    fields: [
      { name: 'claimId', label: 'Claim', options, value: options[0]![0] },
      { name: 'amount', label: 'Amount', value: formatCents(negateCents(credits[0]!.owed)), maxLength: 14 },
      REASON_FIELD,
    ],
    button: 'Ask',
    label: 'Refund a credit',
  };
}

function rowOf(
  payment: PatientPaymentRecord,
  numbers: ReadonlyMap<string, string>,
  viewer: Viewer,
): PatientPaymentRow {
  const { receiptNumber, receivedOn, method, amount } = payment;
  const href = findHref(viewer, 'patientPayment', receiptPlace(payment));
  return {
    receiptNumber,
    ...(href && { href }),
    date: receivedOn,
    method: renderMethod(method),
    amount: renderDollars(amount),
    paid: sumByClaim(payment).map((each) => {
      const claimHref = findHref(viewer, 'claim', each.claimId);
      return {
        claimId: each.claimId,
        controlNumber: numbers.get(each.claimId) ?? '',
        ...(claimHref && { href: claimHref }),
        amount: renderDollars(each.amount),
      };
    }),
    unapplied: renderDollars(findLeft(payment)),
    state: findState(payment),
    returned: renderReturn(payment),
  };
}
