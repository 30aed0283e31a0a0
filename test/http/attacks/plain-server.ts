import { server as createServer, type Server } from '@hapi/hapi';

/**
 * A server as hapi makes it when nothing is said: whoever sends an attack here sees that it works, and so that the
 * test of our own service can fail.
 */
export async function openPlainServer(): Promise<Server> {
  const server = createServer({ host: '127.0.0.1', port: 0, debug: false });
  server.route({ method: 'POST', path: '/plain', handler: ({ payload }) => ({ got: describe(payload) }) });
  server.route({ method: 'GET', path: '/plain/{id}', handler: ({ params, query }) => ({ params, query }) });
  await server.start();
  return server;
}

function describe(payload: unknown): unknown {
  return typeof payload === 'string' ? `a text of ${payload.length}` : payload;
}
