import { paperRemittanceRequest } from '../../../schemas/requests/decisions.js';
import { pageQuery, remittanceListQuery, remittanceParams } from '../../../schemas/requests/lists.js';
import { claimPaymentPage } from '../../../schemas/responses/claims.js';
import { receivedFile, remittance, remittancePage } from '../../../schemas/responses/exchange.js';
import { readPaperRequest } from '../../app/files/read-paper-request.js';
import { recordPaperRemittance } from '../../app/files/record-paper-remittance.js';
import { getRemittance, listClaimPayments, listRemittances } from '../../app/reading/read-exchange.js';
import { viewClaimPayment } from '../../app/views/claims.js';
import { viewReceivedFile, viewRemittance } from '../../app/views/exchange.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

export function remittanceRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/remittances',
      operationId: 'listRemittances',
      tag: 'Remittances',
      summary: 'Remittance advices, one for every 835 transaction set that was taken',
      action: 'remittance.read',
      query: remittanceListQuery,
      schema: remittancePage,
      read: (actor, filter, page) => listRemittances(services, actor, filter, page),
      view: viewRemittance,
    }),
    {
      method: 'GET',
      path: '/api/v1/remittances/{remittanceId}',
      operationId: 'getRemittance',
      tag: 'Remittances',
      summary: 'One remittance with its provider adjustments',
      access: { action: 'remittance.read' },
      params: remittanceParams,
      success: { status: 200, description: 'The remittance', schema: remittance },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await getRemittance(services, actor, params['remittanceId']!), viewRemittance),
    },
    listRoute(cursors, {
      path: '/api/v1/remittances/{remittanceId}/claim-payments',
      operationId: 'listClaimPayments',
      tag: 'Remittances',
      summary: 'Every claim payment of a remittance, and where it ended',
      action: 'remittance.read',
      params: remittanceParams,
      query: pageQuery,
      schema: claimPaymentPage,
      refusals: ['unknown'],
      read: (actor, _, page, params) => listClaimPayments(services, actor, params['remittanceId']!, page),
      view: viewClaimPayment,
    }),
    paperRoute(services),
  ];
}

function paperRoute(services: HttpContext): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/remittances/paper',
    operationId: 'recordPaperRemittance',
    tag: 'Remittances',
    summary: 'Record what a payer said on paper of one claim',
    description:
      'It is posted as the remittance that it would have been: its money finds its deposit, later payers of the ' +
      'claim wait no more, and it can be undone. The same paper again is a duplicate.',
    access: { action: 'remittance.record' },
    body: jsonBody(paperRemittanceRequest, 'What the explanation of payment states'),
    isIdempotent: true,
    success: { status: 201, description: 'What became of it', schema: receivedFile },
    refusals: ['invalid'],
    handle: async ({ actor, body }) =>
      answerOne(await recordPaperRemittance(services, actor, readPaperRequest(body)), viewReceivedFile),
  };
}
