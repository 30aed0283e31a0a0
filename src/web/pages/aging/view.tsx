import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { AgingPage, AgingTableRow } from './presenter.js';

export function AgingView({ aging, viewer }: { aging: AgingPage; viewer: Viewer }) {
  const { filter, caption, bucketTitles, rows, totals, tiesToLedger, tie, unapplied } = aging;
  const columns: Column<AgingTableRow>[] = [
    { title: 'Who owes', cell: ({ party }) => party },
    ...[...bucketTitles, 'Credits', 'Total'].map((title, at) => ({
      title,
      isNumeric: true,
      cell: (row: AgingTableRow) => row.amounts[at],
    })),
    { title: 'Claims', isNumeric: true, cell: ({ claimCount }) => claimCount },
  ];
  return (
    <Layout title="Aging" viewer={viewer}>
      <FilterForm action="/aging" fields={filter} button="Show" label="Date of the report" viewer={viewer} />
      <Table
        caption={caption}
        columns={columns}
        rows={rows}
        keyOf={({ party }) => party}
        totals={totals}
        empty="Nothing is open."
      />
      <p class={tiesToLedger ? 'tie' : 'tie broken'}>{tie}</p>
      <p>
        Payer money that has no place yet: {unapplied}. It is shown here and never set off against what is
        open.
      </p>
    </Layout>
  );
}
