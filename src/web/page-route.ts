import { Boom } from '@hapi/boom';
import type { Request, ResponseToolkit, RouteOptionsValidate, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import type { VNode } from 'preact';
import type { Outcome, RefusalCode } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import { renderDocument } from './render-document.js';
import { readViewer, type Viewer } from './viewer.js';
import type { WebContext } from './web-context.js';

/** Who may come to a page; the server refuses to have a route that does not say it. */
export type PageAccess =
  | { readonly action: Action; readonly orLoopback?: boolean; readonly beforeSecondFactor?: boolean }
  | { readonly open: true };

/** One address of the pages: what it asks, and what it shows. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: PageAccess;
  readonly params?: Joi.ObjectSchema;
  readonly query?: Joi.ObjectSchema;
  /** Fields of the form that is sent here, beside `csrf`. */
  readonly form?: Joi.ObjectSchema;
  /** The form brings a file: a field of it is a stream of its bytes, with its name (`hapi.filename`). */
  readonly isUpload?: boolean;
  answer(call: PageCall): Promise<PageAnswer>;
}

export interface PageCall {
  /** Throws on a page that everybody may see: nobody in particular looks at it. */
  readonly actor: Actor;
  readonly viewer: Viewer;
  readonly params: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: what joi let through has the shape of the route's own schema
  readonly query: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly form: any;
  readonly request: Request;
}

/** A page, or the address of the page to go on with. A cookie is the session's; `false` takes it away. */
export type PageAnswer =
  | { readonly page: VNode; readonly status?: number }
  | { readonly location: string; readonly cookie?: string | false };

/** More than any form here holds. */
const MAX_FORM_BYTES = 8_192;

/** Of a file that is handed in by a page; larger ones go by the API or the command line. */
const MAX_UPLOAD_BYTES = 16 * 1024 * 1024;

const FORM = { parse: true, allow: 'application/x-www-form-urlencoded', maxBytes: MAX_FORM_BYTES } as const;

const UPLOAD = {
  ...{ parse: true, allow: 'multipart/form-data', maxBytes: MAX_UPLOAD_BYTES },
  // A stream is the bytes as they are; anything else would read them as text.
  multipart: { output: 'stream' },
} as const;

export function toServerRoute(services: WebContext, route: PageRoute): ServerRoute {
  const { method, path, access } = route;
  const isForm = method === 'POST';
  return {
    method,
    path,
    options: {
      ...('open' in access && { auth: false as const }),
      plugins: { access },
      ...(isForm && { payload: route.isUpload ? UPLOAD : FORM }),
      validate: checksOf(route),
      handler: async (request, h) => respond(services, await route.answer(callOf(services, request)), h),
    },
  };
}

function callOf(services: WebContext, request: Request): PageCall {
  return {
    get actor() {
      const user = request.auth.credentials?.user;
      if (!user) throw new Error(`Nobody is known at ${request.route.path}`);
      return user.actor;
    },
    viewer: readViewer(request, services.csrfTokenOf),
    params: request.params as Record<string, string>,
    query: request.query,
    form: request.payload,
    request,
  };
}

function respond({ cookieName }: WebContext, answer: PageAnswer, h: ResponseToolkit) {
  if ('page' in answer) {
    return h
      .response(renderDocument(answer.page))
      .code(answer.status ?? 200)
      .type('text/html');
  }
  const response = h.redirect(answer.location).code(303);
  if (typeof answer.cookie === 'string') response.state(cookieName, answer.cookie);
  if (answer.cookie === false) response.unstate(cookieName);
  return response;
}

function checksOf({ method, params, query, form }: PageRoute): RouteOptionsValidate {
  const fields = form ?? Joi.object();
  return {
    ...(params && { params: checker(params, 404) }),
    query: checker(query ?? Joi.object({}), 400),
    ...(method === 'POST' && { payload: checker(fields.keys({ csrf: Joi.string().max(200) }), 400) }),
  };
}

/** A form sends a field that was left empty as an empty text: here that is no field. */
function checker(schema: Joi.ObjectSchema, status: 400 | 404) {
  return async (value: unknown) => {
    const given = Object.entries((value ?? {}) as object).filter(([, text]) => text !== '');
    const { error, value: read } = schema.validate(Object.fromEntries(given));
    // joi's own text would say again what was sent.
    if (error) throw new Boom('', { statusCode: status });
    return read;
  };
}

/** A code that has no status does not compile. */
const STATUSES: Readonly<Record<RefusalCode, number>> = {
  invalid: 422,
  unknown: 404,
  conflict: 409,
  forbidden: 403,
  quarantined: 422,
  busy: 409,
};

/** What the use case gave; a refusal becomes the page of its status. */
export function takeDone<T>(outcome: Outcome<T>): T {
  if ('done' in outcome) return outcome.done;
  throw new Boom(outcome.refused.code, { statusCode: STATUSES[outcome.refused.code] });
}
