import { negateCents, ZERO } from '../../../schemas/money.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import type { Allocations } from './allocations.js';
import type { OverpaymentThreads } from './overpayment-threads.js';

/**
 * Adjustments (CS) of which a person has said what they write off, where that owes exactly their amount. Comes before
 * every rule; gives those that close one.
 */
export function matchChosenWriteOffs(
  allocations: Allocations,
  adjustments: readonly RecoupmentFact[],
): ReadonlySet<string> {
  const byKey = new Map(allocations.facts.map((fact) => [fact.key, fact]));
  const closing = new Set<string>();
  for (const adjustment of adjustments) {
    const chosen = byKey.get(adjustment.matchedTo ?? '');
    if (!chosen || allocations.remainingOf(chosen) !== negateCents(adjustment.amount)) continue;
    allocations.close(chosen, adjustment, adjustment.amount, 'written-off');
    closing.add(adjustment.key);
  }
  return closing;
}

/**
 * An adjustment (CS) of the opposite sign and the same amount as an open WO closes it as written off by the payer.
 * Gives the adjustments that close one: their money belongs to payer.offset, and waited in liability.unapplied.
 */
export function matchWriteOffs(
  allocations: Allocations,
  adjustments: readonly RecoupmentFact[],
  threads: OverpaymentThreads,
): ReadonlySet<string> {
  const closing = new Set<string>();
  for (const adjustment of adjustments) {
    const opener = findOpener(allocations, adjustment, threads);
    if (opener) {
      allocations.close(opener, adjustment, adjustment.amount, 'written-off');
      closing.add(adjustment.key);
      continue;
    }
    const taken = findGivenUp(allocations, adjustment);
    if (taken) allocations.tellWrittenOff(taken);
  }
  return closing;
}

/** Of the same remittance, else of the same reference, else the only one there is. */
function findOpener(
  allocations: Allocations,
  adjustment: RecoupmentFact,
  threads: OverpaymentThreads,
): RecoupmentFact | undefined {
  const wanted = negateCents(adjustment.amount);
  const fitting = allocations.facts.filter(
    (fact) => fact.reasonCode === 'WO' && allocations.remainingOf(fact) === wanted,
  );
  const reference = threads.referenceOf(adjustment);
  const together = fitting.filter(({ remittanceId }) => remittanceId === adjustment.remittanceId);
  const named = fitting.filter((fact) => reference !== undefined && threads.referenceOf(fact) === reference);
  return [together, named, fitting].find((found) => found.length === 1)?.[0];
}

/** A WO that closes another one while its remittance gives the same amount back: nothing was taken. */
function findGivenUp(allocations: Allocations, adjustment: RecoupmentFact): RecoupmentFact | undefined {
  const wanted = negateCents(adjustment.amount);
  const given = allocations.facts.filter(
    (fact) =>
      fact.reasonCode === 'WO' &&
      fact.remittanceId === adjustment.remittanceId &&
      fact.amount === wanted &&
      allocations.remainingOf(fact) === ZERO,
  );
  return given.length === 1 ? given[0] : undefined;
}
