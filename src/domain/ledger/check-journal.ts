import { type Issue, issue } from '../../../schemas/issue.js';
import type { Journal } from '../../../schemas/ledger.js';
import { formatCents, ZERO } from '../../../schemas/money.js';

/** Invariant I1: at least one posting, each between two different accounts with an amount above zero. */
export function checkJournal(journal: Journal): Issue[] {
  if (journal.postings.length === 0)
    return [issue('ledger.empty-journal', {}, { journal: journal.naturalKey })];
  return journal.postings.flatMap((posting, index) => {
    const context = { journal: journal.naturalKey, posting: index + 1 };
    const found: Issue[] = [];
    if (posting.debit === posting.credit) {
      found.push(issue('ledger.one-account', {}, { ...context, account: posting.debit }));
    }
    if (!(posting.amount > ZERO)) {
      found.push(
        issue('ledger.amount-not-positive', {}, { ...context, amount: formatCents(posting.amount) }),
      );
    }
    return found;
  });
}
