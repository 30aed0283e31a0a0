import { Facts } from '../../parts/facts.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { PaidRow, PatientPaymentPage } from './presenter.js';

const PAID: readonly Column<PaidRow>[] = [
  { title: 'Claim', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'From', cell: ({ from }) => from },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
];

export function PatientPaymentView({ payment, viewer }: { payment: PatientPaymentPage; viewer: Viewer }) {
  const { receiptNumber, state, accountHref, facts, paid, note, forms, failure } = payment;
  return (
    <Layout title={`Receipt ${receiptNumber}`} within="Patient accounts" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p class="standing">
        <State state={state} /> {accountHref && <a href={accountHref}>The account</a>}
      </p>
      <Facts title="Payment of the patient" facts={facts} />
      <Table
        caption="Paid on claims"
        columns={PAID}
        rows={paid}
        keyOf={({ key }) => key}
        empty="It has paid no claim."
      />
      <p>{note}</p>
      {forms.map((form) => (
        <section key={form.label}>
          <h2>{form.label}</h2>
          <RequestForm form={form} viewer={viewer} />
        </section>
      ))}
    </Layout>
  );
}
