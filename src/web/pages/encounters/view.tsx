import { FilterForm } from '../../parts/filter-form.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { PagingLinks } from '../../parts/paging.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { EncounterRow, EncountersPage } from './presenter.js';

const COLUMNS: readonly Column<EncounterRow>[] = [
  { title: 'Encounter', cell: ({ identifier }) => identifier },
  { title: 'Source', cell: ({ sourceSystem }) => sourceSystem },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
  { title: 'Why', isLong: true, cell: ({ issues }) => <IssueList issues={issues} /> },
];

export function EncountersView({ encounters, viewer }: { encounters: EncountersPage; viewer: Viewer }) {
  const { filter, rows, paging } = encounters;
  return (
    <Layout title="Encounters" viewer={viewer}>
      <p>
        An encounter becomes one or more claims, or is held until its source sends what is missing: correct it
        there and import it again.
      </p>
      <FilterForm
        action="/encounters"
        fields={filter}
        button="Show"
        label="Filter encounters"
        viewer={viewer}
      />
      <Table
        caption="Encounters"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ encounterId }) => encounterId}
        empty="No encounter fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
