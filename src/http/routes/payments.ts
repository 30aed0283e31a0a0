import { partReleaseRequest } from '../../../schemas/requests/approvals.js';
import { setParams } from '../../../schemas/requests/lists.js';
import { payment } from '../../../schemas/responses/payments.js';
import { partsOf } from '../../app/approvals/part-request.js';
import { requestApproval } from '../../app/approvals/request-approval.js';
import { readPaymentParts } from '../../app/reading/read-payment-parts.js';
import { viewPayment } from '../../app/views/payments.js';
import type { ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';
import { answerOne } from '../paging.js';
import { writingRoute } from './approvals.js';

/** Payments that came in several sets, or without some of their claims. */
export function paymentRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/files/{fileId}/sets/{setOrdinal}/payment',
      operationId: 'getPaymentParts',
      tag: 'Remittances',
      summary: 'The sets that share the payment of an 835 set, what each comes to, and what is left of it',
      access: { action: 'remittance.read' },
      params: setParams,
      success: { status: 200, description: 'The payment', schema: payment },
      refusals: ['unknown', 'conflict'],
      handle: async ({ actor, params }) => {
        const place = { fileId: params['fileId']!, setOrdinal: Number(params['setOrdinal']) };
        return answerOne(await readPaymentParts(services, actor, place), viewPayment);
      },
    },
    writingRoute({
      path: '/api/v1/work-items/parts',
      operationId: 'releaseParts',
      summary: 'Release quarantined sets, of which the total alone is wrong, as parts of one payment',
      ...{ action: 'quarantine.release', request: partReleaseRequest },
      write: ({ actor, body: { workItemKeys, reason } }) =>
        requestApproval(services, actor, { ...partsOf(workItemKeys), reason }),
    }),
  ];
}
