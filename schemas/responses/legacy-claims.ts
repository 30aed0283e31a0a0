import Joi from 'joi';
import { LEGACY_ACCOUNTS } from '../legacy-claims.js';
import { amount, calendarDate, count, identifier, word } from './common.js';

const rule = Joi.object({
  name: word.required(),
  account: Joi.string()
    .valid(...LEGACY_ACCOUNTS)
    .required(),
  serviceBefore: calendarDate.description('All services were before this day'),
  controlNumbers: Joi.array()
    .items(word)
    .description('What CLP01 looks like: # is a digit, * at the end is any rest'),
  effectiveFrom: calendarDate,
  effectiveTo: calendarDate,
}).meta({ component: 'LegacyRule' });

const claimPayment = Joi.object({
  claimPaymentId: identifier.required(),
  remittanceId: identifier.required(),
  ordinal: count.required().description('Position of the CLP in its set, from 1'),
  traceNumber: word.required(),
  paymentDate: calendarDate.required(),
  state: word.required(),
  patientControlNumber: word.required().description('CLP01'),
  claimStatusCode: word.required(),
  amount: amount.required().description('CLP04, with its sign'),
  fits: word.required().description('By what it fits the rule'),
  byteOffset: count.required().description('Of the CLP in its file'),
  byteLength: count.required(),
}).meta({ component: 'LegacyClaimPayment' });

const legacyList = Joi.object({
  rule: rule.required(),
  count: count.required(),
  amount: amount.required().description('What the claim payments come to together'),
  hasMore: Joi.boolean().required().description('More fit than one request may be about'),
  lying: Joi.object({ count: count.required(), amount: amount.required() })
    .description('Of an approved list that was not taken back: what of it lies on its account now')
    .meta({ component: 'LyingLegacyClaims' }),
  claimPayments: Joi.array().items(claimPayment).required(),
}).meta({ component: 'LegacyClaims' });

export const legacyLists = Joi.object({ lists: Joi.array().items(legacyList).required() }).meta({
  component: 'LegacyLists',
});
