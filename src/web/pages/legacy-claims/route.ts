import type { Issue } from '../../../../schemas/issue.js';
import { parseCents } from '../../../../schemas/money.js';
import {
  legacyClaimsRequest,
  legacyListQuery,
  legacyReturnRequest,
} from '../../../../schemas/requests/approvals.js';
import { legacyRequestOf } from '../../../app/approvals/legacy-claims.js';
import { type NewRequest, requestApproval } from '../../../app/approvals/request-approval.js';
import { legacyReturnOf } from '../../../app/approvals/undo-legacy-claims.js';
import { listLegacyClaims } from '../../../app/legacy-claims/list-legacy-claims.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentLegacyClaims } from './presenter.js';
import { LegacyClaimsView } from './view.js';

const PATH = '/legacy-claims';

export function legacyClaimsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      access: { action: 'approval.read' },
      query: legacyListQuery,
      answer: async (call) => ({ page: await showLists(services, call, call.query.approvalId) }),
    },
    {
      method: 'POST',
      path: PATH,
      access: { action: 'legacy-claims.request' },
      form: legacyClaimsRequest,
      answer: (call) => {
        const { rule, count, amount, reason } = call.form;
        const request = legacyRequestOf({ rule, count, amount: parseCents(amount)!, reason });
        return ask(services, call, request);
      },
    },
    {
      method: 'POST',
      path: `${PATH}/returns`,
      access: { action: 'legacy-claims.request' },
      form: legacyReturnRequest,
      answer: (call) => ask(services, call, legacyReturnOf(call.form), call.form.approvalId),
    },
  ];
}

/** Done: the approvals, among which it waits. Refused for a reason that can be told: the lists as they are now, and why not. */
async function ask(
  services: WebContext,
  call: PageCall,
  request: NewRequest,
  approvalId?: string,
): Promise<PageAnswer> {
  const outcome = await requestApproval(services, call.actor, request);
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    return { location: `/approvals?state=${takeDone(outcome).state}` };
  }
  const { code, issues } = outcome.refused;
  const page = await showLists(services, call, approvalId, issues);
  return { page, status: code === 'conflict' ? 409 : 422 };
}

async function showLists(
  services: WebContext,
  { actor, viewer }: PageCall,
  approvalId: string | undefined,
  issues: readonly Issue[] = [],
) {
  const lists = takeDone(await listLegacyClaims(services, actor, approvalId));
  const legacy = presentLegacyClaims(lists, viewer, { approvalId, issues });
  return LegacyClaimsView({ legacy, viewer });
}
