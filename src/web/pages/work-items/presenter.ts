import type { ListedWorkItem, WorkItemFilter } from '../../../app/list-records.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewWorkItem } from '../../../app/views/denials.js';
import type { Field } from '../../parts/filter-form.js';
import { renderInstant, renderWord, separateThousands } from '../../parts/formats.js';
import { WORK_ITEM_KIND_OPTIONS, WORK_ITEM_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface WorkItemRow {
  readonly workItemKey: string;
  readonly kind: string;
  /** The claim it is about. */
  readonly controlNumber: string;
  readonly href?: string;
  readonly line: string;
  readonly issues: readonly IssueView[];
  readonly amount: string;
  readonly opened: string;
  readonly closed: string;
  readonly state: string;
}

export interface WorkItemsPage {
  readonly filter: readonly Field[];
  readonly rows: readonly WorkItemRow[];
  readonly paging: Paging;
}

export function presentWorkItems(
  list: ReadList<ListedWorkItem, WorkItemFilter>,
  viewer: Viewer,
): WorkItemsPage {
  const { filter } = list;
  return {
    filter: [
      { name: 'state', label: 'State', options: WORK_ITEM_STATE_OPTIONS, value: filter.state ?? 'open' },
      { name: 'kind', label: 'Kind', options: WORK_ITEM_KIND_OPTIONS, value: filter.kind ?? '' },
    ],
    rows: list.items.map((item) => workItemRow(item, viewer)),
    paging: presentPaging('/work-items', list),
  };
}

export function workItemRow(item: ListedWorkItem, viewer: Viewer): WorkItemRow {
  const view = viewWorkItem(item);
  const href = findHref(viewer, 'claim', item.claimId);
  return {
    workItemKey: view.workItemKey,
    kind: renderWord(view.kind),
    controlNumber: item.patientControlNumber ?? '',
    ...(href && { href }),
    line: view.lineControlNumber ?? '',
    issues: view.issues,
    amount: separateThousands(view.amount),
    opened: renderInstant(view.openedAt),
    closed: view.closedAt === undefined ? '' : renderInstant(view.closedAt),
    state: view.state,
  };
}
