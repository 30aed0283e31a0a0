import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Slower than any line on which a person or a machine could work. */
const LEAST_BYTES = 1_024;

/**
 * Closes the connection of a request whose body comes in drops: less than a kilobyte in two looks that follow each
 * other. Two, so that bytes which wait for a busy server are not held against the client.
 */
export function watchSlowRequests(listener: Server, interval: number): void {
  const open = new Map<IncomingMessage, { bytes: number; slowLooks: number }>();
  listener.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.complete) return;
    open.set(request, { bytes: request.socket.bytesRead, slowLooks: 0 });
    const forget = () => void open.delete(request);
    request.once('end', forget);
    request.once('close', forget);
    response.once('close', forget);
  });
  const timer = setInterval(() => {
    for (const [request, seen] of open) {
      const { bytesRead } = request.socket;
      const isSlow = bytesRead - seen.bytes < LEAST_BYTES && !request.complete;
      open.set(request, { bytes: bytesRead, slowLooks: isSlow ? seen.slowLooks + 1 : 0 });
      if (isSlow && seen.slowLooks >= 1) request.socket.destroy();
    }
  }, interval);
  timer.unref();
  listener.once('close', () => clearInterval(timer));
}
