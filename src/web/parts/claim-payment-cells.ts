import { CLAIM_STATUSES } from '../../../edi/remittance-835/explanation-labels.js';
import type { viewClaimPayment } from '../../app/views/claims.js';
import { separateThousands } from './formats.js';

/** What is shown of a claim payment, on the page of its claim and on that of its remittance. */
export function renderClaimPaymentCells(view: ReturnType<typeof viewClaimPayment>) {
  const { patientResponsibilityAmount: patient } = view;
  return {
    payerControlNumber: view.payerControlNumber ?? '',
    status: renderStatus(view.claimStatusCode),
    chargeAmount: separateThousands(view.chargeAmount),
    paymentAmount: separateThousands(view.paymentAmount),
    patientAmount: patient === undefined ? '' : separateThousands(patient),
    state: view.state,
  };
}

/** CLP02 in words. */
function renderStatus(claimStatusCode: string): string {
  const label = CLAIM_STATUSES[claimStatusCode];
  return label === undefined ? claimStatusCode : `${claimStatusCode} ${label}`;
}
