import type Joi from 'joi';
import type { Approval, PatientWriteOff, Verdict } from '../../../../schemas/approval.js';
import type { Issue } from '../../../../schemas/issue.js';
import { parseCents } from '../../../../schemas/money.js';
import type { Outcome } from '../../../../schemas/outcome.js';
import {
  approvalListQuery,
  approvalParams,
  approveRequest,
  balanceWriteOffForm,
  declineRequest,
  denialDecisionForm,
  duplicateResolutionRequest,
  partReleaseForm,
  varianceRequest,
  waivedDenialForm,
} from '../../../../schemas/requests/approvals.js';
import { decideApproval } from '../../../app/approvals/decide-approval.js';
import { partsOf } from '../../../app/approvals/part-request.js';
import { requestApproval, waivedBillingOf } from '../../../app/approvals/request-approval.js';
import { varianceOf } from '../../../app/approvals/variance-request.js';
import type { Action } from '../../../app/permissions.js';
import { listApprovals } from '../../../app/reading/read-approvals.js';
import type { ApprovalFilter } from '../../../app/records/list-records.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import { mayDo } from '../../viewer.js';
import type { WebContext } from '../../web-context.js';
import { presentApprovals } from './presenter.js';
import { ApprovalsView } from './view.js';

const PATH = '/approvals';

export function approvalsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      access: { action: 'approval.read' },
      query: approvalListQuery,
      answer: async (call) => ({ page: await showApprovals(services, call, call.query) }),
    },
    ...(['approve', 'decline'] as const).map((verdict) => decisionRoute(services, verdict)),
    ...requestRoutes(services),
    ...resolutionRoutes(services),
  ];
}

function decisionRoute(services: WebContext, verdict: Verdict): PageRoute {
  return formRoute(services, {
    path: `${PATH}/{approvalId}/${verdict}`,
    action: 'approval.decide',
    params: approvalParams,
    form: verdict === 'approve' ? approveRequest : declineRequest,
    write: ({ actor, params, form: { note } }) =>
      decideApproval(services, actor, {
        ...{ approvalId: params['approvalId']!, verdict },
        ...(note !== undefined && { note }),
      }),
  });
}

function requestRoutes(services: WebContext): PageRoute[] {
  return [
    formRoute(services, {
      ...{ path: `${PATH}/denials`, action: 'write-off.request', form: denialDecisionForm },
      write: ({ actor, form: { denialKey: objectId, kind, amount, reason } }) =>
        requestApproval(services, actor, { kind, objectId, amount: parseCents(amount)!, reason }),
    }),
    formRoute(services, {
      ...{ path: `${PATH}/waived-billings`, action: 'write-off.request', form: waivedDenialForm },
      write: ({ actor, form: { denialKey, amount, reason, lines, notice, document, signedOn } }) =>
        requestApproval(
          services,
          actor,
          waivedBillingOf({
            ...{ denialKey, amount: parseCents(amount)!, reason },
            waiver: { notice, document, signedOn, lines: lines.split(/[ ,]+/).filter(Boolean) },
          }),
        ),
    }),
    formRoute(services, {
      ...{ path: `${PATH}/balances`, action: 'write-off.request', form: balanceWriteOffForm },
      write: ({ actor, form: { claimId: objectId, kind, amount, reason } }) =>
        requestApproval(services, actor, {
          ...{ kind: kind as PatientWriteOff, objectId, amount: parseCents(amount)!, reason },
        }),
    }),
  ];
}

/** What the posting itself has left to persons. */
function resolutionRoutes(services: WebContext): PageRoute[] {
  return [
    formRoute(services, {
      ...{ path: `${PATH}/variances`, action: 'quarantine.release', form: varianceRequest },
      write: ({ actor, form: { workItemKey, reason } }) =>
        requestApproval(services, actor, { ...varianceOf(workItemKey), reason }),
    }),
    formRoute(services, {
      ...{ path: `${PATH}/parts`, action: 'quarantine.release', form: partReleaseForm },
      write: ({ actor, form: { workItemKeys, reason } }) =>
        requestApproval(services, actor, { ...partsOf(workItemKeys.split(' ')), reason }),
    }),
    formRoute(services, {
      ...{ path: `${PATH}/remittances`, action: 'duplicate.resolve', form: duplicateResolutionRequest },
      write: ({ actor, form: { remittanceId: objectId, resolution, reason } }) =>
        requestApproval(services, actor, {
          kind: `duplicate.${resolution as 'posted' | 'dismissed'}`,
          ...{ objectId, reason },
        }),
    }),
  ];
}

interface FormRoute {
  readonly path: string;
  readonly action: Action;
  readonly params?: Joi.ObjectSchema;
  readonly form: Joi.ObjectSchema;
  write(call: PageCall): Promise<Outcome<Approval>>;
}

function formRoute(services: WebContext, { path, action, params, form, write }: FormRoute): PageRoute {
  return {
    ...{ method: 'POST', path, access: { action }, form },
    ...(params && { params }),
    answer: async (call) => answer(services, call, await write(call)),
  };
}

/** Done: the list in which it stands now. Refused for a reason that can be told: what waits, and why not. */
async function answer(services: WebContext, call: PageCall, outcome: Outcome<Approval>): Promise<PageAnswer> {
  const isTold =
    'refused' in outcome && outcome.refused.issues.length > 0 && mayDo(call.viewer, 'approval.read');
  if (!isTold) return { location: `${PATH}?state=${takeDone(outcome).state}` };
  const { code, issues } = outcome.refused;
  const page = await showApprovals(services, call, { limit: 50, state: 'open' }, issues);
  return { page, status: code === 'forbidden' ? 403 : code === 'conflict' ? 409 : 422 };
}

async function showApprovals(
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
