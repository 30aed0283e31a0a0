import { Boom } from '@hapi/boom';
import type { Outcome } from '../../schemas/outcome.js';
import type { Page, PageRequest } from '../app/records/list-records.js';
import { takeDone } from './page-route.js';
import type { PageCursors } from './web-context.js';

/** What an address or a form asks of a list besides its filter. */
interface Asked {
  readonly limit: number;
  readonly cursor?: string;
}

/** A part of a list, with what it takes to ask for the next. */
export interface ReadList<T, F> {
  readonly items: readonly T[];
  readonly filter: F;
  readonly limit: number;
  /** Whether it begins with the first item. */
  readonly isFirst: boolean;
  readonly nextCursor?: string;
}

/**
 * Reads the part of a list that was asked for.
 *
 * @param name tells lists apart together with the filter, so that a cursor holds for its own only
 */
export async function readList<T, F extends object>(
  cursors: PageCursors,
  name: string,
  asked: Asked & F,
  read: (filter: Omit<Asked & F, keyof Asked>, page: PageRequest) => Promise<Outcome<Page<T>>>,
): Promise<ReadList<T, Omit<Asked & F, keyof Asked>>> {
  const { limit, cursor, ...filter } = asked;
  const list = `page ${name}?${JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const after = cursor === undefined ? undefined : cursors.read(list, cursor);
  if (cursor !== undefined && !after) throw new Boom('cursor', { statusCode: 400 });
  const { items, next } = takeDone(await read(filter, { limit, ...(after && { after }) }));
  return {
    items,
    filter,
    limit,
    isFirst: cursor === undefined,
    ...(next && { nextCursor: cursors.write(list, next) }),
  };
}
