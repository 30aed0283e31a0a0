import type { WaitingDeposits } from '../../../app/deposits/list-waiting-deposits.js';
import { viewWaitingDeposits } from '../../../app/views/deposits.js';
import { renderWord, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import type { Viewer } from '../../viewer.js';

export interface QueueRow {
  readonly name: string;
  readonly meaning: string;
  readonly count: string;
  readonly amount: string;
  readonly since: string;
}

export interface WaitingRow {
  readonly key: string;
  readonly kind: string;
  readonly remittanceHref?: string;
  readonly date: string;
  readonly age: string;
  readonly trace: string;
  readonly payer: string;
  readonly amount: string;
}

export interface DepositsPage {
  readonly asOf: string;
  readonly queues: readonly QueueRow[];
  readonly waiting: readonly WaitingRow[];
}

export function presentDeposits(waiting: WaitingDeposits, viewer: Viewer): DepositsPage {
  const { asOf, queues, waiting: items } = viewWaitingDeposits(waiting);
  const { moneyWithoutRemittance, remittanceWithoutMoney, amountMismatch } = queues;
  return {
    asOf,
    queues: [
      queueRow(
        'Money without remittance',
        'In the bank, unapplied until its 835 comes',
        moneyWithoutRemittance,
      ),
      queueRow('Remittance without money', 'Posted, and not in the bank yet', remittanceWithoutMoney),
      queueRow('Amounts that differ', 'Trace and payer agree, the amount does not', amountMismatch),
    ],
    waiting: items.map((item, index) => {
      const remittanceHref = findHref(viewer, 'remittance', item.remittanceId);
      return {
        key: String(index),
        kind: renderWord(item.kind),
        ...(remittanceHref && { remittanceHref }),
        date: item.date,
        age: `${item.ageDays} days`,
        trace: item.traceNumber ?? '',
        payer: item.payerIdentifier ?? '',
        amount: separateThousands(item.amount),
      };
    }),
  };
}

type QueueView = ReturnType<typeof viewWaitingDeposits>['queues']['amountMismatch'];

function queueRow(name: string, meaning: string, { count, amount, since }: QueueView): QueueRow {
  const shown = { count: separateThousands(count), amount: separateThousands(amount) };
  return { name, meaning, ...shown, since: since ?? '' };
}
