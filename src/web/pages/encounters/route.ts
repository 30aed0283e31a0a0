import { encounterListQuery } from '../../../../schemas/requests/lists.js';
import { listEncounters } from '../../../app/reading/read-exchange.js';
import type { PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentEncounters } from './presenter.js';
import { EncountersView } from './view.js';

export function encountersRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/encounters',
      access: { action: 'encounter.read' },
      query: encounterListQuery,
      answer: async ({ actor, viewer, query }) => {
        const asked = query as { limit: number };
        const list = await readList(services.cursors, 'encounters', asked, (filter, page) =>
          listEncounters(services, actor, filter, page),
        );
        return { page: EncountersView({ encounters: presentEncounters(list), viewer }) };
      },
    },
  ];
}
