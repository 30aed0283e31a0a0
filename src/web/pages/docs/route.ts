import type { WebServices } from '../../web-services.js';
import type { PageRoute } from '../../page-route.js';
export function docsRoutes(_: WebServices): PageRoute[] { return []; }
