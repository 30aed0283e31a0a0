import type { Request, Server } from '@hapi/hapi';
import { issue } from '../../schemas/issue.js';
import type { AccessContext } from '../app/access/access-context.js';
import { isWorkingSession, readSession } from '../app/access/session.js';
import { readToken } from '../app/access/tokens.js';
import type { Identity } from './hapi-types.js';
import { accessOf } from './policy.js';
import { ProblemError } from './problem.js';

export const SESSION_COOKIE = 'claimwright_session';

/** Who asks: a machine by its bearer token, a person by the cookie of the session. Looked up at every request. */
export function addIdentity(server: Server, context: AccessContext): void {
  server.state(SESSION_COOKIE, {
    isSecure: true,
    isHttpOnly: true,
    isSameSite: 'Strict',
    path: '/',
    encoding: 'none',
    // The value is checked where it is read; a cookie of another shape is no reason to answer with an error.
    strictHeader: false,
    ignoreErrors: true,
  });
  server.auth.scheme('claimwright', () => ({
    authenticate: async (request, h) => {
      const identity = await identify(request, context);
      if (identity) return h.authenticated({ credentials: { user: identity } });
      if (isLetInFromHere(request)) {
        request.app.isAnonymous = true;
        return h.authenticated({ credentials: {} });
      }
      throw new ProblemError('unauthenticated', [issue('request.log-in-wanted')], {
        'www-authenticate': 'Bearer realm="claimwright"',
      });
    },
  }));
  server.auth.strategy('identity', 'claimwright');
  server.auth.default('identity');
}

async function identify(request: Request, context: AccessContext): Promise<Identity | undefined> {
  const origin = { requestId: request.app.requestId ?? '', sourceAddress: request.info.remoteAddress };
  const authorization = request.headers['authorization'] as string | undefined;
  if (authorization !== undefined) {
    const bearer = /^Bearer (\S{1,500})$/i.exec(authorization)?.[1];
    const standing = bearer && (await readToken(context.credentials, context.clock, bearer));
    return standing ? { actor: { ...standing.actor, ...origin }, lacksSecondFactor: false } : undefined;
  }
  const cookie: unknown = request.state[SESSION_COOKIE];
  const standing =
    typeof cookie === 'string' ? await readSession(context.credentials, context.clock, cookie) : undefined;
  if (!standing) return undefined;
  const { actor, sessionId, userName, secondFactor } = standing;
  return {
    actor: { ...actor, ...origin },
    sessionId,
    userName,
    secondFactor,
    lacksSecondFactor: !isWorkingSession(standing, context),
  };
}

/** Pages of operation, from the machine itself, and not through a proxy that stands on it. */
function isLetInFromHere(request: Request): boolean {
  const access = accessOf(request);
  if (!access || !('action' in access) || !access.orLoopback) return false;
  const isForwarded = ['forwarded', 'x-forwarded-for'].some((name) => name in request.headers);
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.info.remoteAddress);
}
