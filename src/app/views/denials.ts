import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { Role } from '../actor.js';
import type { ListedDenial, ListedWorkItem } from '../records/list-records.js';
import { present, viewAmount, viewIssue, viewPatient } from './common.js';
import { viewProposal } from './proposals.js';

export function viewDenialFacts(denial: PlannedDenial) {
  return present({
    denialKey: denial.naturalKey,
    claimId: denial.claimId,
    claimPaymentId: denial.claimPaymentId,
    payerSequence: denial.payerSequence,
    lineControlNumber: denial.lineControlNumber,
    denialClass: denial.denialClass,
    groupCode: denial.groupCode,
    reasonCode: denial.reasonCode,
    remarkCodes: denial.remarkCodes,
    deniedAmount: viewAmount(denial.deniedAmount),
    atStakeAmount: viewAmount(denial.atStakeAmount),
    state: denial.state,
    occurrence: denial.occurrence,
    deniedOn: denial.deniedOn,
    ruleId: denial.ruleId,
    isPreventable: denial.isPreventable,
    isUnprocessable: denial.isUnprocessable,
    deadline: denial.deadline,
    deadlineKind: denial.deadlineKind,
  });
}

export function viewDenial(denial: ListedDenial, role: Role) {
  return {
    ...viewDenialFacts(denial),
    patientControlNumber: denial.patientControlNumber,
    patientAccountId: denial.patientAccountId,
    patient: viewPatient(denial.patient, role),
    payerName: denial.payerName,
    firstServiceDate: denial.firstServiceDate,
  };
}

export function viewWorkItem(item: ListedWorkItem) {
  return present({
    workItemKey: item.naturalKey,
    kind: item.kind,
    state: item.state,
    claimId: item.claimId,
    claimPaymentId: item.claimPaymentId,
    lineControlNumber: item.lineControlNumber,
    amount: viewAmount(item.amount),
    issues: item.issues.map(viewIssue),
    proposal: item.proposal && viewProposal(item.proposal),
    openedAt: item.openedAt,
    closedAt: item.closedAt,
  });
}
