import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingForms, PagingLinks } from '../../parts/paging.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { AccountRow, AccountsPage } from './presenter.js';

const COLUMNS: readonly Column<AccountRow>[] = [
  { title: 'Patient', cell: ({ patient, href }) => <LinkOrText href={href}>{patient}</LinkOrText> },
  { title: 'Born', cell: ({ birthDate }) => birthDate },
  { title: 'Payers owe', isNumeric: true, cell: ({ payerBalance }) => payerBalance },
  { title: 'Patient owes', isNumeric: true, cell: ({ patientBalance }) => patientBalance },
  { title: 'Agency', isNumeric: true, cell: ({ agencyBalance }) => agencyBalance },
  { title: 'Open', isNumeric: true, cell: ({ totalBalance }) => totalBalance },
];

export function AccountsView({ accounts, viewer }: { accounts: AccountsPage; viewer: Viewer }) {
  const { filter, search, isSearch, rows, paging } = accounts;
  return (
    <Layout title="Patient accounts" viewer={viewer}>
      <FilterForm
        action="/accounts"
        fields={search}
        button="Search"
        label="Search by name"
        isPrivate
        viewer={viewer}
      />
      <FilterForm action="/accounts" fields={filter} button="Show" label="Filter accounts" viewer={viewer} />
      <Table
        caption={isSearch ? 'Accounts found' : 'Patient accounts'}
        columns={COLUMNS}
        rows={rows}
        keyOf={({ patientAccountId }) => patientAccountId}
        empty="No account fits."
      />
      {isSearch ? <PagingForms paging={paging} viewer={viewer} /> : <PagingLinks paging={paging} />}
    </Layout>
  );
}
