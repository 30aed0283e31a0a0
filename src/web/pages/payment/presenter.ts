import { type Cents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { ToldPart, ToldPayment } from '../../../app/reading/read-payment-parts.js';
import type { Fact } from '../../parts/facts.js';
import { renderDollars, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface PartRow {
  readonly setHash: string;
  /** Beginning of the hash of its content, by which every file has it. */
  readonly name: string;
  readonly place: string;
  readonly claimPayments: string;
  readonly amount: string;
  readonly state: string;
  /** Of a released one. */
  readonly href?: string;
}

export interface PaymentPage {
  readonly traceNumber: string;
  readonly facts: readonly Fact[];
  readonly rows: readonly PartRow[];
  /** How the parts make up the payment. */
  readonly proof: string;
  /** By which sets that wait are released, for who may ask for it. */
  readonly form?: RequestFormFields;
  /** By which what no part explains is accepted. */
  readonly varianceForm?: RequestFormFields;
}

export function presentPayment(payment: ToldPayment, viewer: Viewer): PaymentPage {
  const { payerName, traceNumber, paymentDate, wholeAmount, parts, explained, unexplained, remainder } =
    payment;
  const { accepted, itemKey } = payment;
  const waiting = parts.filter(({ state }) => state === 'quarantined');
  const told =
    waiting.length === 0 ? '' : `; with the sets in quarantine ${renderDollars(remainder)} would wait`;
  const taken = accepted === ZERO ? '' : ` + accepted as a variance ${renderDollars(accepted)}`;
  return {
    traceNumber,
    facts: [
      ['Payer', payerName],
      ['Paid on', paymentDate],
      ['Payment, as every set states it', renderDollars(wholeAmount)],
    ],
    rows: parts.map((part) => partRow(part, viewer)),
    proof: `Released parts ${renderDollars(explained)} + unexplained ${renderDollars(unexplained)}${taken}${told}.`,
    ...(mayDo(viewer, 'quarantine.release') && {
      ...(waiting.length > 0 && { form: formOf(waiting) }),
      ...(itemKey !== undefined && { varianceForm: varianceFormOf(itemKey, unexplained) }),
    }),
  };
}

function partRow(part: ToldPart, viewer: Viewer): PartRow {
  const { setHash, setOrdinal, claimPaymentCount, amount, state, remittanceId } = part;
  const href = findHref(viewer, 'remittance', remittanceId);
  return {
    ...{ setHash, state, name: setHash.slice(0, 12), place: String(setOrdinal) },
    claimPayments: separateThousands(claimPaymentCount),
    amount: renderDollars(amount),
    ...(href && { href }),
  };
}

function varianceFormOf(workItemKey: string, unexplained: Cents): RequestFormFields {
  return {
    action: '/approvals/variances',
    hidden: { workItemKey },
    fields: [REASON_FIELD],
    button: 'Propose to accept',
    label: `Accept ${renderDollars(unexplained)} as a variance`,
  };
}

/** All that wait together, or one of them. */
function formOf(waiting: readonly ToldPart[]): RequestFormFields {
  const all = waiting.map(({ workItemKey }) => workItemKey).join(' ');
  const sum = renderDollars(sumCents(waiting, ({ amount }) => amount));
  const single = waiting.map(
    ({ workItemKey, setHash, amount }) =>
      [workItemKey!, `Set ${setHash.slice(0, 12)}: ${renderDollars(amount)}`] as const,
  );
  const options =
    waiting.length === 1 ? single : [[all, `All ${waiting.length}: ${sum}`] as const, ...single];
  return {
    action: '/approvals/parts',
    hidden: {},
    fields: [{ name: 'workItemKeys', label: 'Sets', value: all, options }, REASON_FIELD],
    button: 'Propose to release',
    label: 'Release as parts of the payment',
  };
}
