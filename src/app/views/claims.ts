import type { ProfessionalClaim, Provider, ServiceLine } from '../../../schemas/claim.js';
import type { Role } from '../actor.js';
import type { ClaimDetail } from '../reading/read-claims.js';
import type { ListedClaim, ListedClaimPayment } from '../records/list-records.js';
import { viewEntry } from './accounts.js';
import { maskIdentifier, present, viewAmount, viewIssue, viewPatient } from './common.js';
import { viewDenialFacts, viewWorkItem } from './denials.js';

export function viewListedClaim(claim: ListedClaim, role: Role) {
  return present({
    claimId: claim.claimId,
    version: claim.version,
    state: claim.state,
    patientControlNumber: claim.patientControlNumber,
    patientAccountId: claim.patientAccountId,
    patient: viewPatient(claim.patient, role),
    payerId: claim.payerId,
    payerName: claim.payerName,
    chargeAmount: viewAmount(claim.chargeAmount),
    openAmount: viewAmount(claim.openAmount),
    firstServiceDate: claim.firstServiceDate,
    lastServiceDate: claim.lastServiceDate,
    issues: claim.issues.map(viewIssue),
  });
}

/** The claim as it stands, with all that happened to it. */
export function viewClaim(detail: ClaimDetail, role: Role) {
  const { record } = detail;
  return {
    claimId: record.claimId,
    version: record.version,
    state: record.state,
    patientAccountId: record.patientAccountId,
    firstServiceDate: record.firstServiceDate,
    lastServiceDate: record.lastServiceDate,
    payerControlNumbers: record.payerControlNumbers,
    openAmount: viewAmount(detail.openAmount),
    claim: viewContent(record.claim, role),
    issues: record.issues.map(viewIssue),
    events: detail.events.map(({ from, to, cause, recordedAt }) => ({ from, to, cause, recordedAt })),
    payments: detail.payments.map(viewClaimPayment),
    denials: detail.denials.map(viewDenialFacts),
    workItems: detail.workItems.map(viewWorkItem),
    entries: detail.entries.map(viewEntry),
  };
}

function viewContent(claim: ProfessionalClaim, role: Role) {
  const { subscriber } = claim;
  return present({
    form: claim.form,
    patientControlNumber: claim.patientControlNumber,
    frequencyCode: claim.frequencyCode,
    facilityCode: claim.facilityCode,
    chargeAmount: viewAmount(claim.chargeAmount),
    patient: viewPatient(claim.patient, role),
    subscriber: present({
      name: viewPatient(subscriber, role).name,
      memberId: maskIdentifier(subscriber.memberId, role),
      groupNumber: subscriber.groupNumber,
      claimFilingCode: subscriber.claimFilingCode,
    }),
    relationshipCode: claim.relationshipCode,
    payer: { payerId: claim.payer.payerId, name: claim.payer.name },
    payerResponsibility: claim.payerResponsibility,
    otherPayers: claim.otherCoverages.map(({ payer, payerResponsibility }) => ({
      payerId: payer.payerId,
      name: payer.name,
      payerResponsibility,
    })),
    billingProvider: viewProvider(claim.billingProvider),
    renderingProvider: claim.renderingProvider && viewProvider(claim.renderingProvider),
    diagnoses: claim.diagnoses.map(({ code }) => code),
    lines: claim.lines.map(viewLine),
    priorAuthorizationNumber: claim.priorAuthorizationNumber,
    payerControlNumber: claim.payerControlNumber,
  });
}

/** Never the tax number: a solo provider's can be a social security number. */
function viewProvider(provider: Provider) {
  const name = [provider.lastName, provider.firstName].filter(Boolean).join(', ');
  return present({ name, npi: provider.npi, taxonomyCode: provider.taxonomyCode });
}

function viewLine(line: ServiceLine) {
  return present({
    lineNumber: line.lineNumber,
    lineControlNumber: line.lineControlNumber,
    procedureCode: line.procedure.code,
    modifiers: line.procedure.modifiers,
    chargeAmount: viewAmount(line.chargeAmount),
    unitCount: line.unitCount,
    unitCode: line.unitCode,
    serviceDate: line.serviceDate,
    serviceEndDate: line.serviceEndDate,
    diagnosisPointers: line.diagnosisPointers,
  });
}

export function viewClaimPayment(payment: ListedClaimPayment) {
  return present({
    claimPaymentId: payment.claimPaymentId,
    remittanceId: payment.remittanceId,
    ordinal: payment.ordinal,
    claimId: payment.claimId,
    payerId: payment.payerId,
    payerSequence: payment.payerSequence,
    state: payment.state,
    patientControlNumber: payment.patientControlNumber,
    payerControlNumber: payment.payerControlNumber,
    claimStatusCode: payment.claimStatusCode,
    chargeAmount: viewAmount(payment.chargeAmount),
    paymentAmount: viewAmount(payment.paymentAmount),
    patientResponsibilityAmount:
      payment.patientResponsibilityAmount === undefined
        ? undefined
        : viewAmount(payment.patientResponsibilityAmount),
  });
}
