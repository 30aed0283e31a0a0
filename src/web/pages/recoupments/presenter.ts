import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import type { ListedRecoupment, RecoupmentFilter } from '../../../app/records/recoupment-records.js';
import type { RecoupmentSummary } from '../../../app/recoupments/list-recoupments.js';
import { viewRecoupment, viewRecoupmentSummary } from '../../../app/views/recoupments.js';
import type { Field } from '../../parts/filter-form.js';
import { renderWord, separateThousands } from '../../parts/formats.js';
import { RECOUPMENT_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';
import { findForms, isOpenItem, LETTER } from './forms.js';

export interface RecoupmentRow {
  readonly recoupmentKey: string;
  /** `WO 4711`, `Letter L77`. */
  readonly name: string;
  readonly payer: string;
  readonly date: string;
  readonly age: string;
  readonly claim: string;
  readonly claimHref?: string;
  readonly remittanceHref?: string;
  readonly opened: string;
  readonly closed: string;
  readonly open: string;
  readonly state: string;
  readonly notes: readonly string[];
  /** What the viewer may do with it. */
  readonly forms: readonly RequestFormFields[];
}

export interface RecoupmentAccountRow {
  readonly payer: string;
  readonly payee: string;
  readonly opened: string;
  readonly closed: string;
  readonly open: string;
  readonly count: string;
}

export interface RecoupmentsPage {
  readonly filter: readonly Field[];
  readonly accounts: readonly RecoupmentAccountRow[];
  /** Whether the register is what the ledger says. */
  readonly proof: string;
  readonly rows: readonly RecoupmentRow[];
  readonly paging: Paging;
  /** The fields of a letter, for who may record one. */
  readonly letter?: readonly Field[];
  /** Why the last try did not succeed. */
  readonly failure?: string;
}

export function presentRecoupments(
  list: ReadList<ListedRecoupment, RecoupmentFilter>,
  summary: RecoupmentSummary,
  viewer: Viewer,
  issues?: readonly Issue[],
): RecoupmentsPage {
  const totals = viewRecoupmentSummary(summary);
  const shown = list.items.map((item) => viewRecoupment(item, summary.asOf));
  const told = `payer.offset holds ${separateThousands(totals.ledgerAmount)}`;
  return {
    filter: [
      {
        name: 'state',
        label: 'State',
        options: RECOUPMENT_STATE_OPTIONS,
        value: list.filter.state ?? 'unsettled',
      },
    ],
    accounts: totals.accounts.map((account) => ({
      payer: account.payerName,
      payee: account.payeeIdentifier,
      opened: separateThousands(account.openedAmount),
      closed: separateThousands(account.closedAmount),
      open: separateThousands(account.openAmount),
      count: separateThousands(account.openCount),
    })),
    proof: `${told}: ${totals.tiesToLedger ? 'ties to the cent' : 'DOES NOT TIE'}.`,
    rows: shown.map((view) => rowOf(view, shown, viewer)),
    paging: presentPaging('/recoupments', list),
    ...(mayDo(viewer, 'recoupment.record') && { letter: LETTER }),
    ...(issues && { failure: issues.map((found) => `${renderIssue(found)}.`).join(' ') }),
  };
}

type ItemView = ReturnType<typeof viewRecoupment>;

function rowOf(view: ItemView, shown: readonly ItemView[], viewer: Viewer): RecoupmentRow {
  const claimHref = findHref(viewer, 'claim', view.claimId);
  const remittanceHref = findHref(viewer, 'remittance', view.remittanceId);
  const isOpen = isOpenItem(view);
  return {
    recoupmentKey: view.recoupmentKey,
    name: nameOf(view),
    payer: view.payerName,
    date: view.date,
    age: isOpen ? `${view.ageDays} days` : '',
    claim: view.patientControlNumber ?? '',
    ...(claimHref && { claimHref }),
    ...(remittanceHref && { remittanceHref }),
    opened: separateThousands(view.openedAmount),
    closed: separateThousands(view.closedAmount),
    open: separateThousands(view.openAmount),
    state: view.state,
    notes: notesOf(view),
    forms: isOpen ? findForms(view, nameOf(view), shown, viewer) : [],
  };
}

function nameOf(view: ItemView): string {
  const number = view.letterNumber ?? view.reference;
  return [view.reasonCode ?? renderWord(view.source), number].filter(Boolean).join(' ');
}

function notesOf(view: ItemView): string[] {
  return [
    ...(view.disputedOn === undefined ? [] : [`Disputed since ${view.disputedOn}`]),
    ...(view.expectedDate === undefined ? [] : [`Taken about ${view.expectedDate}`]),
    ...view.closings.map(
      ({ amount, date, basis }) =>
        `${separateThousands(amount)} closed on ${date} by ${basis.replaceAll('-', ' ')}`,
    ),
    ...view.findings.map(({ kind, amount }) => `${renderWord(kind)}: ${separateThousands(amount)}`),
  ];
}
