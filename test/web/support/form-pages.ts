import type { VNode } from 'preact';
import type { IssueView } from '../../../src/app/views/common.js';
import { FilePreviewView } from '../../../src/web/pages/file-preview/view.js';
import { PaperRemittanceView } from '../../../src/web/pages/paper-remittance/view.js';
import { PatientPaymentView } from '../../../src/web/pages/patient-payment/view.js';
import { RecordPatientPaymentView } from '../../../src/web/pages/record-patient-payment/view.js';
import type { Viewer } from '../../../src/web/viewer.js';

/** Pages that are one form, and what came of it, with a text wherever one may come from outside. */
export function buildFormPages(
  text: string,
  issues: readonly IssueView[],
  viewer: Viewer,
): Readonly<Record<string, () => VNode>> {
  const field = { name: 'amount1', label: text, value: text, error: text, hint: text };
  const paper = {
    ...{ fields: [], failure: text, recorded: text },
    groups: [{ legend: text, fields: [field] }],
  };
  const work = { kind: text, amount: text, issues };
  const entry = {
    ...{ date: text, kind: text, claim: text, line: text, reason: text },
    ...{ debit: text, credit: text, amount: text },
  };
  const set = {
    ...{ key: text, title: text, state: text, issues, more: text, denials: [work], work: [work] },
    payments: [{ controlNumber: text, place: text, paid: text, state: text, from: text }],
    entries: [entry],
  };
  const preview = { told: text, issues, sets: [set] };
  const receipt = {
    ...{ receiptNumber: text, state: 'unapplied' as const, accountHref: '/x', note: text, failure: text },
    facts: [[text, text] as const],
    paid: [{ key: text, controlNumber: text, href: '/x', date: text, from: text, amount: text }],
    forms: [{ action: '/x', hidden: { key: text }, fields: [field], button: text, label: text }],
  };
  const payment = {
    ...{ patient: text, accountHref: '/x', owed: text, notes: [text], failure: text },
    form: { title: text, action: '/x', fields: [], groups: paper.groups, button: text },
  };
  return {
    'payment of a patient': () => PatientPaymentView({ payment: receipt, viewer }),
    'record a payment of a patient': () => RecordPatientPaymentView({ page: payment, viewer }),
    'paper remittance': () => PaperRemittanceView({ paper, viewer }),
    'preview of a file': () => FilePreviewView({ page: { failure: text, preview }, viewer }),
  };
}
