import { denialListQuery, workItemListQuery } from '../../../schemas/requests/lists.js';
import { denialPage, workItemPage } from '../../../schemas/responses/denials.js';
import { listDenials, listWorkItems } from '../../app/reading/read-work.js';
import { viewDenial, viewWorkItem } from '../../app/views/denials.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import { answerPage } from '../paging.js';
import type { HttpServices } from '../services.js';

export function denialRoutes(services: HttpServices, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/denials',
      operationId: 'listDenials',
      tag: 'Denials',
      summary: 'Denied amounts by line, with what is at stake',
      access: { action: 'denial.read' },
      query: denialListQuery,
      success: { status: 200, description: 'A page of denials', schema: denialPage },
      handle: ({ actor, query }) =>
        answerPage(
          cursors,
          'denials',
          query as { limit: number },
          (filter, page) => listDenials(services, actor, filter, page),
          (item) => viewDenial(item, actor.role),
        ),
    },
    {
      method: 'GET',
      path: '/api/v1/work-items',
      operationId: 'listWorkItems',
      tag: 'Denials',
      summary: 'What waits for a person: exceptions, rejections, edits, quarantines',
      access: { action: 'work-item.read' },
      query: workItemListQuery,
      success: { status: 200, description: 'A page of work items', schema: workItemPage },
      handle: ({ actor, query }) =>
        answerPage(
          cursors,
          'work-items',
          query as { limit: number },
          (filter, page) => listWorkItems(services, actor, filter, page),
          viewWorkItem,
        ),
    },
  ];
}
