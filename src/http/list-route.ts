import type Joi from 'joi';
import type { Outcome, RefusalCode } from '../../schemas/outcome.js';
import type { Actor, Role } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import type { Page, PageRequest } from '../app/records/list-records.js';
import type { ApiCall, ApiRoute } from './api-route.js';
import type { Cursors } from './cursor.js';
import { jsonBody } from './json-body.js';
import { answerPage } from './paging.js';

/** Pages of something: what the route is called, who may read it, and what of an item leaves. */
interface PagedRoute<F extends object, T> {
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly action: Action;
  readonly schema: Joi.ObjectSchema;
  readonly refusals?: readonly RefusalCode[];
  read(
    actor: Actor,
    filter: F,
    page: PageRequest,
    params: Readonly<Record<string, string>>,
  ): Promise<Outcome<Page<T>>>;
  view(item: T, role: Role): unknown;
}

export interface ListRoute<F extends object, T> extends PagedRoute<F, T> {
  readonly params?: Joi.ObjectSchema;
  readonly query: Joi.ObjectSchema;
}

export interface SearchRoute<F extends object, T> extends PagedRoute<F, T> {
  readonly request: Joi.ObjectSchema;
}

/** The route of a list, filtered by its query. */
export function listRoute<F extends object, T>(cursors: Cursors, list: ListRoute<F, T>): ApiRoute {
  const { params, query } = list;
  return {
    ...pagedRoute(list),
    ...{ method: 'GET', query },
    ...(params && { params }),
    handle: (call) => answer(cursors, list, call, call.query),
  };
}

/** The route of a search: by POST, so that nothing of a patient stands in an address. It writes nothing. */
export function searchRoute<F extends object, T>(cursors: Cursors, search: SearchRoute<F, T>): ApiRoute {
  return {
    ...pagedRoute(search),
    method: 'POST',
    description: 'By POST, so that nothing of a patient stands in an address. Writes nothing.',
    body: jsonBody(search.request, 'What to look for; all of it has to fit'),
    handle: (call) => answer(cursors, search, call, call.body),
  };
}

function pagedRoute<F extends object, T>({ action, schema, refusals, ...route }: PagedRoute<F, T>) {
  const { path, operationId, tag, summary } = route;
  return {
    ...{ path, operationId, tag, summary, access: { action } },
    ...(refusals && { refusals }),
    success: { status: 200, description: 'A page of the list', schema },
  } as const;
}

/** The path with the ids in it and the filter tell one list's cursors from another's. */
function answer<F extends object, T>(
  cursors: Cursors,
  { read, view }: PagedRoute<F, T>,
  { actor, params, request }: ApiCall,
  asked: { limit: number } & F,
) {
  return answerPage<F, T>(
    cursors,
    request.path,
    asked,
    (filter, page) => read(actor, filter as F, page, params),
    (item) => view(item, actor.role),
  );
}
