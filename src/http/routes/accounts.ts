import {
  accountListQuery,
  accountParams,
  accountSearchRequest,
  pageQuery,
} from '../../../schemas/requests/lists.js';
import { account, accountPage, entryPage } from '../../../schemas/responses/accounts.js';
import type { AccountFilter } from '../../app/list-records.js';
import { getAccount, listAccountEntries, listAccounts } from '../../app/reading/read-accounts.js';
import { viewAccount, viewEntry, viewListedAccount } from '../../app/views/accounts.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne, answerPage } from '../paging.js';

export function accountRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [...accountLists(services, cursors), ...accountDetails(services, cursors)];
}

function accountLists(services: HttpContext, cursors: Cursors): ApiRoute[] {
  const list = ({ actor }: ApiCall, asked: { limit: number } & AccountFilter) =>
    answerPage(
      cursors,
      'patient-accounts',
      asked,
      (filter, page) => listAccounts(services, actor, filter, page),
      (item) => viewListedAccount(item, actor.role),
    );
  return [
    {
      method: 'GET',
      path: '/api/v1/patient-accounts',
      operationId: 'listPatientAccounts',
      tag: 'Patient accounts',
      summary: 'Patient accounts with what payers and patients owe',
      access: { action: 'account.read' },
      query: accountListQuery,
      success: { status: 200, description: 'A page of patient accounts', schema: accountPage },
      handle: (call) => list(call, call.query),
    },
    {
      method: 'POST',
      path: '/api/v1/patient-accounts/search',
      operationId: 'searchPatientAccounts',
      tag: 'Patient accounts',
      summary: 'Patient accounts by name',
      description: 'By POST, so that no name stands in an address. Writes nothing.',
      access: { action: 'account.read' },
      body: jsonBody(accountSearchRequest, 'What to look for'),
      success: { status: 200, description: 'A page of patient accounts', schema: accountPage },
      handle: (call) => list(call, call.body),
    },
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
