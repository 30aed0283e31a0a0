import { agingQuery } from '../../../../schemas/requests/lists.js';
import { ageAccounts } from '../../../app/accounts/age-accounts.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentAging } from './presenter.js';
import { AgingView } from './view.js';

export function agingRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/aging',
      access: { action: 'aging.read' },
      query: agingQuery,
      answer: async ({ actor, viewer, query }) => {
        const { asOf, knownAt } = query;
        const options = { ...(asOf && { asOf }), ...(knownAt && { knownAt: new Date(knownAt) }) };
        const aged = takeDone(await ageAccounts(services, actor, options));
        return { page: AgingView({ aging: presentAging(aged), viewer }) };
      },
    },
  ];
}
