import { LinkOrText } from '../../parts/link-or-text.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { State } from '../../parts/state.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { PatientPaymentRow, PaymentsSection } from './present-payments.js';

const PAYMENTS: readonly Column<PatientPaymentRow>[] = [
  {
    title: 'Receipt',
    cell: ({ receiptNumber, href }) => <LinkOrText href={href}>{receiptNumber}</LinkOrText>,
  },
  { title: 'Received', cell: ({ date }) => date },
  { title: 'Method', cell: ({ method }) => method },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'Paid on claims', isLong: true, cell: (row) => <PaidClaims row={row} /> },
  { title: 'Unapplied', isNumeric: true, cell: ({ unapplied }) => unapplied },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
  { title: 'Returned', cell: ({ returned }) => returned },
];

function PaidClaims({ row }: { row: PatientPaymentRow }) {
  return (
    <>
      {row.paid.map(({ claimId, controlNumber, href, amount }) => (
        <p key={claimId}>
          <LinkOrText href={href}>{controlNumber}</LinkOrText> {amount}
        </p>
      ))}
    </>
  );
}

/** What the patient has paid, with the ways to record a payment and to give one back. */
export function PaymentsTable({ payments, viewer }: { payments: PaymentsSection; viewer: Viewer }) {
  const { rows, paging, formHref, refund } = payments;
  return (
    <>
      <Table
        caption="Payments of the patient"
        columns={PAYMENTS}
        rows={rows}
        keyOf={({ receiptNumber }) => receiptNumber}
        empty="The patient has paid nothing here."
      />
      <PagingLinks paging={paging} />
      {formHref !== undefined && (
        <p>
          <a href={formHref}>Record a payment of the patient</a>
        </p>
      )}
      {refund && (
        <section>
          <h2>{refund.label}</h2>
          <RequestForm form={refund} viewer={viewer} />
        </section>
      )}
    </>
  );
}
