import type { Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type {
  DenialFilter,
  ListedDenial,
  ListedWorkItem,
  Page,
  PageRequest,
  WorkItemFilter,
} from '../records/list-records.js';
import { readPage } from './read-page.js';

export function listDenials(
  context: AppContext,
  actor: Actor,
  filter: DenialFilter,
  page: PageRequest,
): Promise<Outcome<Page<ListedDenial>>> {
  const act = { action: 'denial.read', objectType: 'denial' } as const;
  return readPage(context, actor, act, (lists) => lists.denials(filter, page));
}

export function listWorkItems(
  context: AppContext,
  actor: Actor,
  filter: WorkItemFilter,
  page: PageRequest,
): Promise<Outcome<Page<ListedWorkItem>>> {
  const act = { action: 'work-item.read', objectType: 'work-item' } as const;
  return readPage(context, actor, act, (lists) => lists.workItems(filter, page));
}
