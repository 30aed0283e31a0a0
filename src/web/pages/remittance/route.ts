import { pageQuery, remittanceParams } from '../../../../schemas/requests/lists.js';
import { getRemittance, listClaimPayments } from '../../../app/reading/read-exchange.js';
import { type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentRemittance } from './presenter.js';
import { RemittanceView } from './view.js';

export function remittanceRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/remittances/{remittanceId}',
      access: { action: 'remittance.read' },
      params: remittanceParams,
      query: pageQuery,
      answer: (call) => show(services, call),
    },
  ];
}

async function show(services: WebContext, { actor, viewer, params, query }: PageCall) {
  const remittanceId = params['remittanceId']!;
  const remittance = takeDone(await getRemittance(services, actor, remittanceId));
  const name = `remittances/${remittanceId}`;
  const payments = await readList(services.cursors, name, query as { limit: number }, (_, page) =>
    listClaimPayments(services, actor, remittanceId, page),
  );
  return { page: RemittanceView({ remittance: presentRemittance(remittance, payments, viewer), viewer }) };
}
