import { type Approval, isRefund } from '../../../../schemas/approval.js';
import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import { findLegacyList } from '../../../app/approvals/undo-legacy-claims.js';
import type { ApprovalFilter } from '../../../app/records/list-records.js';
import { renderWaiver, viewApproval } from '../../../app/views/approvals.js';
import type { Field } from '../../parts/filter-form.js';
import { renderInstant, renderWord, separateThousands } from '../../parts/formats.js';
import { APPROVAL_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref, hrefWith } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface ApprovalRow {
  readonly approvalId: string;
  readonly kind: string;
  readonly href?: string;
  readonly amount: string;
  readonly effect: string;
  readonly asked: string;
  readonly reason: string;
  readonly state: string;
  /** Who has decided, and how many more it takes. */
  readonly decisions: readonly string[];
  /** For who may decide and has not asked for it or decided yet, or who pays out what was approved. */
  readonly forms: readonly RequestFormFields[];
}

export interface ApprovalsPage {
  readonly filter: readonly Field[];
  readonly rows: readonly ApprovalRow[];
  readonly paging: Paging;
  /** Why the last try did not succeed. */
  readonly failure?: string;
}

export function presentApprovals(
  list: ReadList<Approval, ApprovalFilter>,
  viewer: Viewer,
  issues: readonly Issue[] = [],
): ApprovalsPage {
  return {
    filter: [
      { name: 'state', label: 'State', options: APPROVAL_STATE_OPTIONS, value: list.filter.state ?? 'open' },
    ],
    rows: list.items.map((approval) => rowOf(approval, viewer)),
    paging: presentPaging('/approvals', list),
    ...(issues.length > 0 && { failure: issues.map((found) => `${renderIssue(found)}.`).join(' ') }),
  };
}

function rowOf(approval: Approval, viewer: Viewer): ApprovalRow {
  const view = viewApproval(approval);
  const isOfRemittance = /^duplicate|-remittance$/.test(approval.kind);
  const remittanceId = isOfRemittance ? approval.objectId : undefined;
  const listId = findLegacyList(approval);
  const href =
    listId !== undefined
      ? hrefWith('/legacy-claims', { approvalId: listId })
      : (findHref(viewer, 'claim', view.claimId) ?? findHref(viewer, 'remittance', remittanceId));
  return {
    approvalId: view.approvalId,
    kind: renderWord(view.kind.replaceAll('.', ': ')),
    ...(href && { href }),
    amount: separateThousands(view.amount),
    effect: view.effect,
    asked: `${view.requestedBy}, ${renderInstant(view.requestedAt)}`,
    reason: view.waiver ? `${view.reason}; ${renderWaiver(view.waiver)}` : view.reason,
    state: view.state,
    decisions: decisionsOf(approval),
    forms: [...formsOf(approval, viewer), ...payFormsOf(approval, viewer)],
  };
}

function decisionsOf({ state, decisions, approvalsNeeded, paidOut }: Approval): string[] {
  const told = decisions.map(({ verdict, decidedBy, decidedAt, note }) => {
    const word = verdict === 'approve' ? 'Approved' : 'Declined';
    return [`${word} by ${decidedBy}, ${renderInstant(decidedAt)}`, note].filter(Boolean).join(': ');
  });
  const missing = approvalsNeeded - decisions.length;
  if (state === 'open') return [...told, `${missing} more to approve`];
  if (approvalsNeeded === 0) return ['Within the limit'];
  return paidOut ? [...told, `Paid out on ${paidOut.paidOn} by ${paidOut.reference}`] : told;
}

/** An approved refund is owed to the patient until somebody says by what it was paid. */
function payFormsOf({ approvalId, kind, state, paidOut }: Approval, viewer: Viewer): RequestFormFields[] {
  const isOwed = isRefund(kind) && state === 'executed' && !paidOut;
  if (!isOwed || !mayDo(viewer, 'patient-refund.pay')) return [];
  return [
    {
      action: `/approvals/${approvalId}/payment`,
      hidden: {},
      fields: [
        { name: 'reference', label: 'Cheque or transfer', value: '', maxLength: 50, isRequired: true },
        { name: 'paidOn', label: 'Paid on', type: 'date', value: '', isRequired: true },
      ],
      button: 'Record as paid',
      label: `Pay ${approvalId}`,
    },
  ];
}

/** Who asked may take it back, and not approve it. */
function formsOf(
  { approvalId, state, requestedBy, decisions }: Approval,
  viewer: Viewer,
): RequestFormFields[] {
  const actorId = viewer.actor?.actorId;
  const hasDecided = decisions.some(({ decidedBy }) => decidedBy === actorId);
  if (state !== 'open' || hasDecided || !mayDo(viewer, 'approval.decide')) return [];
  const note: Field = { name: 'note', label: 'Note', value: '', maxLength: 500 };
  const formOf = (verdict: 'approve' | 'decline', button: string): RequestFormFields => ({
    action: `/approvals/${approvalId}/${verdict}`,
    hidden: {},
    fields: [{ ...note, isRequired: verdict === 'decline' }],
    button,
    label: `${button} ${approvalId}`,
  });
  const decline = formOf('decline', 'Decline');
  return requestedBy === actorId ? [decline] : [formOf('approve', 'Approve'), decline];
}
