import type { Server } from '@hapi/hapi';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counters of the service in the form of Prometheus; labels are route patterns and codes only. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'claimwright_http_requests_total',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: 'claimwright_http_request_seconds',
    help: 'Time from request to answer by method and route',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  watch(server: Server): void {
    server.events.on('response', (request) => {
      const { response, route, method } = request;
      const status = response instanceof Error ? response.output.statusCode : (response?.statusCode ?? 0);
      this.#requests.inc({ method, route: route.path, status: String(status) });
      const started = request.app.startedAt;
      if (started !== undefined) {
        this.#seconds.observe({ method, route: route.path }, (performance.now() - started) / 1_000);
      }
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }
}
