import type { Journal } from '../../schemas/ledger.js';
import { addCents, type Cents, negateCents, ZERO } from '../../schemas/money.js';

/** Everything by which two ledgers could differ: balance by account, line and payer, and cash by remittance. */
export function readBooks(journals: readonly Journal[]): Record<string, Cents> {
  const books: Record<string, Cents> = {};
  const add = (key: string, amount: Cents) => {
    books[key] = addCents(books[key] ?? ZERO, amount);
  };
  for (const posting of journals.flatMap((journal) => journal.postings)) {
    const line = posting.lineControlNumber ?? '';
    const payer = posting.payerSequence ?? '';
    for (const [account, amount] of [
      [posting.debit, posting.amount],
      [posting.credit, negateCents(posting.amount)],
    ] as const) {
      add(
        `${account} line ${account.startsWith('cash') || account.startsWith('liab') ? '' : line} payer ${payer}`,
        amount,
      );
      add(`${account} claim payment ${posting.claimPaymentId}`, amount);
      if (account === 'cash.remittance') add(`cash of ${posting.remittanceId}`, amount);
      if (account === 'liability.unapplied') add(`item ${posting.workItemId}`, negateCents(amount));
    }
  }
  return Object.fromEntries(
    Object.entries(books)
      .filter(([, amount]) => amount !== ZERO)
      .sort(),
  );
}
