import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { Journal } from '../../../../schemas/ledger.js';
import { findNotUndone, undoKey } from './posting-difference.js';
import type { StandingEntry } from './posting-plan.js';

/** An entry that knows whether the journal it came in has been reversed as a whole. */
export interface RemittanceEntry extends StandingEntry {
  readonly isReversed: boolean;
}

/**
 * Takes back all that a remittance itself has posted, journal by journal: the same accounts and amounts with their
 * sides swapped, cash.remittance too. A journal that a reversal of the payer has mirrored already is mirrored by name
 * no second time; that reversal loses its original and waits again. What deposits and the register of recoupments have
 * posted is theirs to move.
 */
export function planUndoneJournals(
  entries: readonly RemittanceEntry[],
  accountingDate: CalendarDate,
): Journal[] {
  const journals = new Map<string, RemittanceEntry[]>();
  for (const entry of findNotUndone(entries).filter(isOwn)) {
    const known = journals.get(entry.journalKey);
    if (known) known.push(entry);
    else journals.set(entry.journalKey, [entry]);
  }
  return [...journals].reverse().map(([key, own]) => ({
    naturalKey: undoKey(key),
    kind: 'undo',
    accountingDate,
    ...(!own[0]!.isReversed && { reverses: key }),
    postings: own.map(({ journalKey: _key, isReversed: _isReversed, ...posting }) => ({
      ...posting,
      debit: posting.credit,
      credit: posting.debit,
    })),
  }));
}

function isOwn({ journalKey }: RemittanceEntry): boolean {
  return journalKey.startsWith('claim-payment:') || journalKey.startsWith('provider-adjustment:');
}
