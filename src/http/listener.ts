import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { watchSlowRequests } from './slow-requests.js';

export interface ListenerTls {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** Times in milliseconds; tests shorten them. */
export interface ListenerLimits {
  /** From the first byte of a connection to the end of a request's headers. */
  readonly headers: number;
  /** From the first byte of a request to its last. */
  readonly request: number;
  /** How long a request may go on without bringing a kilobyte. */
  readonly stalled: number;
}

export const LISTENER_LIMITS: ListenerLimits = { headers: 8_000, request: 600_000, stalled: 5_000 };

/** hapi's own timeouts leave the socket open; these close it, so that slow clients hold nothing. */
export function openListener(tls: ListenerTls | undefined, limits: ListenerLimits = LISTENER_LIMITS): Server {
  const options = {
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: Math.min(1_000, limits.headers / 4),
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16_384,
    // Asked for in `refuseUnclearHosts`, where the refusal is a problem as every other.
    requireHostHeader: false,
  };
  const listener = tls
    ? createHttps({
        ...options,
        cert: Buffer.from(tls.certificate),
        key: Buffer.from(tls.privateKey),
        minVersion: 'TLSv1.2',
        handshakeTimeout: limits.headers,
      })
    : createHttp(options);
  // Node would answer 417 on its own, without the headers of all answers; RFC 9110 10.1.1 lets us look past it.
  listener.on('checkExpectation', (request, response) => listener.emit('request', request, response));
  listener.maxRequestsPerSocket = 1_000;
  watchSlowRequests(listener, limits.stalled);
  return listener;
}
