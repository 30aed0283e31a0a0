import { issue } from '../../../schemas/issue.js';
import { done } from '../../../schemas/outcome.js';
import { claimParams } from '../../../schemas/requests/claims.js';
import { accountParams, fileParams } from '../../../schemas/requests/lists.js';
import { payerBalanceRequest, segmentQuery } from '../../../schemas/requests/stories.js';
import { balanceExplanation, fileSegments, payerBalance } from '../../../schemas/responses/stories.js';
import {
  explainAccountBalance,
  explainClaimBalance,
  explainPayerBalance,
} from '../../app/accounts/explain-balance.js';
import { readSegments } from '../../app/reading/read-segments.js';
import { viewPayer, viewStory } from '../../app/views/stories.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { answerOne } from '../paging.js';
import { ProblemError } from '../problem.js';

const DESCRIPTION =
  'Each step in the order in which things happened: the charge, each remittance by its payment date, the entries as ' +
  'they were posted; with the journal, the segments of the 835 behind it, and what each party owes after it. Refused ' +
  'where it would not end at the balance of the ledger.';

export function storyRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [claimStory(services), accountStory(services), payerStory(services, cursors), segments(services)];
}

function claimStory(services: HttpContext): ApiRoute {
  return {
    method: 'GET',
    path: '/api/v1/claims/{claimId}/balance-explanation',
    operationId: 'explainClaimBalance',
    tag: 'Claims',
    summary: 'How the balance of a claim came about, step by step',
    description: DESCRIPTION,
    access: { action: 'claim.read' },
    params: claimParams,
    success: { status: 200, description: 'The steps, and where they end', schema: balanceExplanation },
    refusals: ['unknown', 'conflict'],
    handle: async ({ actor, params }) =>
      answerOne(await explainClaimBalance(services, actor, params['claimId']!), viewStory),
  };
}

function accountStory(services: HttpContext): ApiRoute {
  return {
    method: 'GET',
    path: '/api/v1/patient-accounts/{patientAccountId}/balance-explanation',
    operationId: 'explainAccountBalance',
    tag: 'Patient accounts',
    summary: 'How the balance of a patient account came about, step by step, over all its claims',
    description: DESCRIPTION,
    access: { action: 'account.read' },
    params: accountParams,
    success: { status: 200, description: 'The steps, and where they end', schema: balanceExplanation },
    refusals: ['unknown', 'conflict'],
    handle: async ({ actor, params }) =>
      answerOne(await explainAccountBalance(services, actor, params['patientAccountId']!), viewStory),
  };
}

function payerStory(services: HttpContext, cursors: Cursors): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/payers/balance-explanation/search',
    operationId: 'explainPayerBalance',
    tag: 'Claims',
    summary: 'What a payer owes: totals by month and kind, and the claims on which it stands',
    description: 'By POST, because a payer id can be a name. Writes nothing.',
    access: { action: 'claim.read' },
    body: jsonBody(payerBalanceRequest, 'The payer'),
    success: { status: 200, description: 'Totals, and a page of the claims', schema: payerBalance },
    refusals: ['unknown', 'conflict'],
    handle: (call) => answerPayer(services, cursors, call),
  };
}

async function answerPayer(services: HttpContext, cursors: Cursors, { actor, body, request }: ApiCall) {
  const { payerId, limit, cursor } = body as { payerId: string; limit: number; cursor?: string };
  const list = `${request.path}?${payerId}`;
  const after = cursor === undefined ? undefined : cursors.read(list, cursor);
  if (cursor !== undefined && !after) {
    throw new ProblemError('bad-request', [issue('request.cursor', { path: 'cursor' })]);
  }
  const outcome = await explainPayerBalance(services, actor, payerId, { limit, ...(after && { after }) });
  if ('refused' in outcome) return outcome;
  const { next } = outcome.done.claims;
  return done({
    body: { ...viewPayer(outcome.done), ...(next && { nextCursor: cursors.write(list, next) }) },
  });
}

function segments(services: HttpContext): ApiRoute {
  return {
    method: 'GET',
    path: '/api/v1/files/{fileId}/segments',
    operationId: 'listFileSegments',
    tag: 'Files',
    summary: 'What stands in a received 835 at a byte offset: that segment and four behind it',
    access: { action: 'file.read' },
    params: fileParams,
    query: segmentQuery,
    success: { status: 200, description: 'The segments as they were sent', schema: fileSegments },
    refusals: ['unknown'],
    handle: async ({ actor, params, query }) =>
      answerOne(await readSegments(services, actor, params['fileId']!, query.byteOffset), (items) => ({
        items,
      })),
  };
}
