import type { Plugin, Request, ResponseToolkit, RouteOptions, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { issue } from '../../schemas/issue.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { StoredAnswer } from '../app/access/access-records.js';
import type { ApiAnswer, ApiCall, ApiRoute } from './api-route.js';
import { checker, checkOwnAnswer, validated } from './check-schema.js';
import { etagOf } from './etag.js';
import type { HttpContext } from './http-context.js';
import { answerOnce, hashRequest, readIdempotencyKey } from './idempotency.js';
import { SESSION_COOKIE } from './identity.js';
import { ProblemError } from './problem.js';
import { readBody, refuseOtherEncodings } from './read-body.js';

/** The routes of one resource as a hapi plugin. */
export function resourcePlugin(
  name: string,
  routes: readonly ApiRoute[],
  services: HttpContext,
): Plugin<void> {
  return {
    name,
    register: (server) => {
      for (const route of routes) server.route(serverRoute(route, services));
    },
  };
}

/** Of a route that names none: what nobody reads is refused, so that no address holds more than it says. */
const NO_QUERY = Joi.object({});

/** Read of a body where none is wanted, to say so. */
const NO_BODY_BYTES = 1_024;

function serverRoute(route: ApiRoute, services: HttpContext): ServerRoute {
  const { body, access } = route;
  const options: RouteOptions = {
    plugins: { access },
    ...('open' in access && { auth: false }),
    validate: {
      params: checker(route.params, 'path'),
      query: checker(route.query ?? NO_QUERY, 'query'),
      headers: true,
    },
    // hapi reads no body of a GET.
    ...(route.method !== 'GET' && {
      payload: {
        output: 'data',
        parse: 'gunzip',
        ...(body && { allow: [...body.contentTypes] }),
        maxBytes: body?.maxBytes ?? NO_BODY_BYTES,
        // The listener closes what is slow; hapi's own timeout would leave the socket open.
        timeout: false,
      },
    }),
  };
  return {
    method: route.method,
    path: route.path,
    options,
    handler: (request, h) => answer(route, services, request, h),
  };
}

async function answer(route: ApiRoute, services: HttpContext, request: Request, h: ResponseToolkit) {
  const bytes = Buffer.isBuffer(request.payload) ? request.payload : new Uint8Array();
  refuseOtherEncodings(request);
  if (!route.body && bytes.length > 0)
    throw new ProblemError('bad-request', [issue('request.no-body-wanted')]);
  const body = route.body?.schema ? validated(route.body.schema, readBody(request, bytes), 'body') : bytes;
  const call: ApiCall = {
    // Open routes have no actor, and their handlers ask for none.
    actor: request.auth.credentials?.user?.actor as ApiCall['actor'],
    params: request.params as Record<string, string>,
    query: request.query,
    body,
    idempotencyKey: route.isIdempotent ? readIdempotencyKey(request) : undefined,
    request,
  };
  const outcome = await settle(route, services, call, bytes);
  if ('refused' in outcome) throw new ProblemError(outcome.refused.code, outcome.refused.issues);
  return respond(route, outcome.done, h);
}

async function settle(
  route: ApiRoute,
  services: HttpContext,
  call: ApiCall,
  bytes: Uint8Array,
): Promise<Outcome<ApiAnswer & { status?: number }>> {
  const { idempotencyKey: key, actor, request } = call;
  if (key === undefined) return route.handle(call);
  const requestHash = hashRequest(request, bytes);
  const asked = { key, actorId: actor.actorId, requestHash };
  return answerOnce(services.idempotency(actor), asked, async (): Promise<Outcome<StoredAnswer>> => {
    const outcome = await route.handle(call);
    if ('refused' in outcome) return outcome;
    const { body, headers = {} } = outcome.done;
    return { done: { status: route.success.status, body, headers } };
  });
}

function respond(route: ApiRoute, answered: ApiAnswer & { status?: number }, h: ResponseToolkit) {
  const { success } = route;
  const { body, headers = {}, cookie } = answered;
  // A field that no schema names is a bug of ours: nothing leaves.
  if (success.schema) checkOwnAnswer(route, success.schema, body);
  const isJson = success.contentType === undefined && success.status !== 204;
  const text = isJson ? JSON.stringify(body) : undefined;
  const response = h.response((text ?? body) as string | Buffer).code(answered.status ?? success.status);
  if (success.status !== 204) response.type(success.contentType ?? 'application/json');
  // hapi answers 304 when the client has what stands.
  if (text !== undefined && route.method === 'GET') response.etag(etagOf(text));
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
  if (typeof cookie === 'string') response.state(SESSION_COOKIE, cookie);
  if (cookie === false) response.unstate(SESSION_COOKIE);
  return response;
}
