import { ActionForm } from '../../parts/action-form.js';
import { Facts } from '../../parts/facts.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import { CertificateView } from './certificate-view.js';
import type { ClaimPaymentRow, ProviderAdjustmentRow, RemittancePage } from './presenter.js';

const PAYMENTS: readonly Column<ClaimPaymentRow>[] = [
  {
    title: 'Claim',
    cell: ({ ordinal, controlNumber, href }) => (
      <span id={`claim-payment-${ordinal}`}>
        <LinkOrText href={href}>{controlNumber}</LinkOrText>
      </span>
    ),
  },
  { title: 'Place', isNumeric: true, cell: ({ ordinal }) => ordinal },
  { title: 'Payer’s number', cell: ({ payerControlNumber }) => payerControlNumber },
  { title: 'Status', cell: ({ status }) => status },
  { title: 'Charge', isNumeric: true, cell: ({ chargeAmount }) => chargeAmount },
  { title: 'Paid', isNumeric: true, cell: ({ paymentAmount }) => paymentAmount },
  { title: 'Patient’s share', isNumeric: true, cell: ({ patientAmount }) => patientAmount },
  {
    title: 'State',
    cell: ({ state, work }) => (
      <>
        <State state={state} /> {work && <a href={work.href}>{work.words}</a>}
      </>
    ),
  },
];

const ADJUSTMENTS: readonly Column<ProviderAdjustmentRow>[] = [
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Reference', cell: ({ reference }) => reference },
  { title: 'Provider', cell: ({ provider }) => provider },
  { title: 'Lowers the payment by', isNumeric: true, cell: ({ amount }) => amount },
];

export function RemittanceView({ remittance, viewer }: { remittance: RemittancePage; viewer: Viewer }) {
  const { traceNumber, state, paymentAmount, facts, issues, proof, paging } = remittance;
  const { certificate, change, failure } = remittance;
  return (
    <Layout title={`Remittance ${traceNumber}`} within="Remittances" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p class="standing">
        <State state={state} /> <strong>Payment {paymentAmount}</strong>
      </p>
      <IssueList issues={issues} />
      {remittance.form && <RequestForm form={remittance.form} viewer={viewer} />}
      <Facts title="Remittance" facts={facts} />
      {proof !== undefined && <p class="tie">{proof}</p>}
      <Table
        caption="Claim payments"
        columns={PAYMENTS}
        rows={remittance.payments}
        keyOf={({ claimPaymentId }) => claimPaymentId}
        empty="It holds no claim payments, or none was taken in."
      />
      <PagingLinks paging={paging} />
      <Table
        caption="Provider adjustments"
        columns={ADJUSTMENTS}
        rows={remittance.providerAdjustments}
        empty="None."
      />
      {certificate && <CertificateView certificate={certificate} />}
      {change && <ActionForm {...change} viewer={viewer} />}
    </Layout>
  );
}
