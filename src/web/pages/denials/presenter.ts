import type { DenialFilter, ListedDenial } from '../../../app/records/list-records.js';
import { viewDenial, type viewDenialFacts } from '../../../app/views/denials.js';
import type { Field } from '../../parts/filter-form.js';
import { renderReason, renderWord, separateThousands } from '../../parts/formats.js';
import { DENIAL_CLASS_OPTIONS, DENIAL_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface DenialRow {
  readonly denialKey: string;
  readonly reason: string;
  readonly denialClass: string;
  readonly line: string;
  readonly remarks: string;
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
  readonly state: string;
  readonly deadline: string;
}

export interface ListedDenialRow extends DenialRow {
  readonly controlNumber: string;
  readonly href?: string;
  readonly patient: string;
  readonly accountHref?: string;
  readonly payer: string;
  readonly serviceDate: string;
  /** By which an open one is given up or billed on, for who may ask for it; none for others. */
  readonly forms: readonly RequestFormFields[];
}

export interface DenialsPage {
  readonly filter: readonly Field[];
  readonly rows: readonly ListedDenialRow[];
  readonly paging: Paging;
}

export function presentDenials(list: ReadList<ListedDenial, DenialFilter>, viewer: Viewer): DenialsPage {
  const { filter } = list;
  return {
    filter: [
      { name: 'state', label: 'State', options: DENIAL_STATE_OPTIONS, value: filter.state ?? 'open' },
      { name: 'denialClass', label: 'Class', options: DENIAL_CLASS_OPTIONS, value: filter.denialClass ?? '' },
    ],
    rows: list.items.map((denial) => listedRow(denial, viewer)),
    paging: presentPaging('/denials', list),
  };
}

function listedRow(denial: ListedDenial, viewer: Viewer): ListedDenialRow {
  const view = viewDenial(denial, viewer.actor!.role);
  const href = findHref(viewer, 'claim', view.claimId);
  const accountHref = findHref(viewer, 'account', view.patientAccountId);
  return {
    ...denialRow(view),
    controlNumber: view.patientControlNumber,
    ...(href && { href }),
    patient: view.patient.name,
    ...(accountHref && { accountHref }),
    payer: view.payerName,
    serviceDate: view.firstServiceDate,
    forms: view.state === 'open' && mayDo(viewer, 'write-off.request') ? formsOf(view) : [],
  };
}

/** What the payer denies under PR may be billed on; what it denies under CO or PI by a signed waiver alone. */
function formsOf(view: ReturnType<typeof viewDenial>): RequestFormFields[] {
  const isProviders = ['CO', 'PI'].includes(view.groupCode);
  return [formOf(view), ...(isProviders ? [waiverFormOf(view)] : [])];
}

const NOTICES = [
  ['abn', 'ABN (Medicare)'],
  ['waiver', 'Waiver'],
] as const;

function waiverFormOf(view: ReturnType<typeof viewDenial>): RequestFormFields {
  const { denialKey, atStakeAmount, patientControlNumber, lineControlNumber = '' } = view;
  return {
    action: '/approvals/waived-billings',
    hidden: { denialKey },
    fields: [
      { name: 'notice', label: 'Paper', options: NOTICES, value: 'abn' },
      { name: 'document', label: 'Document', value: '', maxLength: 50, isRequired: true },
      { name: 'signedOn', label: 'Signed on', type: 'date', value: '' },
      { name: 'lines', label: 'Lines', value: lineControlNumber, maxLength: 500, isRequired: true },
      { name: 'amount', label: 'Amount', value: atStakeAmount, maxLength: 14 },
      REASON_FIELD,
    ],
    button: 'Bill under waiver',
    label: `Bill ${patientControlNumber} ${denialKey} under a waiver`,
  };
}

function formOf(view: ReturnType<typeof viewDenial>): RequestFormFields {
  const { denialKey, groupCode, atStakeAmount, patientControlNumber } = view;
  const giveUp = ['write-off.denial', 'Give up'] as const;
  const options = groupCode === 'PR' ? [giveUp, ['billed-on', 'Bill on'] as const] : [giveUp];
  return {
    action: '/approvals/denials',
    hidden: { denialKey },
    fields: [
      { name: 'kind', label: 'Act', options, value: giveUp[0] },
      { name: 'amount', label: 'Amount', value: atStakeAmount, maxLength: 14 },
      REASON_FIELD,
    ],
    button: 'Ask',
    label: `Resolve ${patientControlNumber} ${denialKey}`,
  };
}

export function denialRow(view: ReturnType<typeof viewDenialFacts>): DenialRow {
  return {
    denialKey: view.denialKey,
    reason: renderReason(view.groupCode, view.reasonCode),
    denialClass: renderWord(view.denialClass),
    line: view.lineControlNumber ?? 'whole claim',
    remarks: view.remarkCodes.join(' '),
    deniedAmount: separateThousands(view.deniedAmount),
    atStakeAmount: separateThousands(view.atStakeAmount),
    state: view.state,
    deadline: view.deadline === undefined ? '' : `${view.deadline} ${view.deadlineKind}`,
  };
}
