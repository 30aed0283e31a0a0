import { ageAccounts } from '../../../app/accounts/age-accounts.js';
import { summarizePractice } from '../../../app/accounts/summarize-practice.js';
import { listFiles } from '../../../app/reading/read-exchange.js';
import { type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { findHome } from '../../parts/navigation.js';
import { mayDo } from '../../viewer.js';
import type { WebContext } from '../../web-context.js';
import { presentSummary } from './presenter.js';
import { SummaryView } from './view.js';

const LAST_FILES = { limit: 8 };

export function summaryRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/',
      // Whoever logs in begins here; who sees no claims is led on to what there is to see.
      access: { action: 'file.list' },
      answer: async (call) =>
        mayDo(call.viewer, 'claim.read') ? show(services, call) : { location: findHome(call.viewer) },
    },
  ];
}

async function show(services: WebContext, { actor, viewer }: PageCall) {
  const practice = takeDone(await summarizePractice(services, actor));
  const aged = mayDo(viewer, 'aging.read') ? takeDone(await ageAccounts(services, actor, {})) : undefined;
  const files = mayDo(viewer, 'file.list')
    ? takeDone(await listFiles(services, actor, {}, LAST_FILES)).items
    : undefined;
  const summary = presentSummary({ practice, aged, files }, viewer);
  return { page: SummaryView({ summary, viewer }) };
}
