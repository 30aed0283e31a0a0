import { Layout } from '../../parts/layout.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { SegmentRow, SegmentsPage } from './presenter.js';

const COLUMNS: readonly Column<SegmentRow>[] = [
  { title: 'Byte', isNumeric: true, cell: ({ byteOffset }) => byteOffset },
  { title: 'Segment', isLong: true, cell: ({ text }) => <code>{text}</code> },
];

/** What was sent, as it was sent. */
export function SegmentsView({ segments, viewer }: { segments: SegmentsPage; viewer: Viewer }) {
  return (
    <Layout title="Bytes of a file" within="Files" viewer={viewer}>
      <p class="standing">
        <span>File {segments.fileId}</span>
      </p>
      <Table
        caption="The segment, and what follows it"
        columns={COLUMNS}
        rows={segments.rows}
        keyOf={({ byteOffset }) => byteOffset}
        empty="Nothing stands there."
      />
    </Layout>
  );
}
