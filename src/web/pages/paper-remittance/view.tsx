import { ActionForm } from '../../parts/action-form.js';
import { Layout } from '../../parts/layout.js';
import type { Viewer } from '../../viewer.js';
import type { PaperRemittancePage } from './presenter.js';

export function PaperRemittanceView({ paper, viewer }: { paper: PaperRemittancePage; viewer: Viewer }) {
  const { fields, groups, failure, recorded } = paper;
  return (
    <Layout title="Paper remittance" within="Remittances" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {recorded !== undefined && (
        <p class="tie" role="status">
          {recorded} <a href="/remittances">Remittances</a>
        </p>
      )}
      <p>
        What a payer stated on paper of one claim. It is posted like an 835: its money waits for its deposit,
        later payers of the claim go on, and it can be undone. Charge less adjustments must be what was paid.
      </p>
      <ActionForm
        title="What the paper states"
        action="/remittances/paper"
        fields={fields}
        groups={groups}
        button="Record and post"
        viewer={viewer}
      />
    </Layout>
  );
}
