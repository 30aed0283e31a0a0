import type { PaymentsSection } from '../../../src/web/pages/account/present-payments.js';
import type { Field } from '../../../src/web/parts/filter-form.js';
import type { Paging } from '../../../src/web/parts/paging.js';

/** What the page of deposits shows, all of it one text. */
export function depositsOf(text: string) {
  return {
    asOf: text,
    queues: [{ name: text, meaning: text, count: text, amount: text, since: text }],
    waiting: [
      {
        ...{ key: text, kind: text, remittanceHref: '/x', date: text, age: text },
        ...{ trace: text, payer: text, amount: text },
      },
    ],
  };
}

/** What the page of a payment in parts shows. */
export function paymentOf(text: string, fields: readonly Field[]) {
  const row = { setHash: text, name: text, place: text, claimPayments: text, amount: text, state: text };
  return {
    ...{ traceNumber: text, facts: [['Payer', text] as const], proof: text },
    rows: [{ ...row, href: '/x' }],
    form: { action: '/x', button: text, label: text, hidden: {}, fields },
    varianceForm: {
      ...{ action: '/x', button: text, label: text, hidden: {} },
      fields: fields.map((field) => ({ ...field, name: `variance-${field.name}` })),
    },
  };
}

/** What the page of an account shows of what the patient has paid. */
export function patientPaymentsOf(text: string, paging: Paging): PaymentsSection {
  const paid = { claimId: text, controlNumber: text, href: '/x', amount: text };
  const row = {
    ...{ receiptNumber: text, href: '/x', date: text, method: text, amount: text, paid: [paid] },
    ...{ unapplied: text, state: 'returned' as const, returned: text },
  };
  const second = { cursorName: 'payments', label: text };
  return { rows: [row], paging: { ...paging, second }, formHref: '/x' };
}
