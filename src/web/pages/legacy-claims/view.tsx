import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { RequestForm } from '../../parts/request-form.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { LegacyClaimsPage, LegacyRow, LegacySection } from './presenter.js';

const COLUMNS: readonly Column<LegacyRow>[] = [
  { title: 'CLP01', cell: ({ controlNumber, href }) => <LinkOrText href={href}>{controlNumber}</LinkOrText> },
  { title: 'Paid', isNumeric: true, cell: ({ amount }) => amount },
  {
    title: 'Remittance',
    cell: ({ trace, remittanceHref }) => <LinkOrText href={remittanceHref}>{trace}</LinkOrText>,
  },
  { title: 'Date', cell: ({ paymentDate }) => paymentDate },
  { title: 'Fits', cell: ({ fits }) => fits },
  { title: 'CLP', cell: ({ place }) => place },
  { title: 'State', cell: ({ state }) => state },
];

export function LegacyClaimsView({ legacy, viewer }: { legacy: LegacyClaimsPage; viewer: Viewer }) {
  const { sections, failure, isOfRequest } = legacy;
  return (
    <Layout title="Legacy claims" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p>
        {isOfRequest
          ? 'What the request is about: these claim payments and no others.'
          : 'Claim payments without a claim that fit a rule of the practice for claims of an old system or another practice. One person asks, another approves, and the money of the list goes to one account.'}
      </p>
      {sections.length === 0 && <p>The practice has no such rule.</p>}
      {sections.map((section) => (
        <Section key={section.name} section={section} viewer={viewer} />
      ))}
    </Layout>
  );
}

function Section({ section, viewer }: { section: LegacySection; viewer: Viewer }) {
  const { name, rule, total, rows, form } = section;
  return (
    <section>
      <h2>{name}</h2>
      <p>{rule}</p>
      <p>{total}</p>
      {form && <RequestForm form={form} viewer={viewer} />}
      <Table
        caption={`Claim payments of ${name}`}
        columns={COLUMNS}
        rows={rows}
        keyOf={({ claimPaymentId }) => claimPaymentId}
        empty="None waits."
      />
    </section>
  );
}
