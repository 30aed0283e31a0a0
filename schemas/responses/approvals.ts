import Joi from 'joi';
import { APPROVAL_KINDS, APPROVAL_STATES } from '../approval.js';
import { WAIVER_NOTICES } from '../signed-waiver.js';
import { amount, calendarDate, count, identifier, pageOf, timestamp, word } from './common.js';

const decision = Joi.object({
  verdict: Joi.string().valid('approve', 'decline').required(),
  decidedBy: word.required(),
  decidedAt: timestamp.required(),
  note: word,
}).meta({ component: 'ApprovalDecision' });

export const approval = Joi.object({
  approvalId: identifier.required(),
  kind: Joi.string()
    .valid(...APPROVAL_KINDS)
    .required(),
  objectId: word.required().description('Key of the denial, claim or remittance that it is about'),
  claimId: identifier,
  effect: word.required().description('What it posts, in words'),
  amount: amount.required(),
  limitAmount: amount.description('Up to which one person may act alone; absent where there is none'),
  countedAmount: amount.required().description('What was held against the limit'),
  approvalsNeeded: count.required().description('How many others; none when it was done at once'),
  waiver: Joi.object({
    notice: Joi.string()
      .valid(...WAIVER_NOTICES)
      .required(),
    document: word.required(),
    signedOn: calendarDate.required(),
    lines: Joi.array().items(word).required(),
  })
    .meta({ component: 'RecordedWaiver' })
    .description('The signed paper by which a denial is billed on'),
  reason: word.required(),
  requestedBy: word.required(),
  requestedAt: timestamp.required(),
  state: Joi.string()
    .valid(...APPROVAL_STATES)
    .required(),
  decisions: Joi.array().items(decision).required(),
  journalKeys: Joi.array().items(word).required().description('What it has posted by itself'),
  settledAt: timestamp,
  paidOut: Joi.object({ reference: word.required(), paidOn: calendarDate.required() })
    .meta({ component: 'PaidOut' })
    .description('Of a refund: by what it was paid out; absent until it was'),
}).meta({ component: 'Approval' });

export const approvalPage = pageOf('ApprovalPage', approval);
