import type { ClaimFilter, ClaimOrder, ListedClaim } from '../../../app/records/list-records.js';
import { viewListedClaim } from '../../../app/views/claims.js';
import type { Field } from '../../parts/filter-form.js';
import { renderDates, separateThousands } from '../../parts/formats.js';
import { CLAIM_STATE_OPTIONS } from '../../parts/labels.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface ClaimRow {
  readonly claimId: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly patient: string;
  readonly accountHref?: string;
  readonly payer: string;
  readonly serviceDates: string;
  readonly state: string;
  readonly chargeAmount: string;
  readonly openAmount: string;
  readonly findings: string;
}

export interface ClaimsPage {
  readonly filter: readonly Field[];
  readonly search: readonly Field[];
  readonly isSearch: boolean;
  readonly rows: readonly ClaimRow[];
  readonly paging: Paging;
}

const SORTS: readonly (readonly [ClaimOrder, string])[] = [
  ['-entry', 'Newest first'],
  ['entry', 'Oldest first'],
  ['-serviceDate', 'Latest service first'],
  ['serviceDate', 'Earliest service first'],
  ['-charge', 'Largest charge first'],
  ['charge', 'Smallest charge first'],
];

type Listed = ReadList<ListedClaim, ClaimFilter & { readonly sort: ClaimOrder }>;

export function presentClaims(list: Listed, viewer: Viewer, isSearch: boolean): ClaimsPage {
  const { filter } = list;
  return {
    filter: [
      { name: 'state', label: 'State', options: CLAIM_STATE_OPTIONS, value: filter.state ?? '' },
      { name: 'sort', label: 'Order', options: SORTS, value: filter.sort },
    ],
    search: searchFields(filter),
    isSearch,
    rows: list.items.map((claim) => claimRow(claim, viewer)),
    paging: presentPaging('/claims', list),
  };
}

function searchFields(filter: ClaimFilter): Field[] {
  return [
    {
      name: 'patientControlNumber',
      label: 'Our claim number',
      value: filter.patientControlNumber ?? '',
      maxLength: 38,
    },
    {
      name: 'payerControlNumber',
      label: 'Payer’s claim number',
      value: filter.payerControlNumber ?? '',
      maxLength: 50,
    },
    { name: 'patientName', label: 'Last name begins with', value: filter.patientName ?? '', maxLength: 60 },
    { name: 'serviceFrom', label: 'Service from', type: 'date', value: filter.serviceFrom ?? '' },
    { name: 'serviceTo', label: 'Service to', type: 'date', value: filter.serviceTo ?? '' },
  ];
}

export function claimRow(claim: ListedClaim, viewer: Viewer): ClaimRow {
  const { claimId, patientControlNumber, patientAccountId } = claim;
  const view = viewListedClaim(claim, viewer.actor!.role);
  const href = findHref(viewer, 'claim', claimId);
  const accountHref = findHref(viewer, 'account', patientAccountId);
  return {
    claimId,
    controlNumber: patientControlNumber,
    ...(href && { href }),
    patient: view.patient.name,
    ...(accountHref && { accountHref }),
    payer: view.payerName ?? 'Self-pay',
    serviceDates: renderDates(view.firstServiceDate, view.lastServiceDate),
    state: view.state,
    chargeAmount: separateThousands(view.chargeAmount),
    openAmount: separateThousands(view.openAmount),
    findings: view.issues.length === 0 ? '' : separateThousands(view.issues.length),
  };
}
