import Joi from 'joi';
import { PATIENT_PAYMENT_METHODS, PATIENT_RETURN_KINDS } from '../patient-payment.js';
import { amount, calendarDate, count, identifier, pageOf, timestamp, word } from './common.js';

const allocation = { claimId: identifier.required(), amount: amount.required() };

const application = Joi.object({
  ordinal: count.required(),
  ...allocation,
  appliedOn: calendarDate.required(),
}).meta({ component: 'PatientApplication' });

const returned = Joi.object({
  kind: Joi.string()
    .valid(...PATIENT_RETURN_KINDS)
    .required(),
  returnedOn: calendarDate.required(),
  reason: word.required(),
}).meta({ component: 'PatientPaymentReturn' });

export const patientPayment = Joi.object({
  receiptNumber: word.required(),
  patientAccountId: identifier.required(),
  receivedOn: calendarDate.required(),
  method: Joi.string()
    .valid(...PATIENT_PAYMENT_METHODS)
    .required(),
  amount: amount.required(),
  allocations: Joi.array()
    .items(Joi.object(allocation).meta({ component: 'PatientAllocation' }))
    .required(),
  applications: Joi.array().items(application).required().description('Given to claims later'),
  refunds: Joi.array()
    .items(
      Joi.object({ approvalId: identifier.required(), amount: amount.required() }).meta({
        component: 'PatientReceiptRefund',
      }),
    )
    .required()
    .description('Of what has no claim, approved to go back'),
  unappliedAmount: amount.required().description('What has no claim yet; nothing once it was returned'),
  returned: returned.description('Absent while the payment stands'),
  recordedAt: timestamp.required(),
  recordedBy: word.required(),
}).meta({ component: 'PatientPayment' });

export const patientPaymentPage = pageOf('PatientPaymentPage', patientPayment);

export const refundPayment = Joi.object({
  approvalId: identifier.required(),
  reference: word.required(),
  paidOn: calendarDate.required(),
  recordedAt: timestamp.required(),
  recordedBy: word.required(),
}).meta({ component: 'RefundPayment' });
