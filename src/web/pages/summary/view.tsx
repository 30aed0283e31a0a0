import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { type Column, Table } from '../../parts/table.js';
import { mayDo, type Viewer } from '../../viewer.js';
import { FILE_COLUMNS } from '../files/view.js';
import type { CountRow, CountTable, SummaryPage } from './presenter.js';

export function SummaryView({ summary, viewer }: { summary: SummaryPage; viewer: Viewer }) {
  const { claims, denials, workItems, receivables, files } = summary;
  return (
    <Layout title="Summary" viewer={viewer}>
      {receivables && <Receivables receivables={receivables} viewer={viewer} />}
      <div class="columns">
        <Counts
          caption="Claims by state"
          titles={['State', 'Claims', 'Charges']}
          table={claims}
          isLinked={mayDo(viewer, 'claim.read')}
          empty="No claims yet. They come in as encounters."
        />
        <Counts
          caption="Open work items"
          titles={['Kind', 'Items', 'Amount']}
          table={workItems}
          isLinked={mayDo(viewer, 'work-item.read')}
          empty="Nothing waits for a person."
        />
      </div>
      <Counts
        caption="Denials by reason"
        titles={['Reason', 'Denials', 'Denied', 'At stake']}
        table={denials}
        isLinked={mayDo(viewer, 'denial.read')}
        empty="No denials."
      />
      {files && <LastFiles files={files} />}
    </Layout>
  );
}

function Receivables({
  receivables,
  viewer,
}: {
  receivables: NonNullable<SummaryPage['receivables']>;
  viewer: Viewer;
}) {
  const { total, asOf, tie, tiesToLedger } = receivables;
  return (
    <section class={tiesToLedger ? 'figure' : 'figure broken'} aria-labelledby="receivables">
      <h2 id="receivables">Open receivables as of {asOf}</h2>
      <p class="large">{total}</p>
      <p>
        {tie}{' '}
        <LinkOrText href={mayDo(viewer, 'aging.read') ? '/aging' : undefined}>By age and party</LinkOrText>
      </p>
    </section>
  );
}

interface CountsProps {
  readonly caption: string;
  readonly titles: readonly string[];
  readonly table: CountTable;
  readonly isLinked: boolean;
  readonly empty: string;
}

function Counts({ caption, titles, table, isLinked, empty }: CountsProps) {
  const [first = '', second = '', ...amounts] = titles;
  const columns: Column<CountRow>[] = [
    {
      title: first,
      cell: ({ label, href }) => <LinkOrText href={isLinked ? href : undefined}>{label}</LinkOrText>,
    },
    { title: second, isNumeric: true, cell: ({ count }) => count },
    ...amounts.map((title, at) => ({
      title,
      isNumeric: true,
      cell: (row: CountRow) => row.amounts[at],
    })),
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={table.rows}
      keyOf={({ label }) => label}
      totals={['All', ...table.totals]}
      empty={empty}
    />
  );
}

function LastFiles({ files }: { files: NonNullable<SummaryPage['files']> }) {
  return (
    <Table
      caption="Last files"
      columns={FILE_COLUMNS}
      rows={files}
      keyOf={({ fileId }) => fileId}
      empty="No file was received or built yet."
    />
  );
}
