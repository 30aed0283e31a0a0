import Joi from 'joi';
import { amount, calendarDate, count, identifier, issue, word } from './common.js';

const queue = Joi.object({
  count: count.required(),
  amount: amount.required(),
  since: calendarDate.description('Date of the oldest'),
}).meta({ component: 'DepositQueue' });

const queues = Joi.object({
  moneyWithoutRemittance: queue.required(),
  remittanceWithoutMoney: queue.required(),
  amountMismatch: queue.required(),
}).meta({ component: 'DepositQueues' });

const waitingMoney = Joi.object({
  kind: Joi.string()
    .valid('money-without-remittance', 'remittance-without-money', 'deposit-amount-mismatch')
    .required(),
  date: calendarDate.required(),
  ageDays: count.required(),
  amount: amount.required().description('What the payer has paid, or has announced'),
  traceNumber: word,
  payerIdentifier: word,
  remittanceId: identifier,
}).meta({ component: 'WaitingMoney' });

export const waitingDeposits = Joi.object({
  asOf: calendarDate.required(),
  queues: queues.required(),
  waiting: Joi.array().items(waitingMoney).required().description('Oldest first, at most 200 of each kind'),
}).meta({ component: 'WaitingDeposits' });

export const recordedDeposits = Joi.object({
  deposits: count.required().description('Rows that could be read'),
  known: count.required().description('Those of them that were known already'),
  amount: amount.required().description('What arrived by those that are new'),
  states: Joi.object({
    matched: count.required(),
    'money-without-remittance': count.required(),
    'deposit-amount-mismatch': count.required(),
  })
    .required()
    .description('The new ones by what became of them'),
  issues: Joi.array().items(issue).required(),
  queues: queues.required(),
}).meta({ component: 'RecordedDeposits' });
