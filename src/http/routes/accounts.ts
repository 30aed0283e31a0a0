import {
  accountListQuery,
  accountParams,
  accountSearchRequest,
  pageQuery,
} from '../../../schemas/requests/lists.js';
import { account, accountPage, entryPage } from '../../../schemas/responses/accounts.js';
import type { Actor } from '../../app/actor.js';
import { getAccount, listAccountEntries, listAccounts } from '../../app/reading/read-accounts.js';
import type { AccountFilter, PageRequest } from '../../app/records/list-records.js';
import { viewAccount, viewEntry, viewListedAccount } from '../../app/views/accounts.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute, searchRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

export function accountRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [...accountLists(services, cursors), ...accountDetails(services, cursors)];
}

function accountLists(services: HttpContext, cursors: Cursors): ApiRoute[] {
  const shared = {
    tag: 'Patient accounts',
    action: 'account.read',
    schema: accountPage,
    read: (actor: Actor, filter: AccountFilter, page: PageRequest) =>
      listAccounts(services, actor, filter, page),
    view: viewListedAccount,
  } as const;
  return [
    listRoute(cursors, {
      ...shared,
      path: '/api/v1/patient-accounts',
      operationId: 'listPatientAccounts',
      summary: 'Patient accounts with what payers and patients owe',
      query: accountListQuery,
    }),
    searchRoute(cursors, {
      ...shared,
      path: '/api/v1/patient-accounts/search',
      operationId: 'searchPatientAccounts',
      summary: 'Patient accounts by name',
      request: accountSearchRequest,
    }),
  ];
}

function accountDetails(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/patient-accounts/{patientAccountId}',
      operationId: 'getPatientAccount',
      tag: 'Patient accounts',
      summary: 'One patient account with its balances by ledger account',
      access: { action: 'account.read' },
      params: accountParams,
      success: { status: 200, description: 'The patient account', schema: account },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await getAccount(services, actor, params['patientAccountId']!), (found) =>
          viewAccount(found, actor.role),
        ),
    },
    listRoute(cursors, {
      path: '/api/v1/patient-accounts/{patientAccountId}/ledger',
      operationId: 'listLedgerEntries',
      tag: 'Patient accounts',
      summary: 'Every posting on a patient account, in the order of the ledger',
      action: 'account.read',
      params: accountParams,
      query: pageQuery,
      schema: entryPage,
      refusals: ['unknown'],
      read: (actor, _, page, params) =>
        listAccountEntries(services, actor, params['patientAccountId']!, page),
      view: viewEntry,
    }),
  ];
}
