import type { Approval } from '../../../schemas/approval.js';
import { renderWaiver, viewApproval } from '../../app/views/approvals.js';
import { renderDollars, renderTable } from './table.js';

/** A line for each request, then why it was asked for and who has decided. */
export function renderApprovals(approvals: readonly Approval[]): string {
  if (approvals.length === 0) return 'Nothing is asked for.';
  const rows = approvals.map(({ approvalId, kind, amount, requestedBy, requestedAt, state }) => [
    ...[approvalId, kind, renderDollars(amount), requestedBy, requestedAt.slice(0, 10), state],
  ]);
  const table = renderTable(['approval', 'kind', '>amount', 'asked by', 'on', 'state'], rows);
  return [table, ...approvals.map(renderApproval)].join('\n\n');
}

export function renderApproval(approval: Approval): string {
  const { approvalId, objectId, effect, reason, state, decisions, approvalsNeeded, waiver } =
    viewApproval(approval);
  const missing = approvalsNeeded - decisions.length;
  return [
    `${approvalId}: ${state}${state === 'open' ? `, ${missing} more to approve` : ''}`,
    `  about ${objectId}, because: ${reason}`,
    ...(waiver ? [`  by ${renderWaiver(waiver)}`] : []),
    `  posts ${effect}`,
    ...decisions.map(({ verdict, decidedBy, decidedAt, note }) =>
      [`  ${verdict} by ${decidedBy} on ${decidedAt.slice(0, 10)}`, note].filter(Boolean).join(': '),
    ),
  ].join('\n');
}
