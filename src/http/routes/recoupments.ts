import type Joi from 'joi';
import { parseCents } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import {
  letterWithdrawalRequest,
  overpaymentLetterRequest,
  payerChequeRequest,
  recoupmentDisputeRequest,
  recoupmentListQuery,
  recoupmentMatchRequest,
} from '../../../schemas/requests/recoupments.js';
import {
  recordedLetter,
  recoupment,
  recoupmentPage,
  recoupmentSummary,
} from '../../../schemas/responses/recoupments.js';
import { today } from '../../app/context.js';
import type { Action } from '../../app/permissions.js';
import type { RecoupmentRecord } from '../../app/records/recoupment-records.js';
import { disputeRecoupment } from '../../app/recoupments/dispute-recoupment.js';
import { listRecoupments, summarizeRecoupments } from '../../app/recoupments/list-recoupments.js';
import { matchRecoupment } from '../../app/recoupments/match-recoupment.js';
import { recordOverpaymentLetter } from '../../app/recoupments/record-overpayment-letter.js';
import { recordPayerCheque } from '../../app/recoupments/record-payer-cheque.js';
import { withdrawLetter } from '../../app/recoupments/withdraw-letter.js';
import { viewRecoupment, viewRecoupmentSummary } from '../../app/views/recoupments.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

const TAG = 'Recoupments';

export function recoupmentRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/recoupments',
      operationId: 'listRecoupments',
      tag: TAG,
      summary: 'What payers are owed and what they have taken, oldest first',
      action: 'recoupment.read',
      query: recoupmentListQuery,
      schema: recoupmentPage,
      read: (actor, filter, page) => listRecoupments(services, actor, filter, page),
      view: (item) => viewRecoupment(item, today(services.clock)),
    }),
    {
      method: 'GET',
      path: '/api/v1/recoupments/summary',
      operationId: 'summarizeRecoupments',
      tag: TAG,
      summary: 'Opened, closed and open by payer and tax number, beside the ledger',
      access: { action: 'recoupment.read' },
      success: { status: 200, description: 'The totals', schema: recoupmentSummary },
      handle: async ({ actor }) =>
        answerOne(await summarizeRecoupments(services, actor), viewRecoupmentSummary),
    },
    letterRoute(services),
    ...changeRoutes(services),
  ];
}

function letterRoute(services: HttpContext): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/recoupments/letters',
    operationId: 'recordOverpaymentLetter',
    tag: TAG,
    summary: "Record a payer's letter about an overpayment",
    description:
      'Each claim of the letter opens an item, by which a later takeback under its number is explained. What is ' +
      'accepted is contractual; what is disputed stays owed by the payer.',
    access: { action: 'recoupment.record' },
    body: jsonBody(overpaymentLetterRequest, 'The letter'),
    isIdempotent: true,
    success: { status: 201, description: 'The items that it opened', schema: recordedLetter },
    refusals: ['invalid', 'conflict'],
    handle: async ({ actor, body }) => {
      const claims = body.claims.map((claim: { payerControlNumber: string; amount: string }) => ({
        payerControlNumber: claim.payerControlNumber,
        amount: parseCents(claim.amount)!,
      }));
      return answerOne(await recordOverpaymentLetter(services, actor, { ...body, claims }), (made) => made);
    },
  };
}

interface Change {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly request: Joi.ObjectSchema;
  readonly action: Action;
  change(call: ApiCall): Promise<Outcome<RecoupmentRecord>>;
}

function changeRoutes(services: HttpContext): ApiRoute[] {
  const changes: readonly Change[] = [
    {
      ...{ name: 'withdrawals', operationId: 'withdrawLetter', request: letterWithdrawalRequest },
      summary: "Take back a letter's claim that asked for nothing real",
      action: 'recoupment.record',
      change: ({ actor, body }) => withdrawLetter(services, actor, body.recoupmentKey),
    },
    {
      ...{ name: 'disputes', operationId: 'disputeRecoupment', request: recoupmentDisputeRequest },
      summary: 'Dispute an item, or accept it after all',
      action: 'recoupment.record',
      change: ({ actor, body }) => disputeRecoupment(services, actor, body),
    },
    {
      ...{ name: 'matches', operationId: 'matchRecoupment', request: recoupmentMatchRequest },
      summary: 'Say which item a takeback closes',
      action: 'recoupment.record',
      change: ({ actor, body }) => matchRecoupment(services, actor, body),
    },
    {
      ...{ name: 'cheques', operationId: 'recordPayerCheque', request: payerChequeRequest },
      summary: 'Record a cheque of ours that pays an item',
      action: 'recoupment.pay',
      change: ({ actor, body }) =>
        recordPayerCheque(services, actor, { ...body, amount: parseCents(body.amount)! }),
    },
  ];
  return changes.map((change) => changeRoute(services, change));
}

function changeRoute(
  services: HttpContext,
  { name, operationId, summary, request, ...rest }: Change,
): ApiRoute {
  return {
    method: 'POST',
    path: `/api/v1/recoupments/${name}`,
    ...{ operationId, tag: TAG, summary },
    access: { action: rest.action },
    body: jsonBody(request, 'Which item, and what of it'),
    isIdempotent: true,
    success: { status: 201, description: 'The item as it stands now', schema: recoupment },
    refusals: ['unknown', 'invalid', 'conflict'],
    handle: async (call) => {
      const outcome = await rest.change(call);
      if ('refused' in outcome) return outcome;
      return done({ body: viewRecoupment(outcome.done, today(services.clock)) });
    },
  };
}
