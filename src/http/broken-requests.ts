import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Server as HapiServer } from '@hapi/hapi';
import type { Logger } from 'pino';
import { issue } from '../../schemas/issue.js';
import { HEADERS } from './answers.js';
import { ProblemError, problemOf } from './problem.js';

/**
 * Answers what Node could not read as a request, and so never was one for hapi, as every other answer is: with the
 * headers of all answers and a problem. The connection ends with it.
 */
export function answerBrokenRequests(listener: Server, nextId: () => string, log: Logger): void {
  const atWork = new WeakSet<Socket>();
  listener.on('request', (request: IncomingMessage, response: ServerResponse) => {
    atWork.add(request.socket);
    response.once('close', () => atWork.delete(request.socket));
  });
  // While a request is at work on the connection, hapi knows what has become of it.
  const hapis = listener.listeners('clientError');
  listener.removeAllListeners('clientError');
  listener.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (atWork.has(socket) || !socket.writable) {
      for (const listen of hapis) listen.call(listener, error, socket);
      return;
    }
    const requestId = nextId();
    log.info({ event: 'broken-request', requestId, code: error.code, source: socket.remoteAddress });
    socket.end(render(requestId), () => socket.destroy());
  });
}

function render(requestId: string): string {
  const body = JSON.stringify(problemOf('bad-request', requestId));
  const headers = {
    ...HEADERS,
    'cache-control': 'no-store',
    'x-request-id': requestId,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 400 Bad Request', ...lines, '', body].join('\r\n');
}

/** RFC 9112 3.2: one Host, no more and no less. Node takes the first of several, a proxy perhaps the last. */
export function refuseUnclearHosts(server: HapiServer): void {
  server.ext('onRequest', (request, h) => {
    const { rawHeaders, httpVersion } = request.raw.req;
    const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
    if (hosts === 1 || (hosts === 0 && httpVersion === '1.0')) return h.continue;
    throw new ProblemError('bad-request', [issue('request.host')]);
  });
}
