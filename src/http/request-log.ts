import type { Server } from '@hapi/hapi';
import { type Logger, pino } from 'pino';

/** Lines of JSON on stderr; quiet where a person watches: then errors alone. */
export function openLog({ quiet = false }: { quiet?: boolean }): Logger {
  const level = quiet ? 'error' : 'info';
  return pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/**
 * One line a request, from a list of fields that can hold no patient data: the route's pattern and never the address,
 * the account's id and never a name, the kind of an error and never its message.
 */
export function logRequests(server: Server, log: Logger): void {
  server.events.on('response', (request) => {
    const { response } = request;
    const status = response instanceof Error ? response.output.statusCode : (response?.statusCode ?? 0);
    const actor = request.auth.credentials?.user?.actor;
    log.info({
      event: 'request',
      requestId: request.app.requestId,
      method: request.method,
      route: request.route.path,
      status,
      milliseconds: Math.round((performance.now() - (request.app.startedAt ?? performance.now())) * 10) / 10,
      source: request.info.remoteAddress,
      ...(actor && { actorId: actor.actorId, role: actor.role, practiceId: actor.practiceId }),
    });
  });
  server.events.on({ name: 'request', channels: ['error'] }, (request, event) => {
    log.error({ event: 'error', requestId: request.app.requestId, ...describeError(event.error) });
  });
}

/** The kind of an error, its SQLSTATE and constraint, and where it was thrown; its message stays untold. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { sqlState, constraint } = error as { sqlState?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    kind: error.name,
    ...(typeof sqlState === 'string' && { sqlState }),
    ...(typeof constraint === 'string' && { constraint }),
    frames,
  };
}
