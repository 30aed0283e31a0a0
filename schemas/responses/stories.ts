import Joi from 'joi';
import { amount, calendarDate, count, identifier, word } from './common.js';

const partyAmounts = Joi.array()
  .items(
    Joi.object({
      party: word.required().description('payer 1, payer 2 ..., patient or agency'),
      amount: amount.required(),
    }).meta({ component: 'PartyAmount' }),
  )
  .required();

const source = Joi.object({
  remittanceId: identifier.required(),
  fileId: identifier.required(),
  setOrdinal: count.required(),
  claimPaymentOrdinal: count.required().description('Position of the CLP in its set, from 1'),
  element: word.required().description('CLP04, SVC03 or CAS'),
  byteOffset: count.required().description('Of the first byte of the segment, from the start of the file'),
  byteLength: count.required().description('Of a CAS the segment, of a CLP or SVC the loop that it begins'),
}).meta({ component: 'StorySource' });

const step = Joi.object({
  date: calendarDate.required(),
  text: word.required(),
  amount: amount.required(),
  claimId: identifier,
  sequence: count.description('Of the journal; absent where nothing was posted'),
  ordinal: count.description('Of the posting in its journal'),
  journal: word,
  kind: word,
  effects: partyAmounts.description('What it adds to what each party owes'),
  balances: partyAmounts.description('What each party owes after it'),
  sources: Joi.array().items(source).required(),
}).meta({ component: 'StoryStep' });

export const balanceExplanation = Joi.object({
  balance: amount.required().description('What all parties owe, by the ledger'),
  balances: partyAmounts,
  steps: Joi.array().items(step).required(),
}).meta({ component: 'BalanceExplanation' });

const total = Joi.object({
  month: word.required().description('YYYY-MM, by business date'),
  kind: word.required().description('Kind of journal'),
  amount: amount.required(),
}).meta({ component: 'PayerTotal' });

const payerClaim = Joi.object({
  claimId: identifier.required(),
  patientControlNumber: word.required(),
  balance: amount.required(),
}).meta({ component: 'PayerClaim' });

export const payerBalance = Joi.object({
  payerId: word.required(),
  balance: amount.required(),
  totals: Joi.array().items(total).required(),
  items: Joi.array()
    .items(payerClaim)
    .required()
    .description('Claims on which the payer owes or has paid too much'),
  nextCursor: Joi.string().description('Absent on the last page'),
}).meta({ component: 'PayerBalance' });

export const fileSegments = Joi.object({
  items: Joi.array()
    .items(
      Joi.object({ byteOffset: count.required(), text: word.required() }).meta({ component: 'FileSegment' }),
    )
    .required(),
}).meta({ component: 'FileSegments' });
