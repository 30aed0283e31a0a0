import Joi from 'joi';
import { amount, calendarDate, count, identifier, word } from './common.js';

const figures = Joi.object({
  paidAmount: amount.required(),
  patientShareAmount: amount.required(),
  adjustedAmount: amount.required(),
}).meta({ component: 'PriorFigures' });

export const proposal = Joi.object({
  stale: Joi.array()
    .items(
      Joi.object({
        payerSequence: count.required(),
        claimPaymentIds: Joi.array().items(identifier).required(),
        builtOn: calendarDate.required(),
      }).meta({ component: 'StaleAnswer' }),
    )
    .required()
    .description('Answers of later payers that used figures which no longer stand'),
  changes: Joi.array()
    .items(
      Joi.object({
        payerSequence: count.required(),
        lineControlNumber: word,
        old: figures.required(),
        now: figures.required(),
      }).meta({ component: 'FigureChange' }),
    )
    .required(),
  steps: Joi.array()
    .items(
      Joi.object({
        kind: word
          .required()
          .description(
            'await-correction, replacement-claim, refund-payer, change-statement, hold-patient-credit or refund-patient',
          ),
        payerSequence: count,
        amount,
        oldAmount: amount,
        newAmount: amount,
      }).meta({ component: 'ProposedStep' }),
    )
    .required(),
})
  .meta({ component: 'Proposal' })
  .description('Of kind cob-stale: what would follow. Nothing of it has been done');
