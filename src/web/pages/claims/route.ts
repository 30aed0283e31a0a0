import { claimListQuery, claimSearchRequest } from '../../../../schemas/requests/claims.js';
import { listClaims } from '../../../app/reading/read-claims.js';
import type { ClaimFilter, ClaimOrder } from '../../../app/records/list-records.js';
import type { PageCall, PageRoute } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentClaims } from './presenter.js';
import { ClaimsView } from './view.js';

type Asked = { limit: number; cursor?: string; sort: ClaimOrder } & ClaimFilter;

/** Claims by state in an address, and by what names a patient in the body of a form. */
export function claimsRoutes(services: WebContext): PageRoute[] {
  const show = async ({ actor, viewer }: PageCall, asked: Asked, isSearch: boolean) => {
    const list = await readList(services.cursors, 'claims', asked, ({ sort, ...filter }, page) =>
      listClaims(services, actor, filter, sort, page),
    );
    return { page: ClaimsView({ claims: presentClaims(list, viewer, isSearch), viewer }) };
  };
  return [
    {
      method: 'GET',
      path: '/claims',
      access: { action: 'claim.read' },
      query: claimListQuery,
      answer: (call) => show(call, call.query, false),
    },
    {
      method: 'POST',
      path: '/claims',
      access: { action: 'claim.read' },
      form: claimSearchRequest,
      // The token of the form is no part of what is looked for.
      answer: (call) => {
        const { csrf: _, ...asked } = call.form;
        return show(call, asked, true);
      },
    },
  ];
}
