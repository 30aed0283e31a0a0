import type { WaitingDeposits } from '../deposits/list-waiting-deposits.js';
import type { RecordedDeposits } from '../deposits/record-deposits.js';
import type { DepositQueue, DepositQueues } from '../records/deposit-records.js';
import { present, viewAmount, viewIssue } from './common.js';

export function viewWaitingDeposits({ asOf, queues, waiting }: WaitingDeposits) {
  return {
    asOf,
    queues: viewQueues(queues),
    waiting: waiting.map((each) => present({ ...each, amount: viewAmount(each.amount) })),
  };
}

export function viewRecordedDeposits({ deposits, known, amount, states, issues, queues }: RecordedDeposits) {
  return {
    ...{ deposits, known, states },
    amount: viewAmount(amount),
    issues: issues.map(viewIssue),
    queues: viewQueues(queues),
  };
}

function viewQueues(queues: DepositQueues) {
  return {
    moneyWithoutRemittance: viewQueue(queues.moneyWithoutRemittance),
    remittanceWithoutMoney: viewQueue(queues.remittanceWithoutMoney),
    amountMismatch: viewQueue(queues.amountMismatch),
  };
}

function viewQueue({ count, amount, since }: DepositQueue) {
  return present({ count, amount: viewAmount(amount), since });
}
