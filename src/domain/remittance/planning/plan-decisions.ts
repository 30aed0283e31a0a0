import type { AdjustmentDecision, AdjustmentOutcome } from '../../../../schemas/adjustment-rule.js';
import { ZERO } from '../../../../schemas/money.js';
import type { ClassifiedAdjustment } from '../folding/adjudicated-parts.js';
import type { FoldedPayment, StandingPart } from '../folding/folded-payment.js';

/**
 * What decided each CAS triple of a claim payment that is posted, and its one outcome. The triples of a reversal only say again
 * what its original said, which is what is taken back.
 */
export function planDecisions(payment: FoldedPayment): AdjustmentDecision[] {
  if (payment.disposition !== 'posted') return [];
  if (payment.takesBack) return planReversed(payment);
  return payment.parts.flatMap((part) =>
    part.part.adjustments.map((adjustment) => ({
      casOrdinal: adjustment.casOrdinal,
      ruleId: adjustment.ruleId,
      outcome: findOutcome(adjustment, part),
    })),
  );
}

function planReversed({ adjudication }: FoldedPayment): AdjustmentDecision[] {
  const { adjustments, services } = adjudication.payment;
  const lists = [{ ordinal: 0, adjustments }, ...services];
  return lists.flatMap(({ ordinal, adjustments: list }) =>
    [...list.entries()]
      .filter(([, { amount }]) => amount !== ZERO)
      .map(([index]) => ({ casOrdinal: `${ordinal}.${index + 1}`, ruleId: 'reversal', outcome: 'restated' })),
  );
}

function findOutcome(adjustment: ClassifiedAdjustment, part: StandingPart): AdjustmentOutcome {
  // Adjudicated twice: only its cash was posted, and a person has to say what the rest means.
  if (part.isTwice) return 'unexplained';
  switch (adjustment.class.kind) {
    case 'denial':
      return 'denied';
    case 'prior-payer':
      return 'restated';
    case 'patient-share':
      return findShareOutcome(adjustment, part);
    case 'adjustment':
      return part.isSuperseded || !part.settled.includes(adjustment) ? 'restated' : 'posted';
    case 'pended':
    case 'information':
      return 'unexplained';
  }
}

/** What is barred waits for a person; what is not open any more was moved before. */
function findShareOutcome(adjustment: ClassifiedAdjustment, part: StandingPart): AdjustmentOutcome {
  if (part.barred.some((each) => each.adjustment === adjustment)) return 'unexplained';
  return part.isSuperseded || !part.settled.includes(adjustment) ? 'restated' : 'moved';
}
