import type { RecordedClaim, RecordedPayment } from '../../../fhir-mappings/write-back/adjudicated-claim.js';
import { buildClaimResource } from '../../../fhir-mappings/write-back/build-claim-resource.js';
import { buildClaimResponse } from '../../../fhir-mappings/write-back/build-claim-response.js';
import { buildExplanationOfBenefit } from '../../../fhir-mappings/write-back/build-explanation-of-benefit.js';
import { buildPaymentReconciliation } from '../../../fhir-mappings/write-back/build-payment-reconciliation.js';
import type { RecordResource } from '../../../fhir-mappings/write-back/record-parts.js';
import { CLEAN_CLAIM } from '../../domain/claims/clean-claim.js';
import {
  advice,
  balanced,
  day,
  money,
  providerAdjustment,
} from '../../domain/remittance/remittance-builder.js';
import { doneOf } from '../../support/clinic-books.js';

export const CLAIM_ID = '01920000-0000-7000-8000-000000000001';

export const PAYMENT_ID = '01920000-0000-7000-8000-000000000002';

export const REMITTANCE_ID = '01920000-0000-7000-8000-000000000003';

/** A claim of 300.00 whose three lines are worth 100.00 each. */
export const RECORDED: RecordedClaim = {
  claimId: CLAIM_ID,
  claim: CLEAN_CLAIM,
  patientKey: { sourceSystem: 'urn:clinic:mrn', sourceIdentifier: 'M000001' },
  createdAt: '2026-03-10T12:00:00.000Z',
  isVoid: false,
  isSelfPay: false,
};

/** 80.50, 12.30 and nothing paid of three lines. */
export const PAYMENT: RecordedPayment = {
  claimPaymentId: PAYMENT_ID,
  payerSequence: 1,
  payment: balanced(
    [
      { paid: '80.50', cas: 'CO-45 9.5 PR-2 10' },
      { paid: '12.30', cas: 'CO-45 87.70' },
      { paid: '0', cas: 'CO-16 100', remarks: ['N382'] },
    ],
    { payerControlNumber: 'ICN1', patientResponsibilityAmount: money('10') },
  ),
  productionDate: day('2026-03-20'),
  traceNumber: 'EFT1',
  lineMatches: { 1: 'L1', 2: 'L2', 3: 'L3' },
  isOpen: false,
};

export const ANSWER = {
  payerSequence: 1,
  outcome: 'complete',
  answeredAt: '2026-03-20',
  rejections: [],
  payments: [PAYMENT],
  standing: PAYMENT,
} as const;

export const REMITTANCE = {
  remittanceId: REMITTANCE_ID,
  advice: advice({
    paymentAmount: money('91.80'),
    providerAdjustments: [providerAdjustment(1, 'L6', '-1.00'), providerAdjustment(2, 'WO:ICN0', '2')],
  }),
  claimPayments: [{ claimPaymentId: PAYMENT_ID, claimId: CLAIM_ID, paymentAmount: money('92.80') }],
};

/** One of each kind. */
export function recordedResources(): RecordResource[] {
  return [
    buildClaimResource(RECORDED),
    buildClaimResponse(RECORDED, ANSWER),
    buildExplanationOfBenefit(RECORDED, PAYMENT),
    doneOf(buildPaymentReconciliation(REMITTANCE)),
  ];
}
