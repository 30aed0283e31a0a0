import { addCents, type Cents, sumCents } from '../../../schemas/money.js';
import type { AdjudicatedPart } from '../remittance/folding/adjudicated-parts.js';

/** Taken, or added as a negative amount, after the price was found: sequestration, a penalty, an incentive. */
const AFTER_PRICING = ['253', '237', '144'];

/** The allowed amount: as stated, else paid, patient share and what was taken after pricing. */
export function findAllowed({ allowedAmount, paymentAmount, adjustments }: AdjudicatedPart): Cents {
  if (allowedAmount !== undefined) return allowedAmount;
  const counted = adjustments.filter(
    ({ class: found, reasonCode }) => found.kind === 'patient-share' || AFTER_PRICING.includes(reasonCode),
  );
  return addCents(
    paymentAmount,
    sumCents(counted, (each) => each.amount),
  );
}
