import type { ServicePayment } from '../../schemas/remittance-advice.js';
import { getInsurance, type RecordedClaim, type RecordedPayment } from './adjudicated-claim.js';
import { adjudicationOf, adjustmentsOf, remarksOf, totalsOf } from './adjudication.js';
import { buildClaimResponseId } from './build-claim-response.js';
import { moneyOf, quantityOf } from './fhir-decimal.js';
import {
  careTeamOf,
  conceptOf,
  coverageOf,
  diagnosesOf,
  informationOf,
  insurerOf,
  lineNumberOf,
  PROFESSIONAL,
  patientOf,
  procedureOf,
  providerOf,
  RECORD_SYSTEMS,
  type RecordResource,
  servicedOf,
} from './record-parts.js';

const CARIN = 'http://hl7.org/fhir/us/carin-bb/CodeSystem';

/**
 * FHIR R4 ExplanationOfBenefit of one claim payment, in the shape of CARIN Blue Button. A reversal is one of its own
 * with the amounts that it takes back, so that what a claim's explanations say adds up to what was paid for it.
 */
export function buildExplanationOfBenefit(
  recorded: RecordedClaim,
  recordedPayment: RecordedPayment,
): RecordResource {
  const { claimId, claim } = recorded;
  const { claimPaymentId, payment, payerSequence, productionDate, isOpen } = recordedPayment;
  const insurance = getInsurance(claim, payerSequence);
  const { payerControlNumber } = payment;
  const remarkCodes = [...(payment.inpatient?.remarkCodes ?? []), ...(payment.outpatient?.remarkCodes ?? [])];
  const ofClaim = [...adjustmentsOf(payment.adjustments), ...remarksOf(remarkCodes)];
  const items = payment.services.map((service) => itemOf(recorded, recordedPayment, service));
  return {
    resourceType: 'ExplanationOfBenefit',
    id: claimPaymentId,
    identifier: [
      { system: RECORD_SYSTEMS.claimPayment, value: claimPaymentId },
      ...(payerControlNumber === undefined
        ? []
        : [{ type: conceptOf(`${CARIN}/C4BBIdentifierType`, 'uc'), value: payerControlNumber }]),
    ],
    status: 'active',
    type: PROFESSIONAL,
    use: 'claim',
    patient: patientOf(recorded),
    created: productionDate,
    insurer: insurerOf(insurance.payer),
    provider: providerOf(claim.billingProvider),
    claim: { reference: `Claim/${claimId}` },
    claimResponse: { reference: `ClaimResponse/${buildClaimResponseId(claimId, payerSequence)}` },
    outcome: isOpen ? 'partial' : 'complete',
    ...careTeamOf(claim),
    supportingInfo: informationOf({
      'claim-status': payment.claimStatusCode,
      'claim-frequency': payment.frequencyCode,
      'payer-sequence': String(payerSequence),
    }),
    diagnosis: diagnosesOf(claim.diagnoses),
    insurance: [{ focal: true, coverage: coverageOf(insurance) }],
    ...(items.length > 0 && { item: items }),
    ...(ofClaim.length > 0 && { adjudication: ofClaim }),
    total: [...totalsOf(payment), ...liabilityOf(recordedPayment)],
    payment: paymentOf(recordedPayment),
  };
}

function itemOf(recorded: RecordedClaim, { lineMatches }: RecordedPayment, service: ServicePayment) {
  const { ordinal, serviceDate, serviceEndDate, paidUnitCount } = service;
  const lineControlNumber = lineMatches[ordinal];
  const line = recorded.claim.lines.find((each) => each.lineControlNumber === lineControlNumber);
  const dates = serviceDate === undefined ? line : { serviceDate, ...(serviceEndDate && { serviceEndDate }) };
  return {
    ...(lineControlNumber !== undefined && lineNumberOf(lineControlNumber)),
    sequence: ordinal,
    ...(line && { diagnosisSequence: line.diagnosisPointers }),
    ...procedureOf(service.procedure),
    ...(dates && servicedOf(dates)),
    quantity: quantityOf(paidUnitCount ?? '1'),
    net: moneyOf(service.chargeAmount),
    adjudication: adjudicationOf(service),
  };
}

/** CLP05. */
function liabilityOf({ payment: { patientResponsibilityAmount: amount } }: RecordedPayment) {
  if (amount === undefined) return [];
  return [{ category: conceptOf(`${CARIN}/C4BBAdjudication`, 'memberliability'), amount: moneyOf(amount) }];
}

function paymentOf({ payment, productionDate, traceNumber }: RecordedPayment) {
  return {
    date: productionDate,
    amount: moneyOf(payment.paymentAmount),
    identifier: { value: traceNumber },
  };
}
