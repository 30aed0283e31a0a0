import { issue } from '../../schemas/issue.js';
import {
  addCents,
  type Cents,
  formatCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../schemas/money.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import type { ProviderAdjustment, RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { moneyOf } from './fhir-decimal.js';
import { RECORD_SYSTEMS, type RecordResource, terminologyOf } from './record-parts.js';

const ADJUSTMENT_CODES = 'https://x12.org/codes/provider-adjustment-reason-codes';

export interface RecordedRemittance {
  readonly remittanceId: string;
  readonly advice: Pick<
    RemittanceAdvice,
    | 'paymentAmount'
    | 'paymentDate'
    | 'productionDate'
    | 'traceNumber'
    | 'payer'
    | 'payerIdentifier'
    | 'providerAdjustments'
  >;
  /** Every CLP of the set. */
  readonly claimPayments: readonly ReconciledPayment[];
}

export interface ReconciledPayment {
  readonly claimPaymentId: string;
  /** Absent while it is not matched. */
  readonly claimId?: string;
  readonly paymentAmount: Cents;
}

/**
 * FHIR R4 PaymentReconciliation of one remittance: a detail for each CLP and each PLB, whose amounts add up to BPR02.
 * Where they do not, there is no reconciliation but a refusal with the difference.
 */
export function buildPaymentReconciliation(remittance: RecordedRemittance): Outcome<RecordResource> {
  const { remittanceId, advice, claimPayments } = remittance;
  const computed = subtractCents(
    sumCents(claimPayments, ({ paymentAmount }) => paymentAmount),
    sumCents(advice.providerAdjustments, ({ amount }) => amount),
  );
  const difference = subtractCents(advice.paymentAmount, computed);
  if (difference !== ZERO) {
    const context = { stated: formatCents(advice.paymentAmount), computed: formatCents(computed) };
    const found = { ...context, difference: formatCents(difference) };
    return refused('quarantined', [
      issue('remittance.set-out-of-balance', { segment: 'BPR', element: 2 }, found),
    ]);
  }
  return done({
    resourceType: 'PaymentReconciliation',
    id: remittanceId,
    identifier: [{ system: RECORD_SYSTEMS.remittance, value: remittanceId }],
    status: 'active',
    created: advice.productionDate ?? advice.paymentDate,
    paymentIssuer: {
      type: 'Organization',
      identifier: { value: advice.payerIdentifier },
      display: advice.payer.name,
    },
    outcome: 'complete',
    paymentDate: advice.paymentDate,
    paymentAmount: moneyOf(addCents(computed)),
    paymentIdentifier: { value: advice.traceNumber },
    detail: [
      ...claimPayments.map((payment) => paymentDetailOf(payment, advice)),
      ...advice.providerAdjustments.map((adjustment) => adjustmentDetailOf(adjustment, remittanceId)),
    ],
  });
}

/** Claim and explanation by identifier: the server need not hold them. */
function paymentDetailOf(
  { claimPaymentId, claimId, paymentAmount }: ReconciledPayment,
  { paymentDate }: RecordedRemittance['advice'],
) {
  const identifier = { system: RECORD_SYSTEMS.claimPayment, value: claimPaymentId };
  const request = { type: 'Claim', identifier: { system: RECORD_SYSTEMS.claim, value: claimId } };
  return {
    identifier,
    type: terminologyOf('payment-type', 'payment'),
    ...(claimId !== undefined && { request, response: { type: 'ExplanationOfBenefit', identifier } }),
    date: paymentDate,
    amount: moneyOf(paymentAmount),
  };
}

/** A PLB lowers the payment when it is positive, so that its detail has the other sign. */
function adjustmentDetailOf(adjustment: ProviderAdjustment, remittanceId: string) {
  const { ordinal, reasonCode, reference, amount, fiscalPeriodDate } = adjustment;
  const { coding } = terminologyOf('payment-type', 'adjustment');
  return {
    identifier: { system: RECORD_SYSTEMS.providerAdjustment, value: `${remittanceId}/${ordinal}` },
    ...(reference !== undefined && { predecessor: { value: reference } }),
    type: { coding: [...coding, { system: ADJUSTMENT_CODES, code: reasonCode }] },
    ...(fiscalPeriodDate !== undefined && { date: fiscalPeriodDate }),
    amount: moneyOf(negateCents(amount)),
  };
}
