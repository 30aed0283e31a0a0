import Joi from 'joi';
import { amount, calendarDate, count, identifier, word } from './common.js';

const part = Joi.object({
  state: Joi.string().valid('quarantined', 'posted', 'undone').required(),
  setHash: word.required(),
  amount: amount.required().description('CLP04 less the provider adjustments of the set'),
  claimPaymentCount: count.required(),
  fileId: identifier.required(),
  setOrdinal: count.required(),
  workItemKey: word.description('Of a set that waits in quarantine'),
  remittanceId: identifier.description('Of a set that was released'),
}).meta({ component: 'PaymentPart' });

export const payment = Joi.object({
  payerName: word.required(),
  traceNumber: word.required(),
  paymentDate: calendarDate.required(),
  paymentAmount: amount.required().description('BPR02, which every set states'),
  parts: Joi.array().items(part).required(),
  explained: amount.required().description('What the released parts come to'),
  unexplained: amount.required().description('What waits in liability.unapplied for a part that explains it'),
  accepted: amount.required().description('What was accepted as a variance instead, in suspense.variance'),
  workItemKey: word.description('Under which the unexplained money waits'),
  remainder: amount.required().description('What would wait if the sets in quarantine were released too'),
}).meta({ component: 'PaymentInParts' });
