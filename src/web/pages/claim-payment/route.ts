import Joi from 'joi';
import type { Outcome } from '../../../../schemas/outcome.js';
import { text } from '../../../../schemas/requests/common.js';
import {
  claimPaymentParams,
  reasonedRequest,
  releaseRequest,
} from '../../../../schemas/requests/decisions.js';
import type { Actor } from '../../../app/actor.js';
import { matchClaimPayment, unmatchClaimPayment } from '../../../app/claim-payments/match-claim-payment.js';
import { holdClaimPayment, releaseClaimPayment } from '../../../app/claim-payments/release-claim-payment.js';
import { suggestMatches } from '../../../app/claim-payments/suggest-matches.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readForm, type Tried, triedBy, typedForm } from '../../read-form.js';
import type { WebContext } from '../../web-context.js';
import type { DecisionName } from './forms.js';
import { presentClaimPayment } from './presenter.js';
import { ClaimPaymentView } from './view.js';

const PATH = '/claim-payments/{claimPaymentId}';

interface Decision {
  readonly request: Joi.ObjectSchema;
  readonly decide: (
    services: WebContext,
    actor: Actor,
    // biome-ignore lint/suspicious/noExplicitAny: what joi let through has the shape of the decision's own request
    request: any,
  ) => Promise<Outcome<unknown>>;
}

const DECISIONS: Readonly<Record<DecisionName, Decision>> = {
  match: {
    request: reasonedRequest.append({
      patientControlNumber: text(50).min(1).required(),
      payerSequence: Joi.number().integer().min(1).max(9).empty(''),
    }),
    decide: matchClaimPayment,
  },
  unmatch: { request: reasonedRequest, decide: unmatchClaimPayment },
  release: { request: releaseRequest, decide: releaseClaimPayment },
  hold: { request: releaseRequest, decide: holdClaimPayment },
};

/** A claim payment without a claim, or held: the claims it may be of, and what a person decides about it. */
export function claimPaymentRoutes(services: WebContext): PageRoute[] {
  const access = { action: 'claim-payment.match' } as const;
  return [
    {
      ...{ method: 'GET', path: PATH, access, params: claimPaymentParams },
      answer: async (call) => ({ page: await show(services, call) }),
    },
    ...Object.entries(DECISIONS).map(
      ([name, decision]): PageRoute => ({
        ...{ method: 'POST', path: `${PATH}/${name}`, access, params: claimPaymentParams },
        form: typedForm(Object.keys(decision.request.describe().keys as object)),
        answer: (call) => decide(services, call, name as DecisionName),
      }),
    ),
  ];
}

/** Done: the claim payment where it is now. What can be mended is shown as it was typed, with what is wrong. */
async function decide(services: WebContext, call: PageCall, name: DecisionName): Promise<PageAnswer> {
  const { csrf: _, ...values } = call.form;
  const { request, decide } = DECISIONS[name];
  const read = readForm(request, values);
  if ('errors' in read) return refuse(services, call, { form: name, values, errors: read.errors }, 422);
  const claimPaymentId = call.params['claimPaymentId']!;
  if (name === 'match' && (await isPayerMissing(services, call, read.value))) {
    const errors = new Map([
      ['payerSequence', 'Choose one: the claim has several, and the remittance does not say.'],
    ]);
    return refuse(services, call, { form: name, values, errors }, 422);
  }
  const outcome = await decide(services, call.actor, { ...read.value, subject: { claimPaymentId } });
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    takeDone(outcome);
    return { location: `/claim-payments/${claimPaymentId}` };
  }
  const { issues, code } = outcome.refused;
  const tried = { ...triedBy(issues, values, (each) => FIELDS[each]), form: name };
  return refuse(services, call, tried, code === 'conflict' ? 409 : 422);
}

/** Placed without it, the money would wait in the claim as it waits beside it. */
async function isPayerMissing(
  services: WebContext,
  { actor, params }: PageCall,
  { patientControlNumber, payerSequence }: { patientControlNumber: string; payerSequence?: number },
): Promise<boolean> {
  if (payerSequence !== undefined) return false;
  const found = await suggestMatches(services, actor, params['claimPaymentId']!, patientControlNumber);
  return !('refused' in found) && found.done.isPayerOpen;
}

/** The fields of which the use cases may say that they are wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  'decision.no-claim': 'patientControlNumber',
  'decision.no-payer': 'payerSequence',
  'decision.no-such-payer': 'payerSequence',
};

async function refuse(services: WebContext, call: PageCall, tried: Tried, status: number) {
  return { page: await show(services, call, tried), status };
}

async function show(services: WebContext, { actor, viewer, params }: PageCall, tried?: Tried) {
  const typed = tried?.form === 'match' ? tried.values['patientControlNumber'] : undefined;
  const found = takeDone(await suggestMatches(services, actor, params['claimPaymentId']!, typed));
  return ClaimPaymentView({ payment: presentClaimPayment(found, viewer, tried), viewer });
}
