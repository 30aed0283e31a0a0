import { Facts } from '../../parts/facts.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { PartRow, PaymentPage } from './presenter.js';

const COLUMNS: readonly Column<PartRow>[] = [
  { title: 'Set', cell: ({ name, href }) => <LinkOrText href={href}>{name}</LinkOrText> },
  { title: 'Place in its file', isNumeric: true, cell: ({ place }) => place },
  { title: 'Claim payments', isNumeric: true, cell: ({ claimPayments }) => claimPayments },
  { title: 'Comes to', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
];

export function PaymentView({ payment, viewer }: { payment: PaymentPage; viewer: Viewer }) {
  const { traceNumber, facts, rows, proof, form, varianceForm } = payment;
  return (
    <Layout title={`Payment ${traceNumber}`} within="Work items" viewer={viewer}>
      <p>
        Each of these sets states the whole payment and explains a part of it. Released, they are one payment;
        what none of them explains waits in unapplied money.
      </p>
      <Facts title="Payment" facts={facts} />
      <Table caption="Parts" columns={COLUMNS} rows={rows} keyOf={({ setHash }) => setHash} empty="None." />
      <p class="tie">{proof}</p>
      {form && <RequestForm form={form} viewer={viewer} />}
      {varianceForm && <RequestForm form={varianceForm} viewer={viewer} />}
    </Layout>
  );
}
