import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import type { ListRecords, Page } from '../records/list-records.js';

/** Who reads, by what right, and what kind of thing: one unit of work, one audit row with the count. */
export async function readPage<T>(
  context: AppContext,
  actor: Actor,
  act: { action: Action; objectType: string; objectId?: string },
  read: (lists: ListRecords) => Promise<Page<T>>,
): Promise<Outcome<Page<T>>> {
  return context.unitOfWork.run(actor, act, async (records) => {
    const page = await read(records.lists);
    records.audit.count({ items: page.items.length });
    return done(page);
  });
}

export async function readOne<T>(
  context: AppContext,
  actor: Actor,
  act: { action: Action; objectType: string; objectId: string },
  read: (lists: ListRecords) => Promise<T | undefined>,
): Promise<Outcome<T>> {
  return context.unitOfWork.run(actor, act, async (records) => {
    const found = await read(records.lists);
    return found === undefined ? refused('unknown', []) : done(found);
  });
}
