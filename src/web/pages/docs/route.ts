import type { PageRoute } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import type { OpenApiDocument } from './openapi-document.js';
import { presentDocs } from './presenter.js';
import { DocsView } from './view.js';

/** The API as people read it, from the same document that programs read. */
export function docsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/docs',
      access: { action: 'docs.read', orLoopback: true },
      answer: async ({ viewer, request }) => {
        const docs = presentDocs(services.openApi() as OpenApiDocument, request.url.origin);
        return { page: DocsView({ docs, viewer }) };
      },
    },
  ];
}
