import { ActionForm } from '../../parts/action-form.js';
import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { RecoupmentAccountRow, RecoupmentRow, RecoupmentsPage } from './presenter.js';

const ACCOUNTS: readonly Column<RecoupmentAccountRow>[] = [
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Our number', cell: ({ payee }) => payee },
  { title: 'Opened', isNumeric: true, cell: ({ opened }) => opened },
  { title: 'Closed', isNumeric: true, cell: ({ closed }) => closed },
  { title: 'Open', isNumeric: true, cell: ({ open }) => open },
  { title: 'Items open', isNumeric: true, cell: ({ count }) => count },
];

const ITEMS: readonly Column<RecoupmentRow>[] = [
  {
    title: 'Opened by',
    cell: ({ name, remittanceHref }) => <LinkOrText href={remittanceHref}>{name}</LinkOrText>,
  },
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Claim', cell: ({ claim, claimHref }) => <LinkOrText href={claimHref}>{claim}</LinkOrText> },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Age', isNumeric: true, cell: ({ age }) => age },
  { title: 'Opened', isNumeric: true, cell: ({ opened }) => opened },
  { title: 'Closed', isNumeric: true, cell: ({ closed }) => closed },
  { title: 'Open', isNumeric: true, cell: ({ open }) => open },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
  { title: 'Notes', isLong: true, cell: ({ notes }) => <Notes notes={notes} /> },
];

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}

function workColumn(viewer: Viewer): Column<RecoupmentRow> {
  return { title: 'Work', isLong: true, cell: (row) => <WorkOn row={row} viewer={viewer} /> };
}

/** Behind a word that opens it: most rows are only read. */
function WorkOn({ row, viewer }: { row: RecoupmentRow; viewer: Viewer }) {
  if (row.forms.length === 0) return null;
  return (
    <details>
      <summary>Work on {row.name}</summary>
      {row.forms.map((form) => (
        <RequestForm key={form.button} form={form} viewer={viewer} />
      ))}
    </details>
  );
}

export function RecoupmentsView({ recoupments, viewer }: { recoupments: RecoupmentsPage; viewer: Viewer }) {
  const { filter, accounts, proof, rows, paging, letter, failure } = recoupments;
  const columns = rows.some(({ forms }) => forms.length > 0) ? [...ITEMS, workColumn(viewer)] : ITEMS;
  return (
    <Layout title="Recoupments" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p>What payers are owed, and below zero what they have taken without a known cause. {proof}</p>
      <Table
        caption="By payer"
        columns={ACCOUNTS}
        rows={accounts}
        keyOf={({ payer, payee }) => `${payer} ${payee}`}
        empty="No payer has taken or is owed anything."
      />
      <FilterForm
        action="/recoupments"
        fields={filter}
        button="Show"
        label="Filter recoupments"
        viewer={viewer}
      />
      <Table
        caption="Recoupments"
        columns={columns}
        rows={rows}
        keyOf={({ recoupmentKey }) => recoupmentKey}
        empty="No recoupment fits."
      />
      <PagingLinks paging={paging} />
      {letter && (
        <ActionForm
          title="Record a letter"
          action="/recoupments/letters"
          fields={letter}
          button="Record"
          viewer={viewer}
        />
      )}
    </Layout>
  );
}
