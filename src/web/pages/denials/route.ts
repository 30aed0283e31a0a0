import { denialListQuery } from '../../../../schemas/requests/lists.js';
import { listDenials } from '../../../app/reading/read-work.js';
import type { PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentDenials } from './presenter.js';
import { DenialsView } from './view.js';

export function denialsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/denials',
      access: { action: 'denial.read' },
      query: denialListQuery,
      answer: async ({ actor, viewer, query }) => {
        const list = await readList(services.cursors, 'denials', query as { limit: number }, (filter, page) =>
          listDenials(services, actor, filter, page),
        );
        return { page: DenialsView({ denials: presentDenials(list, viewer), viewer }) };
      },
    },
  ];
}
