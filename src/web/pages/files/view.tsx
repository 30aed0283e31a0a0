import { FilterForm } from '../../parts/filter-form.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { PagingLinks } from '../../parts/paging.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { FileRow, FilesPage } from './presenter.js';

/** What tells one file from another, wherever it is shown. */
export const FILE_COLUMNS: readonly Column<FileRow>[] = [
  { title: 'Recorded', cell: ({ recorded }) => recorded },
  { title: 'Direction', cell: ({ direction }) => direction },
  { title: 'Kind', cell: ({ kind }) => kind },
  { title: 'Name', cell: ({ name }) => name },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
];

const DETAIL_COLUMNS: readonly Column<FileRow>[] = [
  { title: 'Size', isNumeric: true, cell: ({ size }) => size },
  { title: 'What was found', isLong: true, cell: ({ issues }) => <IssueList issues={issues} /> },
];

const DOWNLOAD: Column<FileRow> = {
  title: 'Content',
  cell: ({ downloadHref, name }) =>
    downloadHref !== undefined && (
      <a href={downloadHref} download aria-label={`Download ${name}`}>
        Download
      </a>
    ),
};

export function FilesView({ files, viewer }: { files: FilesPage; viewer: Viewer }) {
  const { filter, rows, paging, previewHref } = files;
  const hasDownload = rows.some(({ downloadHref }) => downloadHref !== undefined);
  return (
    <Layout title="Files" viewer={viewer}>
      {previewHref && (
        <p>
          <a href={previewHref}>See what a file would do before it is received</a>
        </p>
      )}
      <FilterForm action="/files" fields={filter} button="Show" label="Filter files" viewer={viewer} />
      <Table
        caption="Files received and built"
        columns={[...FILE_COLUMNS, ...DETAIL_COLUMNS, ...(hasDownload ? [DOWNLOAD] : [])]}
        rows={rows}
        keyOf={({ fileId }) => fileId}
        empty="No file fits."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
