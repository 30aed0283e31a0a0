import type { CobProposal, CobStep, FigureChange, PriorFigures } from '../../../schemas/cob-proposal.js';
import { present, viewAmount } from './common.js';

/** What an item proposes, with amounts as texts. */
export function viewProposal({ stale, changes, steps }: CobProposal) {
  return { stale, changes: changes.map(viewChange), steps: steps.map(viewStep) };
}

function viewChange({ payerSequence, lineControlNumber, old, now }: FigureChange) {
  return present({ payerSequence, lineControlNumber, old: viewFigures(old), now: viewFigures(now) });
}

function viewFigures({ paidAmount, patientShareAmount, adjustedAmount }: PriorFigures) {
  return {
    paidAmount: viewAmount(paidAmount),
    patientShareAmount: viewAmount(patientShareAmount),
    adjustedAmount: viewAmount(adjustedAmount),
  };
}

function viewStep(step: CobStep) {
  return present({
    kind: step.kind,
    payerSequence: 'payerSequence' in step ? step.payerSequence : undefined,
    amount: 'amount' in step ? viewAmount(step.amount) : undefined,
    oldAmount: 'oldAmount' in step ? viewAmount(step.oldAmount) : undefined,
    newAmount: 'newAmount' in step ? viewAmount(step.newAmount) : undefined,
  });
}
