import { claimListQuery, claimParams, claimSearchRequest } from '../../../schemas/requests/claims.js';
import { claim, claimPage } from '../../../schemas/responses/claims.js';
import type { Actor } from '../../app/actor.js';
import { getClaim, listClaims } from '../../app/reading/read-claims.js';
import type { ClaimFilter, ClaimOrder, PageRequest } from '../../app/records/list-records.js';
import { viewClaim, viewListedClaim } from '../../app/views/claims.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute, searchRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

export function claimRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  const shared = {
    tag: 'Claims',
    action: 'claim.read',
    schema: claimPage,
    read: (actor: Actor, { sort, ...filter }: ClaimFilter & { sort: ClaimOrder }, page: PageRequest) =>
      listClaims(services, actor, filter, sort, page),
    view: viewListedClaim,
  } as const;
  return [
    listRoute(cursors, {
      ...shared,
      path: '/api/v1/claims',
      operationId: 'listClaims',
      summary: 'Claims by state or patient account',
      query: claimListQuery,
    }),
    searchRoute(cursors, {
      ...shared,
      path: '/api/v1/claims/search',
      operationId: 'searchClaims',
      summary: 'Claims by control number, name, member id, payer or date of service',
      request: claimSearchRequest,
    }),
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
