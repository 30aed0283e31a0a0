import type { FigureChange, PriorFigures } from '../../../../schemas/cob-proposal.js';
import type { PayerSequence } from '../../../../schemas/ledger.js';
import { addCents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import { sumKinds } from '../folding/adjudicated-parts.js';
import {
  type FoldedPayment,
  findStandingParts,
  isOnlyDenied,
  type StandingPart,
} from '../folding/folded-payment.js';

const NOTHING: PriorFigures = { paidAmount: ZERO, patientShareAmount: ZERO, adjustedAmount: ZERO };

/** What stands of a payer by line; under an empty text what it said of the claim as a whole. */
export function findPriorFigures(
  payments: readonly FoldedPayment[],
  payerSequence: PayerSequence,
): ReadonlyMap<string, PriorFigures> {
  const figures = new Map<string, PriorFigures>();
  const own = payments.filter((payment) => payment.payerSequence === payerSequence);
  for (const part of findStandingParts(own)) {
    // A denial leaves no figures, whether it stands alone or repeats that a claim was sent twice.
    if (part.isTwice || isOnlyDenied(part.part)) continue;
    const line = part.part.lineControlNumber ?? '';
    figures.set(line, add(figures.get(line) ?? NOTHING, part));
  }
  return figures;
}

/** The lines of which an answer to `line` is built on figures that differ; an answer to the claim on all of them. */
export function findFigureChanges(
  payerSequence: PayerSequence,
  line: string,
  old: ReadonlyMap<string, PriorFigures>,
  now: ReadonlyMap<string, PriorFigures>,
): FigureChange[] {
  const lines = [...new Set([...old.keys(), ...now.keys()])].sort();
  return lines
    .filter((each) => line === '' || each === '' || each === line)
    .map((each) => ({
      payerSequence,
      ...(each !== '' && { lineControlNumber: each }),
      old: old.get(each) ?? NOTHING,
      now: now.get(each) ?? NOTHING,
    }))
    .filter((change) => !isSame(change.old, change.now));
}

function add(figures: PriorFigures, { part }: StandingPart): PriorFigures {
  const all = sumCents(part.adjustments, ({ amount }) => amount);
  const share = sumKinds(part.adjustments, 'patient-share');
  return {
    paidAmount: addCents(figures.paidAmount, part.paymentAmount),
    patientShareAmount: addCents(figures.patientShareAmount, share),
    adjustedAmount: addCents(figures.adjustedAmount, subtractCents(all, share)),
  };
}

function isSame(one: PriorFigures, other: PriorFigures): boolean {
  return (
    one.paidAmount === other.paidAmount &&
    one.patientShareAmount === other.patientShareAmount &&
    one.adjustedAmount === other.adjustedAmount
  );
}
