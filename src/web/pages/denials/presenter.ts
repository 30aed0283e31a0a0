import type { DenialFilter, ListedDenial } from '../../../app/list-records.js';
import { viewDenial, type viewDenialFacts } from '../../../app/views/denials.js';
import type { Field } from '../../parts/filter-form.js';
import { renderReason, renderWord, separateThousands } from '../../parts/formats.js';
import { DENIAL_CLASS_OPTIONS, DENIAL_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface DenialRow {
  readonly denialKey: string;
  readonly reason: string;
  readonly denialClass: string;
  readonly line: string;
  readonly remarks: string;
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
  readonly state: string;
}

export interface ListedDenialRow extends DenialRow {
  readonly controlNumber: string;
  readonly href?: string;
  readonly patient: string;
  readonly accountHref?: string;
  readonly payer: string;
  readonly serviceDate: string;
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
  };
}
