import { setParams } from '../../../../schemas/requests/lists.js';
import { readPaymentParts } from '../../../app/reading/read-payment-parts.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentPayment } from './presenter.js';
import { PaymentView } from './view.js';

export function paymentRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/files/{fileId}/sets/{setOrdinal}/payment',
      access: { action: 'remittance.read' },
      params: setParams,
      answer: async ({ actor, viewer, params }) => {
        const place = { fileId: params['fileId']!, setOrdinal: Number(params['setOrdinal']) };
        const told = await readPaymentParts(services, actor, place);
        return { page: PaymentView({ payment: presentPayment(takeDone(told), viewer), viewer }) };
      },
    },
  ];
}
