import { accountParams, pageQuery } from '../../../../schemas/requests/lists.js';
import { explainAccountBalance } from '../../../app/accounts/explain-balance.js';
import { getAccount, listAccountEntries } from '../../../app/reading/read-accounts.js';
import { listClaims } from '../../../app/reading/read-claims.js';
import { type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { presentStory } from '../../parts/story-table.js';
import { readList } from '../../read-list.js';
import { mayDo } from '../../viewer.js';
import type { WebContext } from '../../web-context.js';
import { presentAccount } from './presenter.js';
import { AccountView } from './view.js';

/** More claims than one patient has in years; the list of claims shows them all. */
const CLAIMS = { limit: 100 };

export function accountRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/accounts/{patientAccountId}',
      access: { action: 'account.read' },
      params: accountParams,
      query: pageQuery,
      answer: (call) => show(services, call),
    },
  ];
}

async function show(services: WebContext, { actor, viewer, params, query }: PageCall) {
  const patientAccountId = params['patientAccountId']!;
  const account = takeDone(await getAccount(services, actor, patientAccountId));
  const claims = mayDo(viewer, 'claim.read')
    ? takeDone(await listClaims(services, actor, { patientAccountId }, '-serviceDate', CLAIMS)).items
    : [];
  const name = `accounts/${patientAccountId}`;
  const entries = await readList(services.cursors, name, query as { limit: number }, (_, page) =>
    listAccountEntries(services, actor, patientAccountId, page),
  );
  const story = presentStory(await explainAccountBalance(services, actor, patientAccountId), viewer);
  const page = { ...presentAccount({ account, claims, entries }, viewer), story };
  return { page: AccountView({ account: page, viewer }) };
}
