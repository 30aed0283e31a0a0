import { fileListQuery } from '../../../../schemas/requests/lists.js';
import { listFiles } from '../../../app/reading/read-exchange.js';
import type { PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentFiles } from './presenter.js';
import { FilesView } from './view.js';

export function filesRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/files',
      access: { action: 'file.list' },
      query: fileListQuery,
      answer: async ({ actor, viewer, query }) => {
        const list = await readList(services.cursors, 'files', query as { limit: number }, (filter, page) =>
          listFiles(services, actor, filter, page),
        );
        return { page: FilesView({ files: presentFiles(list, viewer), viewer }) };
      },
    },
  ];
}
