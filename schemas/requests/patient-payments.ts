import Joi from 'joi';
import { PATIENT_PAYMENT_METHODS, PATIENT_RETURN_KINDS } from '../patient-payment.js';
import { amount, calendarDate, identifier, text } from './common.js';

/** Checked by the use case, which tells why an amount is none to act on. */
const paidAmount = amount.pattern(/^-?\d{1,11}\.\d{2}$/, 'amount of dollars');

export const receiptNumber = Joi.string()
  .pattern(/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, 'number of a receipt')
  .description('Once in a practice; names no patient')
  .example('R-2026-0117');

const allocation = { claimId: identifier.required(), amount: paidAmount.required() };

export const patientPaymentRequest = Joi.object({
  receiptNumber: receiptNumber.required(),
  patientAccountId: identifier.required(),
  receivedOn: calendarDate.required(),
  method: Joi.string()
    .valid(...PATIENT_PAYMENT_METHODS)
    .required(),
  amount: paidAmount.required(),
  allocations: Joi.array()
    .items(Joi.object(allocation).meta({ component: 'NewPatientAllocation' }))
    .max(200)
    .default([])
    .description('What it was paid for; the rest waits for a claim'),
}).meta({ component: 'NewPatientPayment' });

export const patientApplicationRequest = Joi.object({
  receiptNumber: receiptNumber.required(),
  ...allocation,
}).meta({ component: 'NewPatientApplication' });

export const patientReturnRequest = Joi.object({
  receiptNumber: receiptNumber.required(),
  kind: Joi.string()
    .valid(...PATIENT_RETURN_KINDS)
    .required()
    .description('nsf: not paid by the bank; chargeback: a card payment that the patient took back'),
  returnedOn: calendarDate.required().description('Not before the payment was received'),
  reason: text(500).min(3).required().description('Why; names no patient'),
}).meta({ component: 'NewPatientPaymentReturn' });

const paidOut = {
  reference: Joi.string()
    .pattern(/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, 'number of a cheque or a transfer')
    .required()
    .example('CHQ-2026-0009'),
  paidOn: calendarDate.required(),
};

export const refundPaymentRequest = Joi.object({
  approvalId: identifier.required().description('Of the refund, which others have approved'),
  ...paidOut,
}).meta({ component: 'NewRefundPayment' });

/** At the row of the refund. */
export const refundPaidForm = Joi.object(paidOut);
