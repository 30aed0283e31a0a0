import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type {
  AccountBalances,
  AccountEntry,
  AccountFilter,
  ListedAccount,
  Page,
  PageRequest,
} from '../records/list-records.js';
import { readOne, readPage } from './read-page.js';

export function listAccounts(
  context: AppContext,
  actor: Actor,
  filter: AccountFilter,
  page: PageRequest,
): Promise<Outcome<Page<ListedAccount>>> {
  const act = { action: 'account.read', objectType: 'patient-account' } as const;
  return readPage(context, actor, act, (lists) => lists.accounts(filter, page));
}

export function getAccount(
  context: AppContext,
  actor: Actor,
  patientAccountId: string,
): Promise<Outcome<AccountBalances>> {
  const act = { action: 'account.read', objectType: 'patient-account', objectId: patientAccountId } as const;
  return readOne(context, actor, act, (lists) => lists.findAccount(patientAccountId));
}

/** The account's postings in the order of the ledger; unknown when there is no such account. */
export function listAccountEntries(
  context: AppContext,
  actor: Actor,
  patientAccountId: string,
  page: PageRequest,
): Promise<Outcome<Page<AccountEntry>>> {
  const act = { action: 'account.read', objectType: 'patient-account', objectId: patientAccountId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const [account, entries] = await Promise.all([
      records.lists.findAccount(patientAccountId),
      records.lists.accountEntries(patientAccountId, page),
    ]);
    if (!account) return refused('unknown', []);
    records.audit.count({ items: entries.items.length });
    return done(entries);
  });
}
