import { page } from '../../../../schemas/requests/common.js';
import { accountParams, pageQuery } from '../../../../schemas/requests/lists.js';
import { explainAccountBalance } from '../../../app/accounts/explain-balance.js';
import { listPatientClaims } from '../../../app/patient-payments/list-patient-claims.js';
import { listPatientPayments } from '../../../app/patient-payments/read-patient-payments.js';
import { getAccount, listAccountEntries } from '../../../app/reading/read-accounts.js';
import { listClaims } from '../../../app/reading/read-claims.js';
import { type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { presentStory } from '../../parts/story-table.js';
import { readList } from '../../read-list.js';
import { mayDo } from '../../viewer.js';
import type { WebContext } from '../../web-context.js';
import { presentPayments } from './present-payments.js';
import { presentAccount } from './presenter.js';
import { AccountView } from './view.js';

/** More claims than one patient has in years; the list of claims shows them all. */
const CLAIMS = { limit: 100 };

/** Where each of its two lists goes on: the ledger, and the payments of the patient. */
const accountPageQuery = pageQuery.keys({ payments: page.cursor });

interface AccountPageQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly payments?: string;
}

export function accountRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/accounts/{patientAccountId}',
      access: { action: 'account.read' },
      params: accountParams,
      query: accountPageQuery,
      answer: (call) => show(services, call),
    },
  ];
}

async function show(services: WebContext, call: PageCall) {
  const { actor, viewer, params } = call;
  const patientAccountId = params['patientAccountId']!;
  const account = takeDone(await getAccount(services, actor, patientAccountId));
  const claims = mayDo(viewer, 'claim.read')
    ? takeDone(await listClaims(services, actor, { patientAccountId }, '-serviceDate', CLAIMS)).items
    : [];
  const { payments: _, ...asked } = call.query as AccountPageQuery;
  const entries = await readList(services.cursors, `accounts/${patientAccountId}`, asked, (_filter, part) =>
    listAccountEntries(services, actor, patientAccountId, part),
  );
  const payments = mayDo(viewer, 'patient-payment.read') && (await readPayments(services, call));
  const story = presentStory(await explainAccountBalance(services, actor, patientAccountId), viewer);
  const told = {
    ...presentAccount({ account, claims, entries }, viewer),
    ...{ story, ...(payments && { payments }) },
  };
  return { page: AccountView({ account: told, viewer }) };
}

async function readPayments(services: WebContext, { actor, viewer, params, query }: PageCall) {
  const patientAccountId = params['patientAccountId']!;
  const { limit, payments: cursor } = query as AccountPageQuery;
  const asked = { limit, ...(cursor !== undefined && { cursor }) };
  const payments = await readList(
    services.cursors,
    `accounts/${patientAccountId}/payments`,
    asked,
    (_, part) => listPatientPayments(services, actor, patientAccountId, part),
  );
  const claims =
    payments.items.length === 0 ? [] : takeDone(await listPatientClaims(services, actor, patientAccountId));
  return presentPayments({ patientAccountId, payments, claims }, viewer);
}
