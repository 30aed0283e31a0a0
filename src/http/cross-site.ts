import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Request, Server } from '@hapi/hapi';
import { issue } from '../../schemas/issue.js';
import { ProblemError } from './problem.js';

/** Tokens against requests that another site makes a browser send: bound to the session, never stored. */
export class CrossSiteTokens {
  constructor(private readonly key: KeyObject) {}

  tokenOf(sessionId: string): string {
    return createHmac('sha256', this.key).update(sessionId).digest('base64url');
  }

  isTokenOf(sessionId: string, given: unknown): boolean {
    if (typeof given !== 'string') return false;
    const [wanted, found] = [Buffer.from(this.tokenOf(sessionId)), Buffer.from(given)];
    return wanted.length === found.length && timingSafeEqual(wanted, found);
  }
}

/**
 * A request that writes and comes from a browser has to come from our own pages; one that is let in by a session's
 * cookie has to carry the session's token as well, in X-CSRF-Token or in a form's field `csrf`.
 */
export function refuseOtherSites(server: Server, tokens: CrossSiteTokens): void {
  server.ext('onPreAuth', (request, h) => {
    if (isWriting(request) && isFromElsewhere(request)) {
      throw new ProblemError('forbidden', [issue('request.origin')]);
    }
    return h.continue;
  });
  server.ext('onPostAuth', (request, h) => {
    const sessionId = request.auth.credentials?.user?.sessionId;
    if (sessionId === undefined || !isWriting(request)) return h.continue;
    const given = request.headers['x-csrf-token'] ?? formField(request.payload);
    if (!tokens.isTokenOf(sessionId, given)) throw new ProblemError('forbidden', [issue('request.csrf')]);
    return h.continue;
  });
}

function isWriting({ method }: Request): boolean {
  return method !== 'get' && method !== 'head';
}

function isFromElsewhere(request: Request): boolean {
  const origin = request.headers['origin'] as string | undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  return host !== request.info.host;
}

function formField(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'csrf' in payload ? payload.csrf : undefined;
}
