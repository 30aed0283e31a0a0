import Joi from 'joi';
import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import { parseCents } from '../../../../schemas/money.js';
import type { Outcome } from '../../../../schemas/outcome.js';
import { PATIENT_RETURN_KINDS } from '../../../../schemas/patient-payment.js';
import { calendarDate, identifier } from '../../../../schemas/requests/common.js';
import { reasonedRequest } from '../../../../schemas/requests/decisions.js';
import type { Actor } from '../../../app/actor.js';
import { applyPatientPayment } from '../../../app/patient-payments/apply-patient-payment.js';
import { listPatientClaims } from '../../../app/patient-payments/list-patient-claims.js';
import { getPatientPayment } from '../../../app/patient-payments/read-patient-payments.js';
import { returnPatientPayment } from '../../../app/patient-payments/return-patient-payment.js';
import type { PatientPaymentRecord } from '../../../app/records/patient-payment-records.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { receiptPath, sayOwed } from '../../parts/patient-payments.js';
import { paidAmount, readAmount } from '../../read-amount.js';
import { readForm, type Tried, triedBy, typedForm } from '../../read-form.js';
import type { WebContext } from '../../web-context.js';
import type { ReceiptFormName } from './forms.js';
import { presentPatientPayment } from './presenter.js';
import { PatientPaymentView } from './view.js';

const PATH = '/accounts/{patientAccountId}/payments/{receiptKey}';

const receiptParams = Joi.object({
  patientAccountId: identifier.required(),
  receiptKey: Joi.string().hex().length(32).required(),
});

interface Change {
  readonly request: Joi.ObjectSchema;
  readonly change: (
    services: WebContext,
    actor: Actor,
    // biome-ignore lint/suspicious/noExplicitAny: what joi let through has the shape of the form's own request
    request: any,
  ) => Promise<Outcome<unknown>>;
}

const CHANGES: Readonly<Record<ReceiptFormName, Change>> = {
  applications: {
    request: Joi.object({
      ordinal: Joi.number().integer().min(1).max(999_999).required(),
      claimId: identifier.required(),
      amount: paidAmount.required(),
    }),
    change: (services, actor, { amount, ...application }) =>
      applyPatientPayment(services, actor, { ...application, amount: parseCents(amount)! }),
  },
  returns: {
    request: reasonedRequest.append({
      kind: Joi.string()
        .valid(...PATIENT_RETURN_KINDS)
        .required(),
      returnedOn: calendarDate.required(),
    }),
    change: returnPatientPayment,
  },
};

/** One receipt of a patient: what it paid, what is left of it, and its return. */
export function patientPaymentRoutes(services: WebContext): PageRoute[] {
  return [
    {
      ...{ method: 'GET', path: PATH, access: { action: 'patient-payment.read' }, params: receiptParams },
      answer: async (call) => ({ page: await show(services, call) }),
    },
    ...Object.entries(CHANGES).map(
      ([name, { request }]): PageRoute => ({
        ...{ method: 'POST', path: `${PATH}/${name}`, access: { action: 'patient-payment.record' } },
        params: receiptParams,
        form: typedForm(Object.keys(request.describe().keys as object)),
        answer: (call) => change(services, call, name as ReceiptFormName),
      }),
    ),
  ];
}

/** Done: the receipt where it is now. What can be mended is shown as it was typed, with what is wrong. */
async function change(services: WebContext, call: PageCall, name: ReceiptFormName): Promise<PageAnswer> {
  const { csrf: _, ...values } = call.form;
  const { patientAccountId, receiptNumber } = await find(services, call);
  const typed = name === 'applications' ? { ...values, amount: readAmount(values.amount) } : values;
  const read = readForm(CHANGES[name].request, typed);
  if ('errors' in read) {
    const tried = { form: name, values, errors: read.errors };
    return { page: await show(services, call, tried), status: 422 };
  }
  const outcome = await CHANGES[name].change(services, call.actor, { ...read.value, receiptNumber });
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    takeDone(outcome);
    return { location: receiptPath({ patientAccountId, receiptNumber }) };
  }
  const { code, issues } = outcome.refused;
  const tried = { ...triedBy(issues, values, (each) => FIELDS[each], sayFault), form: name };
  return { page: await show(services, call, tried), status: code === 'conflict' ? 409 : 422 };
}

/** The fields of which the use cases may say that they are wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  'receipt.more-than-left': 'amount',
  'receipt.more-than-owed': 'amount',
  'receipt.returned-before': 'returnedOn',
  'receipt.date-in-future': 'returnedOn',
};

/** A form of one claim has no list in which it could stand somewhere. */
const OF_ITS_CLAIM: Readonly<Record<string, string>> = {
  'receipt.no-claim': 'The practice has no such claim.',
  'receipt.other-account': 'The claim is of another patient account.',
};

function sayFault(found: Issue): string {
  if (found.code === 'receipt.more-than-owed') return sayOwed(found);
  return OF_ITS_CLAIM[found.code] ?? `${renderIssue(found)}.`;
}

async function find(services: WebContext, { actor, params }: PageCall): Promise<PatientPaymentRecord> {
  const { patientAccountId = '', receiptKey = '' } = params;
  return takeDone(await getPatientPayment(services, actor, { patientAccountId, receiptKey }));
}

async function show(services: WebContext, call: PageCall, tried?: Tried) {
  const { actor, viewer } = call;
  const payment = await find(services, call);
  const claims = takeDone(await listPatientClaims(services, actor, payment.patientAccountId));
  return PatientPaymentView({ payment: presentPatientPayment(payment, claims, viewer, tried), viewer });
}
