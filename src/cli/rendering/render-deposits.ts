import type { RecordedDeposits } from '../../app/deposits/record-deposits.js';
import type { DepositQueue } from '../../app/records/deposit-records.js';
import type { DepositsTold } from '../command-port.js';
import { renderIssues } from './render-results.js';
import { renderCount, renderDollars, renderNumber, renderTable } from './table.js';

/** File by file, then the three queues, then what waits in them. */
export function renderDeposits({ files, waiting }: DepositsTold): string {
  const { moneyWithoutRemittance, remittanceWithoutMoney, amountMismatch } = waiting.queues;
  const queues = [
    queueRow('money without remittance', moneyWithoutRemittance),
    queueRow('remittance without money', remittanceWithoutMoney),
    queueRow('amounts that differ', amountMismatch),
  ];
  const items = waiting.waiting.map((each) => [
    each.kind.replaceAll('-', ' '),
    each.date,
    renderNumber(each.ageDays),
    each.traceNumber ?? '',
    each.payerIdentifier ?? '',
    renderDollars(each.amount),
  ]);
  return [
    ...files.map(renderFile),
    renderTable(['waits', '>count', '>amount', 'since'], queues),
    ...(items.length === 0
      ? []
      : [renderTable(['what', 'date', '>days', 'trace', 'payer', '>amount'], items)]),
  ].join('\n\n');
}

function renderFile({ name, deposits, known, amount, states, issues }: RecordedDeposits): string {
  const parts = Object.entries(states).map(([state, count]) => `${count} ${state.replaceAll('-', ' ')}`);
  const read = `${name}: ${renderCount(deposits, 'deposit')}, ${known} known already`;
  const lines = [read, `  new ${renderDollars(amount)}: ${parts.join(', ')}`];
  return [...lines, ...(issues.length > 0 ? [renderIssues(issues, 5)] : [])].join('\n');
}

function queueRow(name: string, { count, amount, since }: DepositQueue): string[] {
  return [name, renderNumber(count), renderDollars(amount), since ?? ''];
}
