import type { CobProposal, CobStep, FigureChange } from '../../../../schemas/cob-proposal.js';
import { type Issue, issue } from '../../../../schemas/issue.js';
import { formatCents } from '../../../../schemas/money.js';

/** A proposal in sentences: what is stale, what has changed, and what would follow. */
export function buildProposalIssues({ stale, changes, steps }: CobProposal): Issue[] {
  return [
    ...stale.map(({ payerSequence, builtOn }) =>
      issue('remittance.cob-stale', {}, { payerSequence, builtOn }, 'warning'),
    ),
    ...changes.map(tellChange),
    ...steps.map(tellStep),
  ];
}

function tellChange({ payerSequence, lineControlNumber, old, now }: FigureChange): Issue {
  const context = {
    payerSequence,
    line: lineControlNumber ?? 'none',
    oldPayment: formatCents(old.paidAmount),
    payment: formatCents(now.paidAmount),
    oldShare: formatCents(old.patientShareAmount),
    share: formatCents(now.patientShareAmount),
    oldAdjusted: formatCents(old.adjustedAmount),
    adjusted: formatCents(now.adjustedAmount),
  };
  return issue('remittance.cob-change', {}, context, 'warning');
}

function tellStep(step: CobStep): Issue {
  switch (step.kind) {
    case 'await-correction':
    case 'replacement-claim': {
      const { payerSequence } = step;
      return issue(`remittance.cob-${step.kind}`, {}, { payerSequence }, 'warning');
    }
    case 'refund-payer': {
      const context = { payerSequence: step.payerSequence, amount: formatCents(step.amount) };
      return issue('remittance.cob-refund-payer', {}, context, 'warning');
    }
    case 'change-statement': {
      const context = { oldAmount: formatCents(step.oldAmount), amount: formatCents(step.newAmount) };
      return issue('remittance.cob-change-statement', {}, context, 'warning');
    }
    case 'hold-patient-credit':
    case 'refund-patient':
      return issue(`remittance.cob-${step.kind}`, {}, { amount: formatCents(step.amount) }, 'warning');
  }
}
