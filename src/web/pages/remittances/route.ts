import { remittanceListQuery } from '../../../../schemas/requests/lists.js';
import { listRemittances } from '../../../app/reading/read-exchange.js';
import type { PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentRemittances } from './presenter.js';
import { RemittancesView } from './view.js';

export function remittancesRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/remittances',
      access: { action: 'remittance.read' },
      query: remittanceListQuery,
      answer: async ({ actor, viewer, query }) => {
        const asked = query as { limit: number };
        const list = await readList(services.cursors, 'remittances', asked, (filter, page) =>
          listRemittances(services, actor, filter, page),
        );
        return { page: RemittancesView({ remittances: presentRemittances(list, viewer), viewer }) };
      },
    },
  ];
}
