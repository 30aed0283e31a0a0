import type { Journal, Posting } from '../../../../schemas/ledger.js';
import type { StandingEntry } from './posting-plan.js';

/**
 * The natural key of the one journal that a reversal mirrors whole: the same accounts and amounts with their sides
 * swapped. None where the original stands in several journals, or another journal has mirrored it already.
 */
export function findMirrored(
  reversal: Journal,
  originalId: string,
  entries: readonly StandingEntry[],
): string | undefined {
  const journals = new Map<string, StandingEntry[]>();
  for (const entry of entries)
    journals.set(entry.journalKey, [...(journals.get(entry.journalKey) ?? []), entry]);
  const originals = [...journals].filter(([, own]) => own[0]!.claimPaymentId === originalId);
  const [naturalKey, original] = originals[0] ?? [];
  if (originals.length !== 1 || naturalKey === undefined || !mirrors(reversal.postings, original!)) {
    return undefined;
  }
  const isTaken = [...journals].some(([key, own]) => key !== reversal.naturalKey && mirrors(own, original!));
  return isTaken ? undefined : naturalKey;
}

function mirrors(postings: readonly Posting[], originals: readonly Posting[]): boolean {
  const straight = postings.map((posting) => render(posting.debit, posting.credit, posting)).sort();
  const swapped = originals.map((posting) => render(posting.credit, posting.debit, posting)).sort();
  return straight.length === swapped.length && straight.every((text, index) => text === swapped[index]);
}

function render(debit: string, credit: string, posting: Posting): string {
  const { amount, lineControlNumber, groupCode, reasonCode } = posting;
  return JSON.stringify([debit, credit, amount, lineControlNumber, groupCode, reasonCode]);
}
