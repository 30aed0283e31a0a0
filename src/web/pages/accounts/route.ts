import { accountListQuery, accountSearchRequest } from '../../../../schemas/requests/lists.js';
import { listAccounts } from '../../../app/reading/read-accounts.js';
import type { AccountFilter } from '../../../app/records/list-records.js';
import type { PageCall, PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentAccounts } from './presenter.js';
import { AccountsView } from './view.js';

type Asked = { limit: number; cursor?: string } & AccountFilter;

/** Accounts in an address, and by name in the body of a form. */
export function accountsRoutes(services: WebContext): PageRoute[] {
  const show = async ({ actor, viewer }: PageCall, asked: Asked, isSearch: boolean) => {
    const list = await readList(services.cursors, 'accounts', asked, (filter, page) =>
      listAccounts(services, actor, filter, page),
    );
    return { page: AccountsView({ accounts: presentAccounts(list, viewer, isSearch), viewer }) };
  };
  return [
    {
      method: 'GET',
      path: '/accounts',
      access: { action: 'account.read' },
      query: accountListQuery,
      answer: (call) => show(call, call.query, false),
    },
    {
      method: 'POST',
      path: '/accounts',
      access: { action: 'account.read' },
      form: accountSearchRequest,
      // The token of the form is no part of what is looked for.
      answer: (call) => {
        const { csrf: _, ...asked } = call.form;
        return show(call, asked, true);
      },
    },
  ];
}
