import type Joi from 'joi';
import type { Outcome, RefusalCode } from '../../schemas/outcome.js';
import type { Actor, Role } from '../app/actor.js';
import type { Page, PageRequest } from '../app/list-records.js';
import type { Action } from '../app/permissions.js';
import type { ApiRoute } from './api-route.js';
import type { Cursors } from './cursor.js';
import { answerPage } from './paging.js';

/** A list that is read in pages: what it is called, who may read it, and what of an item leaves. */
export interface ListRoute<F extends object, T> {
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly action: Action;
  readonly params?: Joi.ObjectSchema;
  readonly query: Joi.ObjectSchema;
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

/** The route of a list; its path with the ids in it and its filter tell one list's cursors from another's. */
export function listRoute<F extends object, T>(cursors: Cursors, list: ListRoute<F, T>): ApiRoute {
  const { path, operationId, tag, summary, action, params, query, schema, refusals } = list;
  return {
    ...({ method: 'GET', path, operationId, tag, summary, access: { action }, query } as const),
    ...(params && { params }),
    ...(refusals && { refusals }),
    success: { status: 200, description: 'A page of the list', schema },
    handle: ({ actor, params: ids, query: asked, request }) =>
      answerPage<F, T>(
        cursors,
        request.path,
        asked,
        (filter, page) => list.read(actor, filter as F, page, ids),
        (item) => list.view(item, actor.role),
      ),
  };
}
