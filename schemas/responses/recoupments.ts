import Joi from 'joi';
import { amount, calendarDate, count, identifier, pageOf, word } from './common.js';

const closing = Joi.object({
  recoupmentKey: word.required().description('What closes'),
  amount: amount.required(),
  date: calendarDate.required(),
  basis: word.required().description('What ties the two together'),
  claimId: identifier,
}).meta({ component: 'RecoupmentClosing' });

const finding = Joi.object({ kind: word.required(), amount: amount.required() }).meta({
  component: 'RecoupmentFinding',
});

export const recoupment = Joi.object({
  recoupmentKey: word.required(),
  payerIdentifier: word.required(),
  payeeIdentifier: word.required(),
  payerName: word.required(),
  source: Joi.string().valid('provider-adjustment', 'letter', 'cheque').required(),
  reasonCode: word,
  reference: word,
  letterNumber: word,
  date: calendarDate.required(),
  ageDays: count.required().description('Since it was opened'),
  expectedDate: calendarDate,
  remittanceId: identifier,
  openedAmount: amount.required().description('Above zero: owed to the payer; below: taken without cause'),
  closedAmount: amount.required(),
  openAmount: amount.required(),
  state: word.required(),
  isDisputed: Joi.boolean().required(),
  disputedOn: calendarDate,
  claimId: identifier,
  patientControlNumber: word,
  closings: Joi.array().items(closing).required(),
  findings: Joi.array().items(finding).required(),
}).meta({ component: 'Recoupment' });

export const recoupmentPage = pageOf('RecoupmentPage', recoupment);

export const recordedLetter = Joi.object({
  recoupmentKeys: Joi.array().items(word).required().description("In the order of the letter's claims"),
}).meta({ component: 'RecordedLetter' });

const recoupmentAccount = Joi.object({
  payerIdentifier: word.required(),
  payeeIdentifier: word.required(),
  payerName: word.required(),
  openedAmount: amount.required(),
  closedAmount: amount.required(),
  openAmount: amount.required(),
  openCount: count.required(),
}).meta({ component: 'RecoupmentAccount' });

export const recoupmentSummary = Joi.object({
  asOf: calendarDate.required(),
  accounts: Joi.array().items(recoupmentAccount).required(),
  openAmount: amount.required(),
  ledgerAmount: amount.required().description('What payer.offset holds'),
  tiesToLedger: Joi.boolean().required(),
}).meta({ component: 'RecoupmentSummary' });
