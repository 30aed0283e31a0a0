import { parseCents } from '../../../../schemas/money.js';
import { done } from '../../../../schemas/outcome.js';
import { approvalParams, patientRefundForm } from '../../../../schemas/requests/approvals.js';
import { refundPaidForm } from '../../../../schemas/requests/patient-payments.js';
import { refundOf, requestApproval } from '../../../app/approvals/request-approval.js';
import { payPatientRefund } from '../../../app/patient-payments/pay-patient-refund.js';
import type { PageRoute } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { APPROVALS_PATH, formRoute } from './form-route.js';

/** Money of a patient given back: asked for at the account or the receipt, and paid out where it was approved. */
export function refundRoutes(services: WebContext): PageRoute[] {
  return [
    formRoute(services, {
      ...{ path: `${APPROVALS_PATH}/refunds`, action: 'patient-refund.request', form: patientRefundForm },
      write: ({ actor, form: { amount, ...asked } }) =>
        requestApproval(services, actor, refundOf({ ...asked, amount: parseCents(amount)! })),
    }),
    formRoute(services, {
      path: `${APPROVALS_PATH}/{approvalId}/payment`,
      action: 'patient-refund.pay',
      state: 'executed',
      ...{ params: approvalParams, form: refundPaidForm },
      write: async ({ actor, params, form: { reference, paidOn } }) => {
        const payment = { approvalId: params['approvalId']!, reference, paidOn };
        const outcome = await payPatientRefund(services, actor, payment);
        return 'refused' in outcome ? outcome : done({ state: 'executed' });
      },
    }),
  ];
}
