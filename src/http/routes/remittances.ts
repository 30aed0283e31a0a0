import { pageQuery, remittanceListQuery, remittanceParams } from '../../../schemas/requests/lists.js';
import { claimPaymentPage } from '../../../schemas/responses/claims.js';
import { remittance, remittancePage } from '../../../schemas/responses/exchange.js';
import { getRemittance, listClaimPayments, listRemittances } from '../../app/reading/read-exchange.js';
import { viewClaimPayment } from '../../app/views/claims.js';
import { viewRemittance } from '../../app/views/exchange.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import { answerOne, answerPage } from '../paging.js';
import type { HttpServices } from '../services.js';

export function remittanceRoutes(services: HttpServices, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/remittances',
      operationId: 'listRemittances',
      tag: 'Remittances',
      summary: 'Remittance advices, one for every 835 transaction set that was taken',
      access: { action: 'remittance.read' },
      query: remittanceListQuery,
      success: { status: 200, description: 'A page of remittances', schema: remittancePage },
      handle: ({ actor, query }) =>
        answerPage(
          cursors,
          'remittances',
          query as { limit: number },
          (filter, page) => listRemittances(services, actor, filter, page),
          viewRemittance,
        ),
    },
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
    {
      method: 'GET',
      path: '/api/v1/remittances/{remittanceId}/claim-payments',
      operationId: 'listClaimPayments',
      tag: 'Remittances',
      summary: 'Every claim payment of a remittance, and where it ended',
      access: { action: 'remittance.read' },
      params: remittanceParams,
      query: pageQuery,
      success: { status: 200, description: 'A page of claim payments', schema: claimPaymentPage },
      refusals: ['unknown'],
      handle: ({ actor, params, query }) =>
        answerPage(
          cursors,
          `remittances/${params['remittanceId']}/claim-payments`,
          query as { limit: number },
          (_, page) => listClaimPayments(services, actor, params['remittanceId']!, page),
          viewClaimPayment,
        ),
    },
  ];
}
