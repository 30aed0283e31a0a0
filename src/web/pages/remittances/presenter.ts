import type { RemittanceRecord, RemittanceState } from '../../../app/ports.js';
import { viewRemittance } from '../../../app/views/exchange.js';
import type { Field } from '../../parts/filter-form.js';
import { separateThousands } from '../../parts/formats.js';
import { REMITTANCE_STATE_OPTIONS } from '../../parts/labels.js';
import { findFormHref, findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface RemittanceRow {
  readonly remittanceId: string;
  readonly traceNumber: string;
  readonly href?: string;
  readonly payer: string;
  readonly paymentDate: string;
  readonly method: string;
  readonly paymentAmount: string;
  readonly claimPaymentCount: string;
  readonly state: string;
}

export interface RemittancesPage {
  readonly filter: readonly Field[];
  readonly rows: readonly RemittanceRow[];
  readonly paging: Paging;
  /** Where what came on paper is recorded, for who may. */
  readonly paperHref?: string;
}

export function presentRemittances(
  list: ReadList<RemittanceRecord, { readonly state?: RemittanceState }>,
  viewer: Viewer,
): RemittancesPage {
  const paperHref = findFormHref(viewer, 'paperRemittance');
  return {
    filter: [
      { name: 'state', label: 'State', options: REMITTANCE_STATE_OPTIONS, value: list.filter.state ?? '' },
    ],
    rows: list.items.map((remittance) => remittanceRow(remittance, viewer)),
    paging: presentPaging('/remittances', list),
    ...(paperHref && { paperHref }),
  };
}

function remittanceRow(remittance: RemittanceRecord, viewer: Viewer): RemittanceRow {
  const view = viewRemittance(remittance);
  const href = findHref(viewer, 'remittance', view.remittanceId);
  return {
    remittanceId: view.remittanceId,
    traceNumber: view.traceNumber,
    ...(href && { href }),
    payer: view.payerName,
    paymentDate: view.paymentDate,
    method: view.paymentMethodCode,
    paymentAmount: separateThousands(view.paymentAmount),
    claimPaymentCount: separateThousands(view.claimPaymentCount),
    state: view.state,
  };
}
