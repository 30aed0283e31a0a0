import type { ListedWorkItem, WorkItemFilter } from '../../../app/records/list-records.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewWorkItem } from '../../../app/views/denials.js';
import type { Field } from '../../parts/filter-form.js';
import { renderInstant, renderWord, separateThousands } from '../../parts/formats.js';
import { WORK_ITEM_KIND_OPTIONS, WORK_ITEM_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface WorkItemRow {
  readonly workItemKey: string;
  readonly kind: string;
  /** The claim it is about; of what is about none, where it can be worked. */
  readonly controlNumber: string;
  readonly href?: string;
  readonly line: string;
  readonly issues: readonly IssueView[];
  readonly amount: string;
  readonly opened: string;
  readonly closed: string;
  readonly state: string;
  /** Where a held claim payment can be let go on. */
  readonly heldHref?: string;
  /** By which what does not balance is posted under a variance, for who may ask for it. */
  readonly form?: RequestFormFields;
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

/** What waits in a claim and is worked on at the page of its claim payment. */
const WORKED_BY_PAYMENT: readonly string[] = ['held-claim-payment', 'unknown-payer'];

export function workItemRow(item: ListedWorkItem, viewer: Viewer): WorkItemRow {
  const view = viewWorkItem(item);
  const next = item.state === 'open' ? findNextStep(item, viewer) : undefined;
  const isHeld = item.state === 'open' && WORKED_BY_PAYMENT.includes(item.kind);
  const heldHref = isHeld ? findHref(viewer, 'claimPayment', item.claimPaymentId) : undefined;
  const href = findHref(viewer, 'claim', item.claimId) ?? next?.href;
  return {
    workItemKey: view.workItemKey,
    kind: renderWord(view.kind),
    controlNumber: item.patientControlNumber ?? next?.label ?? '',
    ...(href && { href }),
    line: view.lineControlNumber ?? '',
    issues: view.issues,
    amount: separateThousands(view.amount),
    opened: renderInstant(view.openedAt),
    closed: view.closedAt === undefined ? '' : renderInstant(view.closedAt),
    state: view.state,
    ...(heldHref && { heldHref }),
    ...(item.state === 'open' &&
      mayDo(viewer, 'quarantine.release') &&
      isOutOfBalance(item) && { form: formOf(view.workItemKey) }),
  };
}

/** Where what is about no claim can be worked. */
function findNextStep(
  item: ListedWorkItem,
  viewer: Viewer,
): { readonly label: string; readonly href: string } | undefined {
  const stepOf = (label: string, href: string | undefined) =>
    href === undefined ? undefined : { label, href };
  switch (item.kind) {
    case 'unmatched-claim':
      return stepOf('Place it', findHref(viewer, 'claimPayment', item.claimPaymentId));
    case 'quarantined-set':
      return isOutOfBalance(item)
        ? stepOf('Its payment', findHref(viewer, 'payment', placeOf(item.naturalKey)))
        : undefined;
    case 'unexplained-payment':
      return stepOf('A part of it', findHref(viewer, 'remittance', partOf(item)));
    default:
      return undefined;
  }
}

/** `<file id>/sets/<ordinal>` of a quarantined set. */
function placeOf(workItemKey: string): string {
  const [, fileId = '', setOrdinal = ''] = workItemKey.split(':');
  return `${fileId}/sets/${setOrdinal}`;
}

function partOf({ issues }: ListedWorkItem): string | undefined {
  const remittance = issues[0]?.context['remittance'];
  return remittance === undefined ? undefined : String(remittance);
}

/** A claim payment, what no part of a payment explains, or a set of which the total is among what is wrong; the use case knows whether it is all. */
function isOutOfBalance({ kind, issues }: ListedWorkItem): boolean {
  if (kind === 'claim-out-of-balance' || kind === 'unexplained-payment') return true;
  return kind === 'quarantined-set' && issues.some(({ code }) => code === 'remittance.set-out-of-balance');
}

function formOf(workItemKey: string): RequestFormFields {
  return {
    action: '/approvals/variances',
    hidden: { workItemKey },
    fields: [REASON_FIELD],
    button: 'Propose to post',
    label: `Post ${workItemKey}`,
  };
}
