import { FilterForm } from '../../parts/filter-form.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { WorkItemRow, WorkItemsPage } from './presenter.js';

const KIND: Column<WorkItemRow> = { title: 'Kind', cell: ({ kind }) => kind };

const DETAILS: readonly Column<WorkItemRow>[] = [
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'What was found', isLong: true, cell: ({ issues }) => <IssueList issues={issues} /> },
  { title: 'Opened', cell: ({ opened }) => opened },
  {
    title: 'State',
    cell: ({ state, closed, heldHref }) => (
      <>
        <State state={state} /> {closed}
        {heldHref && <a href={heldHref}>Work on it</a>}
      </>
    ),
  },
];

const COLUMNS: readonly Column<WorkItemRow>[] = [
  KIND,
  { title: 'Claim', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  ...DETAILS,
];

/** Beside their claim, items say which of its lines they are about. */
export const CLAIM_WORK_ITEM_COLUMNS: readonly Column<WorkItemRow>[] = [
  KIND,
  { title: 'Line', cell: ({ line }) => line },
  ...DETAILS,
];

function formColumn(viewer: Viewer): Column<WorkItemRow> {
  return {
    title: 'Post under a variance',
    cell: ({ form }) => form && <RequestForm form={form} viewer={viewer} />,
  };
}

export function WorkItemsView({ workItems, viewer }: { workItems: WorkItemsPage; viewer: Viewer }) {
  const { filter, rows, paging } = workItems;
  return (
    <Layout title="Work items" viewer={viewer}>
      <p>What waits for a person: edits, rejections, exceptions and quarantines.</p>
      <FilterForm
        action="/work-items"
        fields={filter}
        button="Show"
        label="Filter work items"
        viewer={viewer}
      />
      <Table
        caption="Work items"
        columns={rows.some(({ form }) => form) ? [...COLUMNS, formColumn(viewer)] : COLUMNS}
        rows={rows}
        keyOf={({ workItemKey }) => workItemKey}
        empty="No work item fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
