import { FilterForm } from '../../parts/filter-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { ApprovalRow, ApprovalsPage } from './presenter.js';

const COLUMNS: readonly Column<ApprovalRow>[] = [
  { title: 'What', cell: ({ kind, href }) => <LinkOrText href={href}>{kind}</LinkOrText> },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'Posts', isLong: true, cell: ({ effect }) => effect },
  { title: 'Asked by', cell: ({ asked }) => asked },
  { title: 'Why', isLong: true, cell: ({ reason }) => reason },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
  { title: 'Decisions', isLong: true, cell: ({ decisions }) => <Lines lines={decisions} /> },
];

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

export function ApprovalsView({ approvals, viewer }: { approvals: ApprovalsPage; viewer: Viewer }) {
  const { filter, rows, paging, failure } = approvals;
  const isAnyOpen = rows.some(({ forms }) => forms.length > 0);
  return (
    <Layout title="Approvals" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p>
        What one person asks for and others approve. Nothing moves before the last approval that it takes.
      </p>
      <FilterForm
        action="/approvals"
        fields={filter}
        button="Show"
        label="Filter approvals"
        viewer={viewer}
      />
      <Table
        caption="Approvals"
        columns={isAnyOpen ? [...COLUMNS, decisionColumn(viewer)] : COLUMNS}
        rows={rows}
        keyOf={({ approvalId }) => approvalId}
        empty="Nothing fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}

function decisionColumn(viewer: Viewer): Column<ApprovalRow> {
  return {
    title: 'Decide',
    cell: ({ forms }) => forms.map((form) => <RequestForm key={form.action} form={form} viewer={viewer} />),
  };
}
