import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { DepositsPage, QueueRow, WaitingRow } from './presenter.js';

const QUEUES: readonly Column<QueueRow>[] = [
  { title: 'Queue', cell: ({ name }) => name },
  { title: 'What it is', isLong: true, cell: ({ meaning }) => meaning },
  { title: 'Items', isNumeric: true, cell: ({ count }) => count },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'Oldest', cell: ({ since }) => since },
];

const WAITING: readonly Column<WaitingRow>[] = [
  {
    title: 'What waits',
    cell: ({ kind, remittanceHref }) => <LinkOrText href={remittanceHref}>{kind}</LinkOrText>,
  },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Age', isNumeric: true, cell: ({ age }) => age },
  { title: 'Trace', cell: ({ trace }) => trace },
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
];

export function DepositsView({ deposits, viewer }: { deposits: DepositsPage; viewer: Viewer }) {
  const { asOf, queues, waiting } = deposits;
  return (
    <Layout title="Deposits" viewer={viewer}>
      <p>
        Bank deposits beside the remittances that announced them, as of {asOf}. A deposit finds its remittance
        by trace number, payer and amount; statements are handed in as CSV, by the command line or the API.
      </p>
      <Table
        caption="Queues"
        columns={QUEUES}
        rows={queues}
        keyOf={({ name }) => name}
        empty="Nothing waits."
      />
      <Table
        caption="What waits, oldest first"
        columns={WAITING}
        rows={waiting}
        keyOf={({ key }) => key}
        empty="Every deposit has its remittance, and every remittance its deposit."
      />
    </Layout>
  );
}
