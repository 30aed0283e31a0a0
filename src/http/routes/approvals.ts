import type Joi from 'joi';
import type { Approval } from '../../../schemas/approval.js';
import { parseCents } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import {
  approvalListQuery,
  approvalParams,
  approveRequest,
  balanceWriteOffRequest,
  declineRequest,
  denialDecisionRequest,
  duplicateResolutionRequest,
  legacyClaimsRequest,
  legacyListQuery,
  legacyReturnRequest,
  patientRefundRequest,
  varianceRequest,
  waivedDenialRequest,
} from '../../../schemas/requests/approvals.js';
import { reasonedRequest } from '../../../schemas/requests/decisions.js';
import { remittanceParams } from '../../../schemas/requests/lists.js';
import { approval, approvalPage } from '../../../schemas/responses/approvals.js';
import { legacyLists } from '../../../schemas/responses/legacy-claims.js';
import { decideApproval } from '../../app/approvals/decide-approval.js';
import { legacyRequestOf } from '../../app/approvals/legacy-claims.js';
import { refundOf, requestApproval, waivedBillingOf } from '../../app/approvals/request-approval.js';
import { legacyReturnOf } from '../../app/approvals/undo-legacy-claims.js';
import { varianceOf } from '../../app/approvals/variance-request.js';
import { listLegacyClaims } from '../../app/legacy-claims/list-legacy-claims.js';
import type { Action } from '../../app/permissions.js';
import { listApprovals } from '../../app/reading/read-approvals.js';
import { viewApproval } from '../../app/views/approvals.js';
import { viewLegacyClaims } from '../../app/views/legacy-claims.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

const TAG = 'Approvals';

export function approvalRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/approvals',
      operationId: 'listApprovals',
      tag: TAG,
      summary: 'What was asked for, by whom and why, and who has decided; oldest first',
      action: 'approval.read',
      query: approvalListQuery,
      schema: approvalPage,
      read: (actor, filter, page) => listApprovals(services, actor, filter, page),
      view: viewApproval,
    }),
    ...decisionRoutes(services),
    ...requestRoutes(services),
    ...resolutionRoutes(services),
    ...changeRoutes(services),
    ...legacyRoutes(services),
  ];
}

function decisionRoutes(services: HttpContext): ApiRoute[] {
  const decide = (verdict: 'approve' | 'decline', summary: string, request: Joi.ObjectSchema) =>
    writingRoute({
      path: `/api/v1/approvals/{approvalId}/${verdict}`,
      ...{ operationId: `${verdict}Approval`, summary, action: 'approval.decide', request },
      params: approvalParams,
      write: ({ actor, params, body }) =>
        decideApproval(services, actor, { approvalId: params['approvalId']!, verdict, ...body }),
    });
  return [
    decide(
      'approve',
      'Approve what somebody else asks for; with the last approval it is done',
      approveRequest,
    ),
    decide('decline', 'Decline what is asked for, or take back what you asked for', declineRequest),
  ];
}

function requestRoutes(services: HttpContext): ApiRoute[] {
  const ofDenial = (
    path: string,
    kind: 'write-off.denial' | 'billed-on',
    operationId: string,
    summary: string,
  ) =>
    writingRoute({
      ...{ path, operationId, summary, action: 'write-off.request', request: denialDecisionRequest },
      write: ({ actor, body: { denialKey: objectId, amount, reason } }) =>
        requestApproval(services, actor, { kind, objectId, amount: parseCents(amount)!, reason }),
    });
  return [
    ofDenial(
      ...(['/api/v1/denials/write-offs', 'write-off.denial', 'writeOffDenial'] as const),
      'Give a denial up',
    ),
    ofDenial(
      ...(['/api/v1/denials/billings', 'billed-on', 'billDenialOn'] as const),
      'Bill what a payer denied under PR to the next payer, else to the patient, after review',
    ),
    writingRoute({
      path: '/api/v1/denials/waived-billings',
      operationId: 'billDenialUnderWaiver',
      summary: 'Bill what a payer denied under CO or PI by a signed waiver; another person approves it',
      ...{ action: 'write-off.request', request: waivedDenialRequest },
      write: ({ actor, body: { amount, ...asked } }) =>
        requestApproval(services, actor, waivedBillingOf({ ...asked, amount: parseCents(amount)! })),
    }),
    writingRoute({
      path: '/api/v1/patient-accounts/write-offs',
      operationId: 'writeOffBalance',
      summary: 'Give up what a patient owes of a claim',
      ...{ action: 'write-off.request', request: balanceWriteOffRequest },
      write: ({ actor, body: { claimId: objectId, kind, amount, reason } }) =>
        requestApproval(services, actor, { kind, objectId, amount: parseCents(amount)!, reason }),
    }),
    writingRoute({
      path: '/api/v1/patient-accounts/refunds',
      operationId: 'refundPatient',
      summary:
        'Give back what a patient has paid and does not owe any more, of a claim or a receipt; two others approve it',
      ...{ action: 'patient-refund.request', request: patientRefundRequest },
      write: ({ actor, body: { amount, ...asked } }) =>
        requestApproval(services, actor, refundOf({ ...asked, amount: parseCents(amount)! })),
    }),
  ];
}

/** What the posting itself has left to persons. */
function resolutionRoutes(services: HttpContext): ApiRoute[] {
  return [
    writingRoute({
      path: '/api/v1/work-items/variances',
      operationId: 'postUnderVariance',
      summary: 'Post a set or a claim payment that does not balance, its difference as a variance',
      ...{ action: 'quarantine.release', request: varianceRequest },
      write: ({ actor, body: { workItemKey, reason } }) =>
        requestApproval(services, actor, { ...varianceOf(workItemKey), reason }),
    }),
    writingRoute({
      path: '/api/v1/remittances/resolutions',
      operationId: 'resolvePossibleDuplicate',
      summary: 'Say whether a possible duplicate is a payment of its own',
      ...{ action: 'duplicate.resolve', request: duplicateResolutionRequest },
      write: ({ actor, body: { remittanceId: objectId, resolution, reason } }) =>
        requestApproval(services, actor, {
          kind: `duplicate.${resolution as 'posted' | 'dismissed'}`,
          objectId,
          reason,
        }),
    }),
  ];
}

function changeRoutes(services: HttpContext): ApiRoute[] {
  const changes = [
    ['undo', 'undoRemittance', 'Take a posted remittance back, entry by entry'],
    ['redo', 'redoRemittance', 'Post a remittance again that was undone'],
  ] as const;
  return changes.map(([name, operationId, summary]) =>
    writingRoute({
      path: `/api/v1/remittances/{remittanceId}/${name}`,
      ...{ operationId, summary, action: 'remittance.undo', request: reasonedRequest },
      params: remittanceParams,
      write: ({ actor, params, body: { reason } }) =>
        requestApproval(services, actor, {
          ...{ kind: `${name}-remittance`, objectId: params['remittanceId']!, reason },
        }),
    }),
  );
}

function legacyRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/legacy-claims',
      operationId: 'listLegacyClaims',
      tag: TAG,
      summary:
        "Claim payments without a claim that fit the practice's rules for claims of others, or those of a request",
      access: { action: 'approval.read' },
      query: legacyListQuery,
      success: { status: 200, description: 'Rule by rule, with their sums', schema: legacyLists },
      refusals: ['unknown'],
      handle: async ({ actor, query: { approvalId } }) =>
        answerOne(await listLegacyClaims(services, actor, approvalId), (lists) => ({
          lists: lists.map(viewLegacyClaims),
        })),
    },
    writingRoute({
      path: '/api/v1/legacy-claims/requests',
      operationId: 'moveLegacyClaims',
      summary: 'Move what fits a rule to its one account, each claim payment by itself',
      ...{ action: 'legacy-claims.request', request: legacyClaimsRequest },
      write: ({ actor, body: { amount, ...seen } }) =>
        requestApproval(services, actor, legacyRequestOf({ ...seen, amount: parseCents(amount)! })),
    }),
    writingRoute({
      path: '/api/v1/legacy-claims/returns',
      operationId: 'takeLegacyClaimsBack',
      summary: 'Take the whole of an approved list back: what has no claim waits again',
      ...{ action: 'legacy-claims.request', request: legacyReturnRequest },
      write: ({ actor, body }) => requestApproval(services, actor, legacyReturnOf(body)),
    }),
  ];
}

interface WritingRoute {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly action: Action;
  readonly params?: Joi.ObjectSchema;
  readonly request: Joi.ObjectSchema;
  write(call: ApiCall): Promise<Outcome<Approval>>;
}

export function writingRoute({ action, request, write, ...rest }: WritingRoute): ApiRoute {
  return {
    method: 'POST',
    ...rest,
    tag: TAG,
    description:
      'Done at once up to the limit of the practice; above it, nothing moves before others have approved.',
    access: { action },
    body: jsonBody(request, 'What about, and why'),
    isIdempotent: true,
    success: { status: 201, description: 'The request as it stands now', schema: approval },
    refusals: ['unknown', 'invalid', 'conflict'],
    handle: async (call) => {
      const outcome = await write(call);
      return 'refused' in outcome ? outcome : done({ body: viewApproval(outcome.done) });
    },
  };
}
