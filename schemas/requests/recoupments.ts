import Joi from 'joi';
import { amount, calendarDate, identifier, page, text } from './common.js';

/** Money of a letter or a cheque: whole cents, above zero. */
const owedAmount = amount
  .pattern(/^(?!0+\.00$)\d{1,11}\.\d{2}$/, 'amount of dollars above zero')
  .example('125.00');

const recoupmentKey = text(400).min(1).example('letter:1512345678:999999984:L77:P1');

/** TRN03 of the payer's remittances. */
const payerIdentifier = Joi.string()
  .pattern(/^[A-Za-z0-9]{1,15}$/, 'payer identifier')
  .description("TRN03 of the payer's remittances: 1 and its tax number")
  .example('1512345678');

const controlNumber = text(50).min(1);

export const recoupmentListQuery = Joi.object({
  state: Joi.string()
    .valid('unsettled', 'open', 'partly-closed', 'closed', 'written-off', 'unapplied')
    .default('unsettled')
    .description('unsettled: open in whole or in part'),
  // In an address digits alone: nobody's name.
  payerIdentifier: Joi.string()
    .pattern(/^\d{9,15}$/, 'payer identifier')
    .description("TRN03 of the payer's remittances: 1 and its tax number"),
  claimId: identifier,
  isDisputed: Joi.boolean(),
  ...page,
});

const letterHead = {
  payerIdentifier: payerIdentifier.required(),
  payerName: text(80).min(1).required(),
  payeeIdentifier: Joi.string()
    .pattern(/^[A-Za-z0-9]{1,15}$/, 'tax number')
    .description("Our tax number by the letter; the practice's own when left out"),
  letterNumber: controlNumber.required(),
  letterDate: calendarDate.required(),
  expectedDate: calendarDate.description('When the payer is to take it'),
  stance: Joi.string()
    .valid('accepted', 'disputed', 'announced')
    .required()
    .description('announced: owed in the register already; the letter only gives the number'),
};

const overpaidClaim = {
  payerControlNumber: controlNumber.required(),
  amount: owedAmount.required(),
};

export const overpaymentLetterRequest = Joi.object({
  ...letterHead,
  claims: Joi.array()
    .items(Joi.object(overpaidClaim).meta({ component: 'OverpaidClaim' }))
    .min(1)
    .max(200)
    .required(),
}).meta({ component: 'OverpaymentLetter' });

/** As a page asks for it: a letter about one claim. */
export const oneClaimLetterForm = Joi.object({ ...letterHead, ...overpaidClaim });

export const recoupmentDisputeRequest = Joi.object({
  recoupmentKey: recoupmentKey.required(),
  isDisputed: Joi.boolean().required(),
}).meta({ component: 'RecoupmentDispute' });

export const recoupmentMatchRequest = Joi.object({
  recoupmentKey: recoupmentKey.required().description('What was taken'),
  matchedTo: recoupmentKey.description('What it closes; left out, the choice is taken back'),
}).meta({ component: 'RecoupmentMatch' });

export const payerChequeRequest = Joi.object({
  recoupmentKey: recoupmentKey.required().description('What it pays'),
  chequeNumber: controlNumber.required(),
  date: calendarDate.required(),
  amount: owedAmount.required(),
}).meta({ component: 'PayerCheque' });

export const letterWithdrawalRequest = Joi.object({
  recoupmentKey: recoupmentKey.required(),
}).meta({ component: 'LetterWithdrawal' });
