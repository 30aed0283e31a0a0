import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { DenialRow, DenialsPage, ListedDenialRow } from './presenter.js';

const REASONS: readonly Column<DenialRow>[] = [
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Class', cell: ({ denialClass }) => denialClass },
  { title: 'Remarks', cell: ({ remarks }) => remarks },
];

const AMOUNTS: readonly Column<DenialRow>[] = [
  { title: 'Denied', isNumeric: true, cell: ({ deniedAmount }) => deniedAmount },
  { title: 'At stake', isNumeric: true, cell: ({ atStakeAmount }) => atStakeAmount },
  { title: 'Deadline', cell: ({ deadline }) => deadline },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
];

const COLUMNS: readonly Column<ListedDenialRow>[] = [
  { title: 'Claim', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  {
    title: 'Patient',
    cell: ({ patient, accountHref }) => <LinkOrText href={accountHref}>{patient}</LinkOrText>,
  },
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Service', cell: ({ serviceDate }) => serviceDate },
  ...REASONS,
  ...AMOUNTS,
];

/** Beside their claim, denials say which of its lines they are about. */
export const CLAIM_DENIAL_COLUMNS: readonly Column<DenialRow>[] = [
  ...REASONS,
  { title: 'Line', cell: ({ line }) => line },
  ...AMOUNTS,
];

function formColumn(viewer: Viewer): Column<ListedDenialRow> {
  return {
    title: 'Resolve',
    cell: ({ forms }) => forms.map((form) => <RequestForm key={form.action} form={form} viewer={viewer} />),
  };
}

export function DenialsView({ denials, viewer }: { denials: DenialsPage; viewer: Viewer }) {
  const { filter, rows, paging } = denials;
  return (
    <Layout title="Denials" viewer={viewer}>
      <FilterForm action="/denials" fields={filter} button="Show" label="Filter denials" viewer={viewer} />
      <Table
        caption="Denials"
        columns={rows.some(({ forms }) => forms.length > 0) ? [...COLUMNS, formColumn(viewer)] : COLUMNS}
        rows={rows}
        keyOf={({ denialKey }) => denialKey}
        empty="No denial fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
