import { ZERO } from '../../../../schemas/money.js';
import type { PatientClaim } from '../../../app/patient-payments/list-patient-claims.js';
import type { AccountBalances } from '../../../app/records/list-records.js';
import { viewAccount } from '../../../app/views/accounts.js';
import type { ActionFormFields } from '../../parts/action-form.js';
import type { Field } from '../../parts/filter-form.js';
import { separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { METHOD_OPTIONS, renderOwedClaim } from '../../parts/patient-payments.js';
import { refill, type Tried } from '../../read-form.js';
import type { Viewer } from '../../viewer.js';

export interface RecordPatientPaymentPage {
  readonly patient: string;
  readonly accountHref?: string;
  /** Of all claims together. */
  readonly owed: string;
  readonly form: ActionFormFields;
  /** What is to be known of the claims that the form shows, or does not. */
  readonly notes: readonly string[];
  /** Why it was not recorded. */
  readonly failure?: string;
}

/** As many as a form can hold; what is older is paid first. */
const SHOWN_CLAIMS = 100;

const OF_PAYMENT: readonly Field[] = [
  { name: 'receiptNumber', label: 'Receipt number', value: '', maxLength: 50, isRequired: true },
  { name: 'receivedOn', label: 'Date received', type: 'date', value: '' },
  { name: 'method', label: 'Method', options: METHOD_OPTIONS, value: '' },
  { name: 'amount', label: 'Amount', hint: '0.00', value: '', maxLength: 16, isRequired: true },
];

export const FIELD_NAMES = OF_PAYMENT.map(({ name }) => name);

/** The field for how much of a payment goes to a claim. */
export function nameClaimField(claimId: string): string {
  return `claim-${claimId}`;
}

/** Those that the form shows: the patient owes something, or something was typed. */
export function findShownClaims(claims: readonly PatientClaim[], tried?: Tried): PatientClaim[] {
  return claims
    .filter(({ claimId, owed }) => owed > ZERO || tried?.values[nameClaimField(claimId)] !== undefined)
    .slice(0, SHOWN_CLAIMS);
}

export function presentRecordPatientPayment(
  account: AccountBalances,
  claims: readonly PatientClaim[],
  viewer: Viewer,
  tried?: Tried,
): RecordPatientPaymentPage {
  const view = viewAccount(account, viewer.actor!.role);
  const shown = findShownClaims(claims, tried);
  const accountHref = findHref(viewer, 'account', account.patientAccountId);
  const ofClaims = shown.map(
    (claim): Field => ({
      ...{ name: nameClaimField(claim.claimId), label: renderOwedClaim(claim) },
      ...{ hint: '0.00', value: '', maxLength: 16 },
    }),
  );
  return {
    patient: view.patient.name,
    ...(accountHref && { accountHref }),
    owed: separateThousands(view.patientBalance),
    form: {
      title: 'What was received',
      action: viewer.path,
      fields: [],
      groups: [
        { legend: 'Payment', fields: refill(OF_PAYMENT, tried) },
        ...(shown.length === 0 ? [] : [{ legend: 'Of it goes to', fields: refill(ofClaims, tried) }]),
      ],
      button: 'Record',
    },
    notes: notesOf(claims, shown.length),
    ...(tried?.failure !== undefined && { failure: tried.failure }),
  };
}

function notesOf(claims: readonly PatientClaim[], shown: number): string[] {
  const owing = claims.filter(({ owed }) => owed > ZERO).length;
  if (shown === 0) return ['The patient owes nothing of any claim now: all of it stays unapplied.'];
  const unseen = owing > shown ? [`The oldest ${shown} of ${owing} claims on which something is owed.`] : [];
  return [...unseen, 'What goes to no claim stays unapplied, and can be applied later.'];
}
