import { LinkOrText } from '../../parts/link-or-text.js';
import { State } from '../../parts/state.js';
import type { Column } from '../../parts/table.js';
import type { LedgerRow } from './present-ledger.js';
import type { PaymentRow } from './present-payments.js';
import type { EventRow, LineRow } from './presenter.js';

export const LINE_COLUMNS: readonly Column<LineRow>[] = [
  { title: 'Line', cell: ({ number }) => number },
  { title: 'Service', cell: ({ serviceDates }) => serviceDates },
  { title: 'Procedure', cell: ({ procedure }) => procedure },
  { title: 'Diagnoses', cell: ({ pointers }) => pointers },
  { title: 'Units', isNumeric: true, cell: ({ units }) => units },
  { title: 'Charge', isNumeric: true, cell: ({ chargeAmount }) => chargeAmount },
  { title: 'Control number', cell: ({ controlNumber }) => controlNumber },
];

export const PAYMENT_COLUMNS: readonly Column<PaymentRow>[] = [
  {
    title: 'Remittance',
    cell: ({ source, sourceHref }) => <LinkOrText href={sourceHref}>{source}</LinkOrText>,
  },
  { title: 'Payer’s number', cell: ({ payerControlNumber }) => payerControlNumber },
  { title: 'Status', cell: ({ status }) => status },
  { title: 'Charge', isNumeric: true, cell: ({ chargeAmount }) => chargeAmount },
  { title: 'Paid', isNumeric: true, cell: ({ paymentAmount }) => paymentAmount },
  { title: 'Patient’s share', isNumeric: true, cell: ({ patientAmount }) => patientAmount },
  { title: 'State', cell: ({ state }) => <State state={state} /> },
];

export const LEDGER_COLUMNS: readonly Column<LedgerRow>[] = [
  { title: 'Entry', isNumeric: true, cell: ({ sequence }) => sequence },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Kind', cell: ({ kind }) => kind },
  { title: 'Debit', cell: ({ debit }) => debit },
  { title: 'Credit', cell: ({ credit }) => credit },
  { title: 'Line', cell: ({ line }) => line },
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'Open after', isNumeric: true, cell: ({ openAmount }) => openAmount },
  { title: 'From', cell: ({ source, sourceHref }) => <LinkOrText href={sourceHref}>{source}</LinkOrText> },
];

export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
  { title: 'When', cell: ({ at }) => at },
  { title: 'From', cell: ({ from }) => (from === 'none' ? 'new' : <State state={from} />) },
  { title: 'To', cell: ({ to }) => <State state={to} /> },
  { title: 'By', cell: ({ cause, causeHref }) => <LinkOrText href={causeHref}>{cause}</LinkOrText> },
];
