import Joi from 'joi';
import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import type { PatientPayment } from '../../../../schemas/patient-payment.js';
import { accountParams } from '../../../../schemas/requests/lists.js';
import { listPatientClaims, type PatientClaim } from '../../../app/patient-payments/list-patient-claims.js';
import { recordPatientPayment } from '../../../app/patient-payments/record-patient-payment.js';
import { getAccount } from '../../../app/reading/read-accounts.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { receiptPath, sayOwed } from '../../parts/patient-payments.js';
import { type Tried, triedBy, typedForm } from '../../read-form.js';
import type { WebContext } from '../../web-context.js';
import { FIELD_NAMES, findShownClaims, nameClaimField, presentRecordPatientPayment } from './presenter.js';
import { CLAIM_FIELD, readPayment } from './read-payment.js';
import { RecordPatientPaymentView } from './view.js';

/** What a patient pays, put in by who takes the money. */
export function recordPatientPaymentRoutes(services: WebContext): PageRoute[] {
  const base = {
    ...{ path: '/accounts/{patientAccountId}/payments', params: accountParams },
    access: { action: 'patient-payment.record' },
  } as const;
  return [
    { ...{ method: 'GET', ...base }, answer: async (call) => ({ page: await show(services, call) }) },
    {
      ...{ method: 'POST', ...base },
      form: typedForm(FIELD_NAMES).pattern(CLAIM_FIELD, Joi.string().max(2_000)),
      answer: (call) => record(services, call),
    },
  ];
}

/** Done: the receipt. What can be mended is shown as it was typed, with what is wrong. */
async function record(services: WebContext, call: PageCall): Promise<PageAnswer> {
  const { csrf: _, ...values } = call.form;
  const read = readPayment(values, call.params['patientAccountId']!);
  if ('errors' in read) {
    return { page: await show(services, call, { values, errors: read.errors }), status: 422 };
  }
  const outcome = await recordPatientPayment(services, call.actor, read.payment);
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    return { location: receiptPath(takeDone(outcome)) };
  }
  const { code, issues } = outcome.refused;
  const tried = triedBy(issues, values, (_code, found) => fieldOf(found, read.payment), sayFault);
  return { page: await show(services, call, tried), status: code === 'conflict' ? 409 : 422 };
}

/** The fields of which the use case may say that they are wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  'receipt.receipt-known': 'receiptNumber',
  'receipt.over-allocated': 'amount',
  'receipt.date-in-future': 'receivedOn',
};

/** What is said of an allocation belongs to the field of its claim. */
function fieldOf({ code, context }: Issue, { allocations }: PatientPayment): string | undefined {
  const allocation = allocations[Number(context['ordinal']) - 1];
  return allocation ? nameClaimField(allocation.claimId) : FIELDS[code];
}

function sayFault(found: Issue): string {
  return found.code === 'receipt.more-than-owed' ? sayOwed(found) : `${renderIssue(found)}.`;
}

async function show(services: WebContext, { actor, viewer, params }: PageCall, tried?: Tried) {
  const patientAccountId = params['patientAccountId']!;
  const account = takeDone(await getAccount(services, actor, patientAccountId));
  const claims = takeDone(await listPatientClaims(services, actor, patientAccountId));
  const said = tried && sayAtTheWhole(tried, claims);
  return RecordPatientPaymentView({
    page: presentRecordPatientPayment(account, claims, viewer, said),
    viewer,
  });
}

/** What is wrong with a claim that the page does not show is said of the whole. */
function sayAtTheWhole(tried: Tried, claims: readonly PatientClaim[]): Tried {
  const shown = findShownClaims(claims, tried).map(({ claimId }) => nameClaimField(claimId));
  const isUnseen = (name: string) => CLAIM_FIELD.test(name) && !shown.includes(name);
  const unseen = [...tried.errors].filter(([name]) => isUnseen(name)).map(([, told]) => told);
  if (unseen.length === 0) return tried;
  const failure = [tried.failure, ...unseen].filter(Boolean).join(' ');
  return { ...tried, failure };
}
