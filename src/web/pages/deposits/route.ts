import { listWaitingDeposits } from '../../../app/deposits/list-waiting-deposits.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentDeposits } from './presenter.js';
import { DepositsView } from './view.js';

export function depositsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/deposits',
      access: { action: 'deposit.read' },
      answer: async ({ actor, viewer }) => {
        const waiting = takeDone(await listWaitingDeposits(services, actor));
        return { page: DepositsView({ deposits: presentDeposits(waiting, viewer), viewer }) };
      },
    },
  ];
}
