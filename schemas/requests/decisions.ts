import Joi from 'joi';
import { amount, calendarDate, identifier, text } from './common.js';

export const claimPaymentParams = Joi.object({ claimPaymentId: identifier.required() });

/** Kept with the decision for good. */
const reason = text(500)
  .min(10)
  .required()
  .description('Why, in words that another person understands; nothing of the patient')
  .example('The voucher names the account of the old system');

export const reasonedRequest = Joi.object({ reason });

export const matchRequest = Joi.object({
  patientControlNumber: text(50).min(1).required().description('CLM01 of the claim').example('CW0000000001'),
  lines: Joi.array()
    .items(
      Joi.object({
        ordinal: Joi.number().integer().min(1).max(999).required().description('Position of the SVC, from 1'),
        lineControlNumber: text(50).min(1).required().description('REF*6R of the line of the claim'),
      }).meta({ component: 'LineChoice' }),
    )
    .min(1)
    .max(999)
    .unique('ordinal'),
  payerSequence: Joi.number().integer().min(1).max(9).description('Which payer of the claim adjudicated'),
  reason,
});

export const releaseRequest = Joi.object({
  payerSequence: Joi.number()
    .integer()
    .min(1)
    .max(9)
    .required()
    .description('The earlier payer of the claim that is not waited for any more'),
  reason,
});

/** What an explanation of payment on paper states of one claim. */
export const paperRemittanceRequest = Joi.object({
  patientControlNumber: text(50).min(1).required().description('CLM01 of the claim').example('CW0000000001'),
  payerSequence: Joi.number().integer().min(1).max(9).required().description('Which payer of the claim'),
  payerIdentifier: Joi.string()
    .pattern(/^[A-Za-z0-9]{10}$/, 'payer identifier')
    .required()
    .description("TRN03 of the payer's remittances: 1 and its tax number")
    .example('1512345678'),
  traceNumber: Joi.string()
    .pattern(/^[A-Za-z0-9-]{1,50}$/, 'number of the payment')
    .required()
    .description('Number of the cheque or of the transfer')
    .example('0047110815'),
  paymentDate: calendarDate.required(),
  paymentAmount: amount.pattern(/^\d{1,11}\.\d{2}$/, 'amount of dollars').required(),
  adjustments: Joi.array()
    .items(
      Joi.object({
        groupCode: Joi.string().valid('CO', 'OA', 'PI', 'PR').required(),
        reasonCode: Joi.string()
          .pattern(/^[A-Za-z]{0,2}\d{1,3}$/, 'claim adjustment reason code')
          .required()
          .example('45'),
        amount: amount.pattern(/^-?\d{1,11}\.\d{2}$/, 'amount of dollars').required(),
      }).meta({ component: 'PaperAdjustment' }),
    )
    .max(30)
    .required()
    .description('All that explains the charge less the payment'),
  payerControlNumber: Joi.string()
    .pattern(/^[A-Za-z0-9-]{1,50}$/, 'control number')
    .description('CLP07: the number that the payer gave the claim'),
  partOf: identifier.description(
    'A released part of the payment that the paper explains too; the paper is then released as a part itself',
  ),
});
