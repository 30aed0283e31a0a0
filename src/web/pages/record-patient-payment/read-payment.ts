import Joi from 'joi';
import { parseCents } from '../../../../schemas/money.js';
import { PATIENT_PAYMENT_METHODS, type PatientPayment } from '../../../../schemas/patient-payment.js';
import { calendarDate, identifier } from '../../../../schemas/requests/common.js';
import { receiptNumber } from '../../../../schemas/requests/patient-payments.js';
import { paidAmount, readAmount } from '../../read-amount.js';
import { readForm, type Tried } from '../../read-form.js';
import { nameClaimField } from './presenter.js';

/** Fields for what goes to a claim, by its id. */
export const CLAIM_FIELD = /^claim-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const paymentForm = Joi.object({
  receiptNumber: receiptNumber.trim().required(),
  receivedOn: calendarDate.required(),
  method: Joi.string()
    .valid(...PATIENT_PAYMENT_METHODS)
    .required(),
  amount: paidAmount.required(),
  allocations: Joi.array().items(
    Joi.object({ claimId: identifier.required(), amount: paidAmount.required() }),
  ),
});

type Typed = Pick<PatientPayment, 'receiptNumber' | 'receivedOn' | 'method'> & {
  readonly amount: string;
  readonly allocations: readonly { readonly claimId: string; readonly amount: string }[];
};

/** The payment that the fields of the page state, or what is wrong with which of them. */
export function readPayment(
  values: Tried['values'],
  patientAccountId: string,
): { readonly payment: PatientPayment } | { readonly errors: ReadonlyMap<string, string> } {
  const { receiptNumber, receivedOn, method } = values;
  const allocations = Object.entries(values).flatMap(([name, typed]) => {
    const claimId = CLAIM_FIELD.exec(name)?.[1];
    return claimId === undefined ? [] : [{ claimId, amount: readAmount(typed) }];
  });
  const read = readForm<Typed>(
    paymentForm,
    { receiptNumber, receivedOn, method, amount: readAmount(values['amount']), allocations },
    ([name, at]) => (at === undefined ? String(name) : nameClaimField(allocations[Number(at)]!.claimId)),
  );
  if ('errors' in read) return read;
  const { amount, ...rest } = read.value;
  const divided = rest.allocations.map((each) => ({ ...each, amount: parseCents(each.amount)! }));
  return { payment: { ...rest, patientAccountId, amount: parseCents(amount)!, allocations: divided } };
}
