import { denialListQuery, workItemListQuery } from '../../../schemas/requests/lists.js';
import { denialPage, workItemPage } from '../../../schemas/responses/denials.js';
import { listDenials, listWorkItems } from '../../app/reading/read-work.js';
import { viewDenial, viewWorkItem } from '../../app/views/denials.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';

export function denialRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/denials',
      operationId: 'listDenials',
      tag: 'Denials',
      summary: 'Denied amounts by line, with what is at stake',
      action: 'denial.read',
      query: denialListQuery,
      schema: denialPage,
      read: (actor, filter, page) => listDenials(services, actor, filter, page),
      view: (item, role) => viewDenial(item, role),
    }),
    listRoute(cursors, {
      path: '/api/v1/work-items',
      operationId: 'listWorkItems',
      tag: 'Denials',
      summary: 'What waits for a person: exceptions, rejections, edits, quarantines',
      action: 'work-item.read',
      query: workItemListQuery,
      schema: workItemPage,
      read: (actor, filter, page) => listWorkItems(services, actor, filter, page),
      view: viewWorkItem,
    }),
  ];
}
