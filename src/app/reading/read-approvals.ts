import type { Approval } from '../../../schemas/approval.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { ApprovalFilter, Page, PageRequest } from '../records/list-records.js';
import { readPage } from './read-page.js';

/** What was asked for, oldest first. */
export function listApprovals(
  context: AppContext,
  actor: Actor,
  filter: ApprovalFilter,
  page: PageRequest,
): Promise<Outcome<Page<Approval>>> {
  const act = { action: 'approval.read', objectType: 'approval' } as const;
  return readPage(context, actor, act, (lists) => lists.approvals(filter, page));
}
