import { ActionForm } from '../../parts/action-form.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import type { Viewer } from '../../viewer.js';
import type { RecordPatientPaymentPage } from './presenter.js';

interface Props {
  readonly page: RecordPatientPaymentPage;
  readonly viewer: Viewer;
}

export function RecordPatientPaymentView({ page, viewer }: Props) {
  const { patient, accountHref, owed, form, notes, failure } = page;
  return (
    <Layout title={`Payment of ${patient}`} within="Patient accounts" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p class="standing">
        <strong>The patient owes {owed}</strong> <LinkOrText href={accountHref}>The account</LinkOrText>
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ActionForm {...form} viewer={viewer} />
    </Layout>
  );
}
