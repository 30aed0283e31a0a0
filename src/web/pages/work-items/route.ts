import { workItemListQuery } from '../../../../schemas/requests/lists.js';
import { listWorkItems } from '../../../app/reading/read-work.js';
import type { PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentWorkItems } from './presenter.js';
import { WorkItemsView } from './view.js';

export function workItemsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/work-items',
      access: { action: 'work-item.read' },
      query: workItemListQuery,
      answer: async ({ actor, viewer, query }) => {
        const asked = query as { limit: number };
        const list = await readList(services.cursors, 'work-items', asked, (filter, page) =>
          listWorkItems(services, actor, filter, page),
        );
        return { page: WorkItemsView({ workItems: presentWorkItems(list, viewer), viewer }) };
      },
    },
  ];
}
