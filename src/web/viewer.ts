import type { Request } from '@hapi/hapi';
import type { Actor } from '../app/actor.js';
import { type Action, isPermitted } from '../app/permissions.js';

/** Who looks at a page, as far as the page shows it. */
export interface Viewer {
  /** Absent for whoever has not logged in, or still owes a second factor: such a viewer sees no links. */
  readonly actor?: Actor;
  readonly userName?: string;
  /** Absent without a session. */
  readonly csrf?: string;
  /** Of the page, without its query. */
  readonly path: string;
}

/** Nobody in particular, as on the log-in page. */
export function anonymousViewer(path: string): Viewer {
  return { path };
}

export function readViewer(request: Request, csrfTokenOf: (sessionId: string) => string): Viewer {
  const { path } = request;
  const user = request.auth.credentials?.user;
  if (!user) return { path };
  const { actor, userName, sessionId, lacksSecondFactor } = user;
  return {
    path,
    ...(!lacksSecondFactor && { actor }),
    ...(userName !== undefined && { userName }),
    ...(sessionId !== undefined && { csrf: csrfTokenOf(sessionId) }),
  };
}

/** Whether the viewer may take the action; a link to what it may not see is not shown. */
export function mayDo(viewer: Viewer, action: Action): boolean {
  return viewer.actor !== undefined && isPermitted(viewer.actor, action);
}
