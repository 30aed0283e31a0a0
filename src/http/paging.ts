import { issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import type { Page, PageRequest } from '../app/records/list-records.js';
import type { ApiAnswer } from './api-route.js';
import type { Cursors } from './cursor.js';
import { ProblemError } from './problem.js';

/** What a request for a list says besides its filter. */
interface Asked {
  readonly limit: number;
  readonly cursor?: string;
}

/**
 * Answers with one page of a list. `name` and the filter tell lists apart, so that a cursor holds for its own only.
 *
 * @param read finds the page
 * @param view what of an item leaves
 */
export async function answerPage<F extends object, T>(
  cursors: Cursors,
  name: string,
  asked: Asked & F,
  read: (filter: Omit<Asked & F, 'limit' | 'cursor'>, page: PageRequest) => Promise<Outcome<Page<T>>>,
  view: (item: T) => unknown,
): Promise<Outcome<ApiAnswer>> {
  const { limit, cursor, ...filter } = asked;
  const list = `${name}?${JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const after = cursor === undefined ? undefined : cursors.read(list, cursor);
  if (cursor !== undefined && !after) {
    throw new ProblemError('bad-request', [issue('request.cursor', { path: 'cursor' })]);
  }
  const outcome = await read(filter, { limit, ...(after && { after }) });
  if ('refused' in outcome) return refused(outcome.refused.code, outcome.refused.issues);
  const { items, next } = outcome.done;
  const nextCursor = next && cursors.write(list, next);
  return done({ body: { items: items.map(view), ...(nextCursor && { nextCursor }) } });
}

/** Answers with what the outcome holds, as `view` shows it. */
export function answerOne<T>(outcome: Outcome<T>, view: (value: T) => unknown): Outcome<ApiAnswer> {
  return 'refused' in outcome ? outcome : done({ body: view(outcome.done) });
}
