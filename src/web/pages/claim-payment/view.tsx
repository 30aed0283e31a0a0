import { ActionForm } from '../../parts/action-form.js';
import { Facts } from '../../parts/facts.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { ClaimPaymentPage, SuggestionRow } from './presenter.js';

const SUGGESTIONS: readonly Column<SuggestionRow>[] = [
  { title: 'Claim', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  { title: 'Patient', cell: ({ patient }) => patient },
  { title: 'Service', cell: ({ service }) => service },
  { title: 'Charge', isNumeric: true, cell: ({ charge }) => charge },
  { title: 'Agrees in', cell: ({ facts }) => facts },
  { title: 'Score', isNumeric: true, cell: ({ score }) => score },
];

export function ClaimPaymentView({ payment, viewer }: { payment: ClaimPaymentPage; viewer: Viewer }) {
  const { controlNumber, state, facts, remittanceHref, claimHref, suggestions, forms, failure } = payment;
  return (
    <Layout title={`Claim payment ${controlNumber}`} within="Remittances" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p class="standing">
        <State state={state} /> {remittanceHref && <a href={remittanceHref}>Its remittance</a>}{' '}
        {claimHref && <a href={claimHref}>Its claim</a>}
      </p>
      <Facts title="Claim payment" facts={facts} />
      {suggestions && (
        <Table
          caption="Claims that it may be of"
          columns={SUGGESTIONS}
          rows={suggestions}
          keyOf={({ claimId }) => claimId}
          empty="No claim agrees with it in two things or more."
        />
      )}
      {forms.length === 0 && <p>Nothing is to be decided about it as it stands.</p>}
      {forms.map((form) => (
        <ActionForm key={form.title} {...form} viewer={viewer} />
      ))}
    </Layout>
  );
}
