import type Joi from 'joi';
import type { ApprovalState } from '../../../../schemas/approval.js';
import type { Issue } from '../../../../schemas/issue.js';
import type { Outcome } from '../../../../schemas/outcome.js';
import type { Action } from '../../../app/permissions.js';
import { listApprovals } from '../../../app/reading/read-approvals.js';
import type { ApprovalFilter } from '../../../app/records/list-records.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import { mayDo } from '../../viewer.js';
import type { WebContext } from '../../web-context.js';
import { presentApprovals } from './presenter.js';
import { ApprovalsView } from './view.js';

export const APPROVALS_PATH = '/approvals';

interface FormRoute {
  readonly path: string;
  readonly action: Action;
  readonly params?: Joi.ObjectSchema;
  readonly form: Joi.ObjectSchema;
  /** Of the list in which the form stands; of what is open when left out. */
  readonly state?: ApprovalState;
  write(call: PageCall): Promise<Outcome<{ readonly state: ApprovalState }>>;
}

/** What is asked for, decided or recorded by a form; it leads to where the request stands now. */
export function formRoute(
  services: WebContext,
  { path, action, params, form, state = 'open', write }: FormRoute,
): PageRoute {
  return {
    ...{ method: 'POST', path, access: { action }, form },
    ...(params && { params }),
    answer: async (call) => answer(services, call, state, await write(call)),
  };
}

/** Done: the list in which it stands now. Refused for a reason that can be told: the list from which it was sent, and why not. */
async function answer(
  services: WebContext,
  call: PageCall,
  state: ApprovalState,
  outcome: Outcome<{ readonly state: ApprovalState }>,
): Promise<PageAnswer> {
  const isTold =
    'refused' in outcome && outcome.refused.issues.length > 0 && mayDo(call.viewer, 'approval.read');
  if (!isTold) return { location: `${APPROVALS_PATH}?state=${takeDone(outcome).state}` };
  const { code, issues } = outcome.refused;
  const page = await showApprovals(services, call, { limit: 50, state }, issues);
  return { page, status: code === 'forbidden' ? 403 : code === 'conflict' ? 409 : 422 };
}

export async function showApprovals(
  services: WebContext,
  { actor, viewer }: PageCall,
  asked: { limit: number } & ApprovalFilter,
  issues?: readonly Issue[],
) {
  const list = await readList(services.cursors, 'approvals', asked, (filter, page) =>
    listApprovals(services, actor, filter, page),
  );
  return ApprovalsView({ approvals: presentApprovals(list, viewer, issues), viewer });
}
