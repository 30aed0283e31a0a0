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
import { proposal } from './proposals.js';

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
  atStakeAmount: amount
    .required()
    .description('The least of it, what is expected still, and what is open on the payer'),
  state: word.required(),
  occurrence: word.required().description('initial or repeat, by payer and line'),
  deniedOn: calendarDate.required().description('Date of the payment that denied'),
  ruleId: word.required().description('Row of the decision table that says so'),
  isPreventable: Joi.boolean().required(),
  isUnprocessable: Joi.boolean().required().description('MA130: never adjudicated; a new claim, no appeal'),
  deadline: calendarDate.description('Last day for an appeal, or for the new claim'),
  deadlineKind: word,
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
  proposal,
  openedAt: timestamp.required(),
  closedAt: timestamp,
}).meta({ component: 'WorkItem' });

export const workItemPage = pageOf('WorkItemPage', workItem);
