import { claimListQuery, claimParams, claimSearchRequest } from '../../../schemas/requests/claims.js';
import { claim, claimPage } from '../../../schemas/responses/claims.js';
import type { ClaimOrder } from '../../app/list-records.js';
import { getClaim, listClaims } from '../../app/reading/read-claims.js';
import { viewClaim, viewListedClaim } from '../../app/views/claims.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { answerOne, answerPage } from '../paging.js';

export function claimRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  const list = ({ actor }: ApiCall, asked: { limit: number; sort: ClaimOrder }) =>
    answerPage(
      cursors,
      'claims',
      asked,
      ({ sort, ...filter }, page) => listClaims(services, actor, filter, sort, page),
      (item) => viewListedClaim(item, actor.role),
    );
  return [
    {
      method: 'GET',
      path: '/api/v1/claims',
      operationId: 'listClaims',
      tag: 'Claims',
      summary: 'Claims by state or patient account',
      access: { action: 'claim.read' },
      query: claimListQuery,
      success: { status: 200, description: 'A page of claims', schema: claimPage },
      handle: (call) => list(call, call.query),
    },
    {
      method: 'POST',
      path: '/api/v1/claims/search',
      operationId: 'searchClaims',
      tag: 'Claims',
      summary: 'Claims by control number, name, member id, payer or date of service',
      description: 'By POST, so that nothing of a patient stands in an address. Writes nothing.',
      access: { action: 'claim.read' },
      body: jsonBody(claimSearchRequest, 'What to look for; all of it has to fit'),
      success: { status: 200, description: 'A page of claims', schema: claimPage },
      handle: (call) => list(call, call.body),
    },
    {
      method: 'GET',
      path: '/api/v1/claims/{claimId}',
      operationId: 'getClaim',
      tag: 'Claims',
      summary: 'A claim with its history, payments, denials, work items and ledger',
      access: { action: 'claim.read' },
      params: claimParams,
      success: { status: 200, description: 'The claim', schema: claim },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await getClaim(services, actor, params['claimId']!), (found) =>
          viewClaim(found, actor.role),
        ),
    },
  ];
}
