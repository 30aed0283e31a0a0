import { type Issue, renderIssue } from '../../schemas/issue.js';
import { sumCents } from '../../schemas/money.js';
import { buildStableUuid } from '../stable-key.js';
import { getInsurance, type RecordedClaim, type RecordedPayment } from './adjudicated-claim.js';
import { adjudicationOf, adjustmentsOf, totalsOf } from './adjudication.js';
import { moneyOf } from './fhir-decimal.js';
import {
  insurerOf,
  PROFESSIONAL,
  patientOf,
  providerOf,
  RECORD_SYSTEMS,
  type RecordResource,
  terminologyOf,
} from './record-parts.js';

/** How far one payer has come with a claim. */
export interface PayerAnswer {
  readonly payerSequence: number;
  /**
   * queued: sent, or acknowledged by 999 or 277CA; error: refused before adjudication; complete or partial: an 835
   * has come, and something of it still waits for a person or for another payment.
   */
  readonly outcome: 'queued' | 'error' | 'complete' | 'partial';
  /** ISO date or instant of what was answered last. */
  readonly answeredAt: string;
  /** Why it was refused, as acknowledgements said it; codes only. */
  readonly rejections: readonly Issue[];
  /** Every claim payment of this payer. */
  readonly payments: readonly RecordedPayment[];
  /** The one that stands: not reversed and no reversal. */
  readonly standing?: RecordedPayment;
}

/** One ClaimResponse for each claim and payer: the next answer of the same payer updates it. */
export function buildClaimResponseId(claimId: string, payerSequence: number): string {
  return buildStableUuid(`${RECORD_SYSTEMS.claimResponse}:${claimId}:${payerSequence}`);
}

/** FHIR R4 ClaimResponse: what the payer's answers come to. The amount paid is the sum of all its claim payments. */
export function buildClaimResponse(recorded: RecordedClaim, answer: PayerAnswer): RecordResource {
  const { claimId, claim } = recorded;
  const { payerSequence, outcome, payments, standing, answeredAt } = answer;
  const id = buildClaimResponseId(claimId, payerSequence);
  return {
    resourceType: 'ClaimResponse',
    id,
    identifier: [{ system: RECORD_SYSTEMS.claimResponse, value: `${claimId}/${payerSequence}` }],
    status: recorded.isVoid ? 'cancelled' : 'active',
    type: PROFESSIONAL,
    use: 'claim',
    patient: patientOf(recorded),
    created: answeredAt,
    insurer: insurerOf(getInsurance(claim, payerSequence).payer),
    requestor: providerOf(claim.billingProvider),
    request: { reference: `Claim/${claimId}` },
    outcome,
    ...(standing && decisionOf(recorded, standing)),
    ...(payments.length > 0 && paidOf(payments)),
    ...(outcome === 'error' && { error: errorsOf(answer.rejections) }),
  };
}

/** Items go by the lines of the claim; what the payer reports of no line of ours stands in the explanation alone. */
function decisionOf({ claim }: RecordedClaim, { payment, lineMatches }: RecordedPayment) {
  const items = payment.services.flatMap((service) => {
    const line = claim.lines.find((each) => each.lineControlNumber === lineMatches[service.ordinal]);
    return line ? [{ itemSequence: line.lineNumber, adjudication: adjudicationOf(service) }] : [];
  });
  return {
    ...(items.length > 0 && { item: items }),
    ...(payment.adjustments.length > 0 && { adjudication: adjustmentsOf(payment.adjustments) }),
    total: totalsOf(payment),
  };
}

function paidOf(payments: readonly RecordedPayment[]) {
  const last = payments.at(-1)!;
  const amount = sumCents(payments, ({ payment }) => payment.paymentAmount);
  const isWhole = payments.every(({ isOpen }) => !isOpen);
  return {
    payment: {
      type: terminologyOf('ex-paymenttype', isWhole ? 'complete' : 'partial'),
      date: last.productionDate,
      amount: moneyOf(amount),
      identifier: { value: last.traceNumber },
    },
  };
}

function errorsOf(rejections: readonly Issue[]) {
  const errors = rejections.map((rejection) => ({
    code: {
      coding: [{ system: 'urn:claimwright:issue', code: rejection.code }],
      text: renderIssue(rejection),
    },
  }));
  return errors.length > 0 ? errors : [{ code: { text: 'Refused before adjudication' } }];
}
