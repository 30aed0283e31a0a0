import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import type { Role } from '../actor.js';
import type { ReceivedFile } from '../files/receive-file.js';
import type { RemittanceRecord, SubmissionRecord } from '../ports.js';
import type { ListedEncounter, ListedFile } from '../records/list-records.js';
import { present, viewAmount, viewIssue } from './common.js';

export function viewEncounter(encounter: ListedEncounter) {
  return {
    encounterId: encounter.encounterId,
    sourceSystem: encounter.sourceSystem,
    sourceIdentifier: encounter.sourceIdentifier,
    state: encounter.state,
    version: encounter.version,
    issues: encounter.issues.map(viewIssue),
  };
}

/** Some partners put names into file names: who sees no patients sees no file names either. */
export function viewFile(file: ListedFile, role: Role) {
  const hidesName = role === 'admin' || role === 'auditor';
  return {
    fileId: file.fileId,
    direction: file.direction,
    kind: file.kind,
    name: hidesName ? '' : file.name,
    sha256: file.sha256,
    byteSize: file.byteSize,
    state: file.state,
    recordedAt: file.recordedAt,
    issues: file.issues.map(viewIssue),
  };
}

export function viewSubmission(submission: SubmissionRecord) {
  return {
    submissionId: submission.submissionId,
    fileId: submission.fileId,
    receiverId: submission.receiverId,
    interchangeControlNumber: submission.interchangeControlNumber,
    groupControlNumber: submission.groupControlNumber,
    transactionSetControlNumber: submission.transactionSetControlNumber,
    state: submission.state,
    claimIds: submission.claimIds,
  };
}

/** Without the payer's and our bank details. */
export function viewRemittance(remittance: RemittanceRecord) {
  const { advice } = remittance;
  const { wholePaymentAmount } = advice;
  return present({
    remittanceId: remittance.remittanceId,
    fileId: remittance.fileId,
    setOrdinal: remittance.setOrdinal,
    state: remittance.state,
    payerName: remittance.payerName,
    payerIdentifier: advice.payerIdentifier,
    paymentAmount: viewAmount(remittance.paymentAmount),
    wholePaymentAmount: wholePaymentAmount === undefined ? undefined : viewAmount(wholePaymentAmount),
    paymentMethodCode: advice.paymentMethodCode,
    paymentDate: remittance.paymentDate,
    traceNumber: remittance.traceNumber,
    claimPaymentCount: remittance.claimPaymentCount,
    providerAdjustments: advice.providerAdjustments.map(viewProviderAdjustment),
    issues: remittance.issues.map(viewIssue),
  });
}

function viewProviderAdjustment(adjustment: RemittanceAdvice['providerAdjustments'][number]) {
  return present({
    providerIdentifier: adjustment.providerIdentifier,
    reasonCode: adjustment.reasonCode,
    reference: adjustment.reference,
    amount: viewAmount(adjustment.amount),
  });
}

export function viewReceivedFile(received: ReceivedFile) {
  return {
    fileId: received.fileId,
    sha256: received.sha256,
    kind: received.kind,
    result: received.result,
    remittances: received.remittances.map((each) =>
      present({
        setControlNumber: each.setControlNumber,
        result: each.result,
        paymentAmount: each.paymentAmount === undefined ? undefined : viewAmount(each.paymentAmount),
        claimPayments: each.claimPayments,
        issues: each.issues.map(viewIssue),
      }),
    ),
    acknowledgements: received.acknowledgements,
    issues: received.issues.map(viewIssue),
  };
}
