import type { ProfessionalClaim, ServiceLine } from '../../schemas/claim.js';
import { getInsurance, type RecordedClaim } from './adjudicated-claim.js';
import { moneyOf } from './fhir-decimal.js';
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
  placeOf,
  procedureOf,
  providerOf,
  RECORD_SYSTEMS,
  type RecordResource,
  servicedOf,
  terminologyOf,
  unitsOf,
} from './record-parts.js';

const ACCIDENTS = { AA: 'MVA', EM: 'WPA', OA: 'OTHER' } as const;

/** FHIR R4 Claim, as it is sent: what stands in the 837 and nothing else. */
export function buildClaimResource(recorded: RecordedClaim): RecordResource {
  const { claimId, claim, createdAt, isVoid, isSelfPay } = recorded;
  const dates = claim.lines.flatMap(({ serviceDate, serviceEndDate }) => [
    serviceDate,
    serviceEndDate ?? serviceDate,
  ]);
  const [start, end] = [dates.sort()[0], dates.at(-1)];
  return {
    resourceType: 'Claim',
    id: claimId,
    identifier: [
      { system: RECORD_SYSTEMS.claim, value: claimId },
      { system: RECORD_SYSTEMS.patientControlNumber, value: claim.patientControlNumber },
    ],
    status: isVoid ? 'cancelled' : 'active',
    type: PROFESSIONAL,
    use: 'claim',
    patient: patientOf(recorded),
    billablePeriod: { start, end },
    created: createdAt,
    ...(!isSelfPay && { insurer: insurerOf(claim.payer) }),
    provider: providerOf(claim.billingProvider),
    priority: terminologyOf('processpriority', 'normal'),
    ...relatedOf(claim),
    ...(claim.serviceFacility && { facility: { ...providerOf(claim.serviceFacility), type: 'Location' } }),
    ...careTeamOf(claim),
    supportingInfo: informationOf({ 'claim-frequency': claim.frequencyCode }),
    diagnosis: diagnosesOf(claim.diagnoses),
    insurance: insurancesOf(claim, isSelfPay),
    ...accidentOf(claim),
    item: claim.lines.map((line) => itemOf(claim, line)),
    total: moneyOf(claim.chargeAmount),
  };
}

/** REF*F8: what a replacement or void is about, under the payer's number. */
function relatedOf({ payerControlNumber }: ProfessionalClaim) {
  if (payerControlNumber === undefined) return {};
  const relationship = terminologyOf('ex-relatedclaimrelationship', 'prior');
  return { related: [{ relationship, reference: { value: payerControlNumber } }] };
}

/** R4 wants one at least: of a claim that nobody insures it says so. */
function insurancesOf(claim: ProfessionalClaim, isSelfPay: boolean) {
  if (isSelfPay) return [{ sequence: 1, focal: true, coverage: { display: claim.payer.name } }];
  const { priorAuthorizationNumber } = claim;
  return [claim, ...claim.otherCoverages].map((_, index) => ({
    sequence: index + 1,
    focal: index === 0,
    coverage: coverageOf(getInsurance(claim, index + 1)),
    ...(index === 0 && priorAuthorizationNumber !== undefined && { preAuthRef: [priorAuthorizationNumber] }),
  }));
}

/** R4 wants the date of an accident; without one the cause is supporting information at most, and is left to the 837. */
function accidentOf({ accident }: ProfessionalClaim) {
  if (accident?.date === undefined) return {};
  const { date, causes, state } = accident;
  const [cause] = causes;
  return {
    accident: {
      date,
      ...(cause && { type: conceptOf('http://terminology.hl7.org/CodeSystem/v3-ActCode', ACCIDENTS[cause]) }),
      ...(state !== undefined && { locationAddress: { state, country: 'US' } }),
    },
  };
}

function itemOf(claim: ProfessionalClaim, line: ServiceLine) {
  return {
    ...lineNumberOf(line.lineControlNumber),
    sequence: line.lineNumber,
    diagnosisSequence: line.diagnosisPointers,
    ...procedureOf(line.procedure),
    ...servicedOf(line),
    locationCodeableConcept: placeOf(line.facilityCode ?? claim.facilityCode),
    quantity: unitsOf(line),
    net: moneyOf(line.chargeAmount),
  };
}
