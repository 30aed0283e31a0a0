import type { PatientWriteOff, Verdict } from '../../../../schemas/approval.js';
import { parseCents } from '../../../../schemas/money.js';
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
import type { PageRoute } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { formRoute, APPROVALS_PATH as PATH, showApprovals } from './form-route.js';
import { refundRoutes } from './refund-routes.js';

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
    ...refundRoutes(services),
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
