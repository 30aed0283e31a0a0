import type { Role } from '../actor.js';
import type { MatchSuggestions } from '../claim-payments/suggest-matches.js';
import type { FilePreview } from '../files/preview-file.js';
import type { RecordedUnit } from '../files/preview-recorder.js';
import type { ClaimPaymentRecord } from '../ports.js';
import { viewClaimPayment } from './claims.js';
import { present, viewAmount, viewIssue, viewPatient } from './common.js';

/** A claim payment where it is now. */
export function viewPlacedPayment(row: ClaimPaymentRecord) {
  const { payment } = row;
  return viewClaimPayment({
    ...row,
    patientControlNumber: payment.patientControlNumber,
    claimStatusCode: payment.claimStatusCode,
    chargeAmount: payment.chargeAmount,
    paymentAmount: payment.paymentAmount,
    ...(payment.payerControlNumber !== undefined && { payerControlNumber: payment.payerControlNumber }),
    ...(payment.patientResponsibilityAmount !== undefined && {
      patientResponsibilityAmount: payment.patientResponsibilityAmount,
    }),
  });
}

export function viewSuggestions({ payment, suggestions }: MatchSuggestions, role: Role) {
  return {
    claimPayment: viewPlacedPayment(payment),
    suggestions: suggestions.map(({ claim, score, facts }) => ({
      claimId: claim.claimId,
      patientControlNumber: claim.claim.patientControlNumber,
      patient: viewPatient(claim.claim.patient, role),
      chargeAmount: viewAmount(claim.claim.chargeAmount),
      firstServiceDate: claim.firstServiceDate,
      lastServiceDate: claim.lastServiceDate,
      score,
      facts,
    })),
  };
}

export function viewFilePreview(preview: FilePreview) {
  return {
    kind: preview.kind,
    result: preview.result,
    remittances: preview.remittances.map(({ written, ...set }) =>
      present({
        setControlNumber: set.setControlNumber,
        result: set.result,
        traceNumber: set.traceNumber,
        paymentAmount: set.paymentAmount === undefined ? undefined : viewAmount(set.paymentAmount),
        issues: set.issues.map(viewIssue),
        ...viewWritten(written),
      }),
    ),
    acknowledgements: preview.acknowledgements.map(({ written, ...acknowledgement }) => ({
      acknowledgement,
      ...viewWritten(written),
    })),
    issues: preview.issues.map(viewIssue),
  };
}

/** Without ids of rows that are not there afterwards. */
function viewWritten(unit: RecordedUnit) {
  const numbers = new Map(
    unit.claimPayments.map((row) => [row.claimPaymentId, row.payment.patientControlNumber] as const),
  );
  // A row that is placed later in the same unit of work is where it was placed last.
  const rows = new Map(unit.claimPayments.map((row) => [row.claimPaymentId, row] as const));
  return {
    claimPayments: [...rows.values()].map((row) =>
      present({
        ordinal: row.ordinal,
        patientControlNumber: row.payment.patientControlNumber,
        claimId: row.claimId,
        state: unit.changedStates.get(row.claimPaymentId) ?? row.state,
        paymentAmount: viewAmount(row.payment.paymentAmount),
        isOfThisSet: unit.arrived.has(row.claimPaymentId),
      }),
    ),
    journals: unit.journals.map(({ kind, accountingDate, postings }) => ({
      kind,
      accountingDate,
      postings: postings.map((posting) =>
        present({
          debit: posting.debit,
          credit: posting.credit,
          amount: viewAmount(posting.amount),
          claimId: posting.claimId,
          patientControlNumber: numbers.get(posting.claimPaymentId ?? ''),
          lineControlNumber: posting.lineControlNumber,
          groupCode: posting.groupCode,
          reasonCode: posting.reasonCode,
        }),
      ),
    })),
    denials: unit.denials.map((denial) => ({
      claimId: denial.claimId,
      state: denial.state,
      denialClass: denial.denialClass,
      groupCode: denial.groupCode,
      reasonCode: denial.reasonCode,
      deniedAmount: viewAmount(denial.deniedAmount),
      atStakeAmount: viewAmount(denial.atStakeAmount),
    })),
    workItems: [...unit.openedItems.values()].map((item) =>
      present({
        kind: item.kind,
        claimId: item.claimId,
        amount: viewAmount(item.amount),
        issues: item.issues.map(viewIssue),
      }),
    ),
    claimStates: unit.claimEvents.map(({ claimId, from, to }) => ({ claimId, from, to })),
  };
}
