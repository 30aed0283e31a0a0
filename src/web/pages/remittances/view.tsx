import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { RemittanceRow, RemittancesPage } from './presenter.js';

const COLUMNS: readonly Column<RemittanceRow>[] = [
  {
    title: 'Trace number',
    cell: ({ traceNumber, href }) => <LinkOrText href={href}>{traceNumber}</LinkOrText>,
  },
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Paid on', cell: ({ paymentDate }) => paymentDate },
  { title: 'Means', cell: ({ method }) => method },
  { title: 'Claim payments', isNumeric: true, cell: ({ claimPaymentCount }) => claimPaymentCount },
  { title: 'Payment', isNumeric: true, cell: ({ paymentAmount }) => paymentAmount },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
];

export function RemittancesView({ remittances, viewer }: { remittances: RemittancesPage; viewer: Viewer }) {
  const { filter, rows, paging, paperHref } = remittances;
  return (
    <Layout title="Remittances" viewer={viewer}>
      {paperHref && (
        <p>
          <a href={paperHref}>Record what came on paper</a>
        </p>
      )}
      <FilterForm
        action="/remittances"
        fields={filter}
        button="Show"
        label="Filter remittances"
        viewer={viewer}
      />
      <Table
        caption="Remittances"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ remittanceId }) => remittanceId}
        empty="No remittance fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
