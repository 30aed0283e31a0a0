import type Joi from 'joi';
import { done, type Outcome } from '../../../schemas/outcome.js';
import {
  claimPaymentParams,
  matchRequest,
  reasonedRequest,
  releaseRequest,
} from '../../../schemas/requests/decisions.js';
import { claimPayment } from '../../../schemas/responses/claims.js';
import { matchSuggestions } from '../../../schemas/responses/decisions.js';
import { matchClaimPayment, unmatchClaimPayment } from '../../app/claim-payments/match-claim-payment.js';
import { holdClaimPayment, releaseClaimPayment } from '../../app/claim-payments/release-claim-payment.js';
import { suggestMatches } from '../../app/claim-payments/suggest-matches.js';
import type { ClaimPaymentRecord } from '../../app/ports.js';
import { viewPlacedPayment, viewSuggestions } from '../../app/views/decisions.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { answerOne } from '../paging.js';

const TAG = 'Claim payments';

const PATH = '/api/v1/claim-payments/{claimPaymentId}';

/** Where claim payments belong that no rule could place, and which earlier payers they no longer wait for. */
export function claimPaymentRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: `${PATH}/suggestions`,
      operationId: 'suggestMatches',
      tag: TAG,
      summary: 'Claims to which a claim payment without one may belong',
      access: { action: 'claim-payment.match' },
      params: claimPaymentParams,
      success: { status: 200, description: 'The likeliest first', schema: matchSuggestions },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await suggestMatches(services, actor, params['claimPaymentId']!), (found) =>
          viewSuggestions(found, actor.role),
        ),
    },
    ...decisionRoutes(services),
  ];
}

interface Decision {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly request: Joi.ObjectSchema;
  decide(call: ApiCall, claimPaymentId: string): Promise<Outcome<ClaimPaymentRecord | null>>;
}

function decisionRoutes(services: HttpContext): ApiRoute[] {
  const decisions: readonly Decision[] = [
    {
      ...{ name: 'match', operationId: 'matchClaimPayment', request: matchRequest },
      summary: 'Say to which claim it belongs, to which lines of it, or which payer of it answered',
      decide: ({ actor, body: { lines, ...body } }, claimPaymentId) =>
        matchClaimPayment(services, actor, {
          ...body,
          subject: { claimPaymentId },
          ...(lines && { lines: linesOf(lines) }),
        }),
    },
    {
      ...{ name: 'unmatch', operationId: 'unmatchClaimPayment', request: reasonedRequest },
      summary: 'Take that back',
      decide: ({ actor, body }, claimPaymentId) =>
        unmatchClaimPayment(services, actor, { ...body, subject: { claimPaymentId } }),
    },
    {
      ...{ name: 'release', operationId: 'releaseClaimPayment', request: releaseRequest },
      summary: 'Wait no more for an earlier payer, whose answer came on paper',
      decide: ({ actor, body }, claimPaymentId) =>
        releaseClaimPayment(services, actor, { ...body, subject: { claimPaymentId } }),
    },
    {
      ...{ name: 'hold', operationId: 'holdClaimPayment', request: releaseRequest },
      summary: 'Take a release back',
      decide: ({ actor, body }, claimPaymentId) =>
        holdClaimPayment(services, actor, { ...body, subject: { claimPaymentId } }),
    },
  ];
  return decisions.map(decisionRoute);
}

function decisionRoute({ name, operationId, summary, request, decide }: Decision): ApiRoute {
  return {
    method: 'POST',
    path: `${PATH}/${name}`,
    ...{ operationId, tag: TAG, summary },
    access: { action: 'claim-payment.match' },
    params: claimPaymentParams,
    body: jsonBody(request, 'The decision and its reason, which are kept for good'),
    isIdempotent: true,
    success: { status: 201, description: 'The claim payment where it is now', schema: claimPayment },
    refusals: ['unknown', 'invalid', 'conflict'],
    handle: async (call) => {
      const outcome = await decide(call, call.params['claimPaymentId']!);
      if ('refused' in outcome) return outcome;
      return done({ body: viewPlacedPayment(outcome.done!) });
    },
  };
}

function linesOf(lines: readonly { ordinal: number; lineControlNumber: string }[]): Record<number, string> {
  return Object.fromEntries(lines.map(({ ordinal, lineControlNumber }) => [ordinal, lineControlNumber]));
}
