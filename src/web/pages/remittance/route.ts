import type { Approval } from '../../../../schemas/approval.js';
import type { Outcome } from '../../../../schemas/outcome.js';
import { reasonedRequest } from '../../../../schemas/requests/decisions.js';
import { remittancePageQuery, remittanceParams } from '../../../../schemas/requests/lists.js';
import { requestApproval } from '../../../app/approvals/request-approval.js';
import { listCertifiedPayments, proveCertificates } from '../../../app/reading/read-certificates.js';
import { getRemittance, listClaimPayments } from '../../../app/reading/read-exchange.js';
import type { ListedClaimPayment } from '../../../app/records/list-records.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentCertificate } from './present-certificate.js';
import { presentRemittance } from './presenter.js';
import { RemittanceView } from './view.js';

const CHANGES = ['undo', 'redo'] as const;

export function remittanceRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/remittances/{remittanceId}',
      access: { action: 'remittance.read' },
      params: remittanceParams,
      query: remittancePageQuery,
      answer: async (call) => ({ page: await show(services, call) }),
    },
    ...CHANGES.map(
      (name): PageRoute => ({
        method: 'POST',
        path: `/remittances/{remittanceId}/${name}`,
        access: { action: 'remittance.undo' },
        params: remittanceParams,
        form: reasonedRequest,
        answer: async (call) => {
          const asked = { objectId: call.params['remittanceId']!, reason: call.form.reason };
          const kind = `${name}-remittance` as const;
          return answer(services, call, await requestApproval(services, call.actor, { kind, ...asked }));
        },
      }),
    ),
  ];
}

/**
 * Done: the remittance as it is now. Waiting for another person: the list in which it stands. Refused for a reason that
 * can be mended: what was typed, and why not.
 */
async function answer(services: WebContext, call: PageCall, outcome: Outcome<Approval>): Promise<PageAnswer> {
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    const isWaiting = takeDone(outcome).state === 'open';
    return { location: isWaiting ? '/approvals?state=open' : `/remittances/${call.params['remittanceId']}` };
  }
  const tried = { reason: call.form.reason, issues: outcome.refused.issues };
  const again = { ...call, actor: call.actor, query: FIRST_PAGE };
  return { page: await show(services, again, tried), status: 409 };
}

const FIRST_PAGE = { limit: 50 };

/** Longer ones are proved by the command line and the API. */
const LONGEST_PROVED = 2_000;

async function show(
  services: WebContext,
  { actor, viewer, params, query }: PageCall,
  tried?: Parameters<typeof presentRemittance>[4],
) {
  const remittanceId = params['remittanceId']!;
  const remittance = takeDone(await getRemittance(services, actor, remittanceId));
  const name = `remittances/${remittanceId}`;
  const { from, ...asked } = query as { limit: number; from?: number };
  const payments = await readList(services.cursors, name, asked, (_, page) => {
    const start = from === undefined ? page : { after: [remittanceId, String(from - 1)], ...page };
    return listClaimPayments(services, actor, remittanceId, start);
  });
  const shown = { ...payments, isFirst: payments.isFirst && from === undefined };
  const isShort = remittance.claimPaymentCount <= LONGEST_PROVED;
  const certificate = isShort
    ? await findCertificate(services, actor, remittanceId, payments.items)
    : undefined;
  const page = presentRemittance(remittance, shown, viewer, certificate, tried);
  return RemittanceView({ remittance: page, viewer });
}

/** None of a remittance from before there were any. */
async function findCertificate(
  services: WebContext,
  actor: PageCall['actor'],
  remittanceId: string,
  shown: readonly ListedClaimPayment[],
) {
  const outcome = await proveCertificates(services, actor, { remittanceId });
  if ('refused' in outcome) return undefined;
  if (shown.length === 0) return presentCertificate(outcome.done[0]!, []);
  const page = { limit: shown.length, after: [String(shown[0]!.ordinal - 1)] };
  const payments = takeDone(await listCertifiedPayments(services, actor, { remittanceId }, page));
  return presentCertificate(outcome.done[0]!, payments.items);
}
