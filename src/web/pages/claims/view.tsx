import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingForms, PagingLinks } from '../../parts/paging.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { ClaimRow, ClaimsPage } from './presenter.js';

const PATIENT: Column<ClaimRow> = {
  title: 'Patient',
  cell: ({ patient, accountHref }) => <LinkOrText href={accountHref}>{patient}</LinkOrText>,
};

const COLUMNS: readonly Column<ClaimRow>[] = [
  { title: 'Claim', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  PATIENT,
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Service', cell: ({ serviceDates }) => serviceDates },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
  { title: 'Charge', isNumeric: true, cell: ({ chargeAmount }) => chargeAmount },
  { title: 'Open', isNumeric: true, cell: ({ openAmount }) => openAmount },
  { title: 'Findings', isNumeric: true, cell: ({ findings }) => findings },
];

interface ClaimsTableProps {
  readonly caption: string;
  readonly rows: readonly ClaimRow[];
  /** On the page of one patient the name would say nothing. */
  readonly isOfOnePatient?: boolean;
}

export function ClaimsTable({ caption, rows, isOfOnePatient }: ClaimsTableProps) {
  return (
    <Table
      caption={caption}
      columns={isOfOnePatient ? COLUMNS.filter((column) => column !== PATIENT) : COLUMNS}
      rows={rows}
      keyOf={({ claimId }) => claimId}
      empty="No claim fits."
    />
  );
}

export function ClaimsView({ claims, viewer }: { claims: ClaimsPage; viewer: Viewer }) {
  const { filter, search, isSearch, rows, paging } = claims;
  return (
    <Layout title="Claims" viewer={viewer}>
      <FilterForm action="/claims" fields={filter} button="Show" label="Filter claims" viewer={viewer} />
      <details open={isSearch}>
        <summary>Search by number, name or date</summary>
        <FilterForm
          action="/claims"
          fields={search}
          button="Search"
          label="Search claims"
          isPrivate
          viewer={viewer}
        />
      </details>
      <ClaimsTable caption={isSearch ? 'Claims found' : 'Claims'} rows={rows} />
      {isSearch ? <PagingForms paging={paging} viewer={viewer} /> : <PagingLinks paging={paging} />}
    </Layout>
  );
}
