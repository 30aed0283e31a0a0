import type { Request } from '@hapi/hapi';
import type Joi from 'joi';
import type { Outcome, RefusalCode } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import type { Action } from '../app/permissions.js';

/** Who may come to a route. Every route says one of these, or the server does not start. */
export type RouteAccess =
  /** Whoever has logged in and may take the action. */
  | { readonly action: Action; readonly orLoopback?: boolean; readonly beforeSecondFactor?: boolean }
  /** Everybody, without a log-in: log-in itself, health, style sheets. */
  | { readonly open: true };

/** One operation of the API: what it asks, what it answers, and the words that describe it. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: RouteAccess;
  readonly params?: Joi.ObjectSchema;
  readonly query?: Joi.ObjectSchema;
  readonly body?: RequestBody;
  /** It writes: an Idempotency-Key is wanted, and the same key gives the same answer. */
  readonly isIdempotent?: boolean;
  readonly success: SuccessAnswer;
  /** Refusals beside those that every route can give. */
  readonly refusals?: readonly RefusalCode[];
  /** Errors of the route's own form, beside problems: of the token endpoint, RFC 6749. */
  readonly ownErrors?: { readonly statuses: readonly number[]; readonly schema: Joi.ObjectSchema };
  handle(call: ApiCall): Promise<Outcome<ApiAnswer>>;
}

export interface RequestBody {
  readonly contentTypes: readonly string[];
  /** JSON bodies are parsed strictly and checked; without one the body is bytes. */
  readonly schema?: Joi.ObjectSchema;
  readonly maxBytes: number;
  readonly description: string;
  /** It is a file, whose name comes in Content-Disposition. */
  readonly isNamed?: boolean;
}

export interface SuccessAnswer {
  readonly status: 200 | 201 | 204;
  readonly description: string;
  readonly schema?: Joi.ObjectSchema;
  /** `application/json` unless said otherwise. */
  readonly contentType?: string;
}

export interface ApiCall {
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: what joi let through has the shape of the route's own schema
  readonly query: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly body: any;
  readonly idempotencyKey: string | undefined;
  readonly request: Request;
}

export interface ApiAnswer {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Session cookie to set, or `false` to take it away. */
  readonly cookie?: string | false;
}
