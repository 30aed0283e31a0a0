import Joi from 'joi';
import { done } from '../../../schemas/outcome.js';
import { word } from '../../../schemas/responses/common.js';
import type { ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';
import type { Metrics } from '../metrics.js';
import { ProblemError } from '../problem.js';

const health = Joi.object({ status: Joi.string().valid('up').required(), version: word.required() }).meta({
  component: 'Health',
});

const ready = Joi.object({ status: Joi.string().valid('ready').required() }).meta({ component: 'Ready' });

export function operationRoutes(services: HttpContext, metrics: Metrics, openApi: () => unknown): ApiRoute[] {
  const tag = 'Operations';
  return [
    {
      method: 'GET',
      path: '/health',
      operationId: 'getHealth',
      tag,
      summary: 'Whether the process answers',
      access: { open: true },
      success: { status: 200, description: 'It does', schema: health },
      handle: async () => done({ body: { status: 'up', version: services.version } }),
    },
    {
      method: 'GET',
      path: '/ready',
      operationId: 'getReadiness',
      tag,
      summary: 'Whether the database answers and its schema is up to date; else 503',
      access: { open: true },
      success: { status: 200, description: 'Both', schema: ready },
      handle: async () => {
        if (!(await isReady(services))) throw new ProblemError('overloaded', [], { 'retry-after': '5' });
        return done({ body: { status: 'ready' } });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      operationId: 'getMetrics',
      tag,
      summary: 'Counters in the text form of Prometheus; from another machine by log-in or token only',
      access: { action: 'metrics.read', orLoopback: true },
      success: { status: 200, description: 'The counters', contentType: metrics.contentType },
      handle: async () => done({ body: await metrics.render() }),
    },
    {
      method: 'GET',
      path: '/openapi.json',
      operationId: 'getOpenApi',
      tag,
      summary: 'This description, OpenAPI 3.1; from another machine by log-in or token only',
      access: { action: 'docs.read', orLoopback: true },
      success: { status: 200, description: 'The description' },
      handle: async () => done({ body: openApi() }),
    },
  ];
}

async function isReady(services: HttpContext): Promise<boolean> {
  try {
    await services.ping();
    return (await services.pendingMigrations()).length === 0;
  } catch {
    return false;
  }
}
