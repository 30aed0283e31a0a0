import Joi from 'joi';
import {
  amount,
  calendarDate,
  count,
  identifier,
  issues,
  pageOf,
  patient,
  timestamp,
  word,
} from './common.js';

const facts = {
  denialKey: word.required(),
  claimId: identifier.required(),
  claimPaymentId: identifier.required(),
  payerSequence: count.required(),
  lineControlNumber: word,
  denialClass: word.required(),
  groupCode: word.required(),
  reasonCode: word.required(),
  remarkCodes: Joi.array().items(word).required(),
  deniedAmount: amount.required().description('The adjustment as the payer reported it'),
  atStakeAmount: amount.required().description('The lesser of it and what is open on the payer'),
  state: word.required(),
};

export const denialFacts = Joi.object(facts).meta({ component: 'DenialFacts' });

export const denialPage = pageOf(
  'DenialPage',
  Joi.object({
    ...facts,
    patientControlNumber: word.required(),
    patientAccountId: identifier.required(),
    patient: patient.required(),
    payerName: word.required(),
    firstServiceDate: calendarDate.required(),
  }).meta({ component: 'Denial' }),
);

export const workItem = Joi.object({
  workItemKey: word.required(),
  kind: word.required(),
  state: word.required(),
  claimId: identifier,
  claimPaymentId: identifier,
  lineControlNumber: word,
  amount: amount.required(),
  issues,
  openedAt: timestamp.required(),
  closedAt: timestamp,
}).meta({ component: 'WorkItem' });

export const workItemPage = pageOf('WorkItemPage', workItem);
