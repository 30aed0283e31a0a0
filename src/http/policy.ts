import type { Request, Server } from '@hapi/hapi';
import { issue } from '../../schemas/issue.js';
import { refused } from '../../schemas/outcome.js';
import { isPermitted } from '../app/permissions.js';
import type { UnitOfWork } from '../app/ports.js';
import type { RouteAccess } from './api-route.js';
import { ProblemError } from './problem.js';

/** A route that does not say who may come to it: the server refuses to have it. */
export class RouteWithoutPolicyError extends Error {
  override readonly name = 'RouteWithoutPolicyError';

  constructor(method: string, path: string) {
    super(`Route ${method.toUpperCase()} ${path} does not say who may come to it`);
  }
}

/**
 * Default deny for the whole server: a route without a declared access is refused when it is added, also after the
 * start, and a role without the route's action is refused before its body is read. Denied attempts are audited.
 */
export function enforcePolicy(server: Server, unitOfWork: UnitOfWork): void {
  server.events.on('route', (route) => {
    const { access } = route.settings.plugins ?? {};
    if (!access) throw new RouteWithoutPolicyError(route.method, route.path);
    const isOpen = 'open' in access;
    // What is not open has to authenticate: hapi's default, unless the route itself turned it off.
    if (!isOpen && (route.settings.auth as unknown) === false)
      throw new RouteWithoutPolicyError(route.method, route.path);
  });
  server.ext('onCredentials', async (request, h) => {
    const access = accessOf(request);
    if (access && 'action' in access) await checkAccess(request, access, unitOfWork);
    return h.continue;
  });
}

export function accessOf(request: Request): RouteAccess | undefined {
  return request.route.settings.plugins?.access;
}

async function checkAccess(
  request: Request,
  access: Extract<RouteAccess, { action: unknown }>,
  unitOfWork: UnitOfWork,
): Promise<void> {
  if (request.app.isAnonymous) return;
  const identity = request.auth.credentials.user;
  if (!identity) throw new ProblemError('unauthenticated', [issue('request.log-in-wanted')]);
  const { actor, lacksSecondFactor } = identity;
  const wantsFactor = lacksSecondFactor && !access.beforeSecondFactor;
  if (!wantsFactor && isPermitted(actor, access.action)) return;
  // Leaves the row of the attempt; a role that may not is refused by the unit of work itself.
  const act = { action: access.action, objectType: 'route' };
  await unitOfWork.run(actor, act, async () => refused('forbidden', []));
  if (wantsFactor) throw new ProblemError('mfa_required', [issue('request.second-factor-wanted')]);
  throw new ProblemError('forbidden');
}
