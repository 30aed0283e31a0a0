import { agingQuery } from '../../../schemas/requests/lists.js';
import { aging } from '../../../schemas/responses/accounts.js';
import { ageAccounts } from '../../app/accounts/age-accounts.js';
import { viewAging } from '../../app/views/accounts.js';
import type { ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';
import { answerOne } from '../paging.js';

export function agingRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/aging',
      operationId: 'getAging',
      tag: 'Aging',
      summary: 'Open receivables by responsible party and age, beside the total of the ledger',
      access: { action: 'aging.read' },
      query: agingQuery,
      success: { status: 200, description: 'The aging report', schema: aging },
      handle: async ({ actor, query }) =>
        answerOne(
          await ageAccounts(services, actor, {
            ...(query.asOf && { asOf: query.asOf }),
            ...(query.knownAt && { knownAt: new Date(query.knownAt) }),
          }),
          viewAging,
        ),
    },
  ];
}
