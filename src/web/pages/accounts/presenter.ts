import type { AccountFilter, ListedAccount } from '../../../app/records/list-records.js';
import { viewListedAccount } from '../../../app/views/accounts.js';
import type { Field } from '../../parts/filter-form.js';
import { separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface AccountRow {
  readonly patientAccountId: string;
  readonly patient: string;
  readonly href?: string;
  readonly birthDate: string;
  readonly payerBalance: string;
  readonly patientBalance: string;
  readonly agencyBalance: string;
  readonly totalBalance: string;
}

export interface AccountsPage {
  readonly filter: readonly Field[];
  readonly search: readonly Field[];
  readonly isSearch: boolean;
  readonly rows: readonly AccountRow[];
  readonly paging: Paging;
}

export function presentAccounts(
  list: ReadList<ListedAccount, AccountFilter>,
  viewer: Viewer,
  isSearch: boolean,
): AccountsPage {
  const { name = '', openOnly } = list.filter;
  const open: Field = {
    name: 'openOnly',
    label: 'Only where something is open',
    type: 'checkbox',
    value: String(openOnly ?? false),
  };
  return {
    filter: [open],
    search: [{ name: 'name', label: 'Last name begins with', value: name, maxLength: 60 }, open],
    isSearch,
    rows: list.items.map((account) => accountRow(account, viewer)),
    paging: presentPaging('/accounts', list),
  };
}

function accountRow(account: ListedAccount, viewer: Viewer): AccountRow {
  const view = viewListedAccount(account, viewer.actor!.role);
  const href = findHref(viewer, 'account', view.patientAccountId);
  return {
    patientAccountId: view.patientAccountId,
    patient: view.patient.name,
    ...(href && { href }),
    birthDate: view.patient.birthDate ?? '',
    payerBalance: separateThousands(view.payerBalance),
    patientBalance: separateThousands(view.patientBalance),
    agencyBalance: separateThousands(view.agencyBalance),
    totalBalance: separateThousands(view.totalBalance),
  };
}
