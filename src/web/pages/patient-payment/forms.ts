import { formatCents, minCents, ZERO } from '../../../../schemas/money.js';
import type { PatientClaim } from '../../../app/patient-payments/list-patient-claims.js';
import type { PatientPaymentRecord } from '../../../app/records/patient-payment-records.js';
import type { Field } from '../../parts/filter-form.js';
import { findLeft, RETURN_KIND_OPTIONS, renderOwedClaim } from '../../parts/patient-payments.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import { refill, type Tried } from '../../read-form.js';

export type ReceiptFormName = 'applications' | 'returns';

const RETURN: readonly Field[] = [
  { name: 'kind', label: 'Kind', options: RETURN_KIND_OPTIONS, value: '' },
  { name: 'returnedOn', label: 'Date of the return', type: 'date', value: '' },
  { ...REASON_FIELD, label: 'Reason, kept for good' },
];

/** What can be done with a receipt as it stands: nothing once it was returned. */
export function findForms(
  payment: PatientPaymentRecord,
  claims: readonly PatientClaim[],
  path: string,
  tried?: Tried,
): RequestFormFields[] {
  if (payment.returned) return [];
  const formOf = (name: ReceiptFormName, form: Omit<RequestFormFields, 'action'>): RequestFormFields => ({
    ...form,
    action: `${path}/${name}`,
    fields: refill(form.fields, tried?.form === name ? tried : undefined),
  });
  const typed = tried?.form === 'applications' ? tried.values['claimId'] : undefined;
  // What is wrong with a claim is said where it was chosen, also when nothing is owed of it any more.
  const owing = claims.filter(({ claimId, owed }) => owed > ZERO || claimId === typed);
  const mayApply = findLeft(payment) > ZERO && owing.length > 0;
  return [
    ...(mayApply ? [formOf('applications', applicationOf(payment, owing))] : []),
    formOf('returns', { label: 'Return it', hidden: {}, fields: RETURN, button: 'Return' }),
  ];
}

/** Others approve it: it leads to what waits for them. */
export function findRefundForms(payment: PatientPaymentRecord): RequestFormFields[] {
  const left = findLeft(payment);
  if (left <= ZERO) return [];
  return [
    {
      action: '/approvals/refunds',
      hidden: { receiptNumber: payment.receiptNumber },
      fields: [{ name: 'amount', label: 'Amount', value: formatCents(left), maxLength: 14 }, REASON_FIELD],
      button: 'Ask',
      label: 'Refund what is left',
    },
  ];
}

/** Which application it would be goes along, so that a form that is sent twice applies once. */
function applicationOf(
  payment: PatientPaymentRecord,
  owing: readonly PatientClaim[],
): Omit<RequestFormFields, 'action'> {
  const options = owing.map((claim) => [claim.claimId, renderOwedClaim(claim)] as const);
  const [first] = owing;
  const amount = formatCents(minCents(findLeft(payment), first!.owed));
  return {
    label: 'Apply what is left',
    hidden: { ordinal: String(payment.applications.length + 1) },
    fields: [
      { name: 'claimId', label: 'Claim', options, value: first!.claimId },
      { name: 'amount', label: 'Amount', value: amount, maxLength: 16, isRequired: true },
    ],
    button: 'Apply',
  };
}
