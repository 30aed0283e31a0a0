import { ActionForm } from '../../parts/action-form.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type {
  FilePreviewPage,
  PreviewedEntry,
  PreviewedPayment,
  PreviewedSet,
  PreviewedWork,
} from './presenter.js';

const PAYMENTS: readonly Column<PreviewedPayment>[] = [
  { title: 'Claim', cell: ({ controlNumber }) => controlNumber },
  { title: 'Place', isNumeric: true, cell: ({ place }) => place },
  { title: 'Paid', isNumeric: true, cell: ({ paid }) => paid },
  { title: 'Would be', cell: ({ state }) => <State state={state} /> },
  { title: 'From', cell: ({ from }) => from },
];

const ENTRIES: readonly Column<PreviewedEntry>[] = [
  { title: 'Counts on', cell: ({ date }) => date },
  { title: 'Claim', cell: ({ claim }) => claim },
  { title: 'Line', cell: ({ line }) => line },
  { title: 'Entry', cell: ({ kind }) => kind },
  { title: 'Reason', isLong: true, cell: ({ reason }) => reason },
  { title: 'Debit', cell: ({ debit }) => debit },
  { title: 'Credit', cell: ({ credit }) => credit },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
];

function workColumns(title: string): readonly Column<PreviewedWork>[] {
  return [
    { title, isLong: true, cell: ({ kind }) => kind },
    { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
    { title: 'What was found', isLong: true, cell: ({ issues }) => <IssueList issues={issues} /> },
  ];
}

const FORM = {
  ...{ title: 'Choose a file', action: '/files/preview', button: 'Preview' },
  about:
    'An 835 or an acknowledgement, up to 16 MB. It is read as it would be received, and nothing is posted.',
  fields: [{ name: 'file', label: 'File', value: '', type: 'file' as const }],
};

export function FilePreviewView({ page, viewer }: { page: FilePreviewPage; viewer: Viewer }) {
  const { failure, preview } = page;
  const error = failure === undefined ? {} : { error: failure };
  const fields = FORM.fields.map((field) => ({ ...field, ...error }));
  return (
    <Layout title="Preview of a file" within="Files" viewer={viewer}>
      {preview && (
        <>
          <p class="tie" role="status">
            {preview.told}
          </p>
          <IssueList issues={preview.issues} />
          {preview.sets.map((set) => (
            <SetPreview key={set.key} set={set} />
          ))}
        </>
      )}
      <ActionForm {...FORM} fields={fields} viewer={viewer} />
    </Layout>
  );
}

function SetPreview({ set }: { set: PreviewedSet }) {
  const { title, state, issues, payments, entries, denials, work, more } = set;
  return (
    <section>
      <h2>{title}</h2>
      <p class="standing">
        Would be <State state={state} />
      </p>
      <IssueList issues={issues} />
      {payments.length > 0 && (
        <Table caption="Claim payments" columns={PAYMENTS} rows={payments} empty="None." />
      )}
      <Table caption="Entries" columns={ENTRIES} rows={entries} empty="No entry would be made." />
      {denials.length > 0 && (
        <Table caption="Denials" columns={workColumns('Reason')} rows={denials} empty="None." />
      )}
      {work.length > 0 && (
        <Table caption="Work that would wait" columns={workColumns('Kind')} rows={work} empty="None." />
      )}
      {more !== undefined && <p>{more}</p>}
    </section>
  );
}
