import { logOut } from '../../../app/access/session.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';

export function logOutRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'POST',
      path: '/logout',
      access: { action: 'session.end', beforeSecondFactor: true },
      answer: async ({ actor, request }) => {
        const sessionId = request.auth.credentials.user?.sessionId;
        // A token of a machine has no session to end.
        if (sessionId !== undefined) takeDone(await logOut(services, actor, sessionId));
        return { location: '/login', cookie: false };
      },
    },
  ];
}
