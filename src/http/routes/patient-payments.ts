import { parseCents } from '../../../schemas/money.js';
import { accountParams, pageQuery } from '../../../schemas/requests/lists.js';
import {
  patientApplicationRequest,
  patientPaymentRequest,
  patientReturnRequest,
  refundPaymentRequest,
} from '../../../schemas/requests/patient-payments.js';
import {
  patientPayment,
  patientPaymentPage,
  refundPayment,
} from '../../../schemas/responses/patient-payments.js';
import { applyPatientPayment } from '../../app/patient-payments/apply-patient-payment.js';
import { payPatientRefund } from '../../app/patient-payments/pay-patient-refund.js';
import { listPatientPayments } from '../../app/patient-payments/read-patient-payments.js';
import { recordPatientPayment } from '../../app/patient-payments/record-patient-payment.js';
import { returnPatientPayment } from '../../app/patient-payments/return-patient-payment.js';
import { viewPatientPayment } from '../../app/views/patient-payments.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

const TAG = 'Patient payments';

/** The number of a receipt is the practice's own text: it goes in the body and stands in no address. */
const PATH = '/api/v1/patient-payments';

const NOW = { status: 201, description: 'The payment as it stands now', schema: patientPayment } as const;

const WRITES = {
  method: 'POST',
  tag: TAG,
  isIdempotent: true,
  access: { action: 'patient-payment.record' },
  success: NOW,
  refusals: ['unknown', 'invalid', 'conflict'],
} as const;

export function patientPaymentRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    recordRoute(services),
    listRoute(cursors, {
      path: '/api/v1/patient-accounts/{patientAccountId}/payments',
      operationId: 'listPatientPayments',
      tag: TAG,
      summary: 'What was paid on a patient account, by receipt number',
      action: 'patient-payment.read',
      params: accountParams,
      query: pageQuery,
      schema: patientPaymentPage,
      refusals: ['unknown'],
      read: (actor, _, page, params) =>
        listPatientPayments(services, actor, params['patientAccountId']!, page),
      view: viewPatientPayment,
    }),
    ...changeRoutes(services),
    refundRoute(services),
  ];
}

function recordRoute(services: HttpContext): ApiRoute {
  return {
    ...WRITES,
    path: PATH,
    operationId: 'recordPatientPayment',
    summary: 'Record what a patient has paid',
    description:
      'Each allocation pays what the patient owes of a claim, and no more than that; the rest waits in ' +
      'liability.patient-unapplied. The same receipt with the same content again changes nothing.',
    body: jsonBody(patientPaymentRequest, 'The receipt'),
    handle: async ({ actor, body }) => {
      const allocations = body.allocations.map(readAllocation);
      const payment = { ...body, amount: parseCents(body.amount)!, allocations };
      return answerOne(await recordPatientPayment(services, actor, payment), viewPatientPayment);
    },
  };
}

function changeRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      ...WRITES,
      path: `${PATH}/applications`,
      operationId: 'applyPatientPayment',
      summary: 'Give a claim a part of what a receipt left without one',
      body: jsonBody(patientApplicationRequest, 'Which claim, and how much'),
      handle: async ({ actor, body }) => {
        const application = { ...readAllocation(body), receiptNumber: body.receiptNumber };
        return answerOne(await applyPatientPayment(services, actor, application), viewPatientPayment);
      },
    },
    {
      ...WRITES,
      path: `${PATH}/returns`,
      operationId: 'returnPatientPayment',
      summary: 'Take a payment back that the bank has returned, with all that was applied of it',
      body: jsonBody(patientReturnRequest, 'Why, and when'),
      handle: async ({ actor, body }) =>
        answerOne(await returnPatientPayment(services, actor, body), viewPatientPayment),
    },
  ];
}

function refundRoute(services: HttpContext): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/patient-refunds/payments',
    operationId: 'payPatientRefund',
    tag: TAG,
    summary: 'Record that an approved refund was paid out',
    access: { action: 'patient-refund.pay' },
    body: jsonBody(refundPaymentRequest, 'Which refund, and by what'),
    isIdempotent: true,
    success: { status: 201, description: 'The payment as it was recorded', schema: refundPayment },
    refusals: ['unknown', 'conflict'],
    handle: async ({ actor, body }) =>
      answerOne(await payPatientRefund(services, actor, body), (paid) => paid),
  };
}

function readAllocation({ claimId, amount }: { claimId: string; amount: string }) {
  return { claimId, amount: parseCents(amount)! };
}
