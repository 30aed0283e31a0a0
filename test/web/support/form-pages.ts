import type { VNode } from 'preact';
import type { IssueView } from '../../../src/app/views/common.js';
import { FilePreviewView } from '../../../src/web/pages/file-preview/view.js';
import { PaperRemittanceView } from '../../../src/web/pages/paper-remittance/view.js';
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
  return {
    'paper remittance': () => PaperRemittanceView({ paper, viewer }),
    'preview of a file': () => FilePreviewView({ page: { failure: text, preview }, viewer }),
  };
}
