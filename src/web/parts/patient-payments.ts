import type { Issue } from '../../../schemas/issue.js';
import { type Cents, sumCents, ZERO } from '../../../schemas/money.js';
import type { PatientPaymentMethod, PatientReturnKind } from '../../../schemas/patient-payment.js';
import type { PatientClaim } from '../../app/patient-payments/list-patient-claims.js';
import { receiptKeyOf } from '../../app/patient-payments/read-patient-payments.js';
import type { PatientPaymentRecord } from '../../app/records/patient-payment-records.js';
import { findUnapplied } from '../../domain/patient-accounts/plan-patient-payment.js';
import { renderDollars } from './formats.js';
import type { Options } from './labels.js';

type Receipt = Pick<PatientPaymentRecord, 'patientAccountId' | 'receiptNumber'>;

/** Of a receipt, below the accounts. */
export function receiptPlace({ patientAccountId, receiptNumber }: Receipt): string {
  return `${patientAccountId}/payments/${receiptKeyOf(receiptNumber)}`;
}

export function receiptPath(receipt: Receipt): string {
  return `/accounts/${receiptPlace(receipt)}`;
}

const METHODS: Readonly<Record<PatientPaymentMethod, string>> = {
  cash: 'Cash',
  check: 'Cheque',
  card: 'Card',
  electronic: 'Electronic transfer',
};

const RETURN_KINDS: Readonly<Record<PatientReturnKind, string>> = {
  nsf: 'NSF',
  chargeback: 'Chargeback',
};

/** No method is the usual one. */
export const METHOD_OPTIONS: Options = [['', '–'], ...Object.entries(METHODS)];

export const RETURN_KIND_OPTIONS: Options = [
  ['', '–'],
  ['nsf', 'NSF: the bank did not pay it'],
  ['chargeback', 'Chargeback: the patient took a card payment back'],
];

export function renderMethod(method: PatientPaymentMethod): string {
  return METHODS[method];
}

/** `NSF on 2026-03-20`. */
export function renderReturn({ returned }: PatientPaymentRecord): string {
  return returned === undefined ? '' : `${RETURN_KINDS[returned.kind]} on ${returned.returnedOn}`;
}

/** What waits for a claim; nothing of a payment that did not stay. */
export function findLeft(payment: PatientPaymentRecord): Cents {
  return payment.returned ? ZERO : findUnapplied(payment);
}

/** Each claim once, in the order in which it was first paid. */
export function sumByClaim({ allocations, applications }: PatientPaymentRecord) {
  const parts = [...allocations, ...applications];
  return [...new Set(parts.map(({ claimId }) => claimId))].map((claimId) => ({
    claimId,
    amount: sumCents(
      parts.filter((each) => each.claimId === claimId),
      ({ amount }) => amount,
    ),
  }));
}

export type PaymentState = 'returned' | 'unapplied' | 'partly-applied' | 'applied';

export function findState(payment: PatientPaymentRecord): PaymentState {
  if (payment.returned) return 'returned';
  const left = findLeft(payment);
  if (left === ZERO) return 'applied';
  return left === payment.amount ? 'unapplied' : 'partly-applied';
}

/** `CW000000017 of 2026-01-05, owes 30.00`. */
export function renderOwedClaim({ patientControlNumber, firstServiceDate, owed }: PatientClaim): string {
  return `${patientControlNumber} of ${firstServiceDate}, owes ${renderDollars(owed)}`;
}

/** Of `receipt.more-than-owed`, at the field of the claim: there it has no number. */
export function sayOwed({ context }: Issue): string {
  return `The patient owes ${context['owed']} of this claim; no more than that can be paid on it.`;
}
