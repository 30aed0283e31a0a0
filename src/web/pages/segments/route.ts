import { fileParams } from '../../../../schemas/requests/lists.js';
import { segmentQuery } from '../../../../schemas/requests/stories.js';
import { readSegments } from '../../../app/reading/read-segments.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentSegments } from './presenter.js';
import { SegmentsView } from './view.js';

export function segmentRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/files/{fileId}/segments',
      access: { action: 'file.read' },
      params: fileParams,
      query: segmentQuery,
      answer: async ({ actor, viewer, params, query }) => {
        const fileId = params['fileId']!;
        const segments = takeDone(await readSegments(services, actor, fileId, query.byteOffset));
        return { page: SegmentsView({ segments: presentSegments(fileId, segments), viewer }) };
      },
    },
  ];
}
