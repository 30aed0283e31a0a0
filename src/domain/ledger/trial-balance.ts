import type { Account, Posting } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, sumCents, ZERO } from '../../../schemas/money.js';

/** Debits less credits by account; accounts at zero are left out. Its sum over all accounts is zero. */
export function buildTrialBalance(postings: Iterable<Posting>): Map<Account, Cents> {
  const balances = new Map<Account, Cents>();
  const add = (account: Account, amount: Cents) =>
    balances.set(account, addCents(balances.get(account) ?? ZERO, amount));
  for (const posting of postings) {
    add(posting.debit, posting.amount);
    add(posting.credit, negateCents(posting.amount));
  }
  return new Map([...balances].filter(([, balance]) => balance !== ZERO));
}

/** Invariant I2: what the debits and credits of a whole ledger differ by; zero when it balances. */
export function sumTrialBalance(balances: ReadonlyMap<Account, Cents>): Cents {
  return sumCents(balances.values(), (balance) => balance);
}
