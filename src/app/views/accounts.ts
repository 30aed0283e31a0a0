import { addCents } from '../../../schemas/money.js';
import type { AgedAccounts } from '../accounts/age-accounts.js';
import type { Role } from '../actor.js';
import type { AccountBalances, AccountEntry, ListedAccount } from '../records/list-records.js';
import { maskIdentifier, present, viewAmount, viewPatient } from './common.js';

export function viewListedAccount(account: ListedAccount, role: Role) {
  const { payerBalance, patientBalance, agencyBalance } = account;
  return {
    patientAccountId: account.patientAccountId,
    patient: viewPatient(account.person, role),
    payerBalance: viewAmount(payerBalance),
    patientBalance: viewAmount(patientBalance),
    agencyBalance: viewAmount(agencyBalance),
    totalBalance: viewAmount(addCents(payerBalance, patientBalance, agencyBalance)),
  };
}

export function viewAccount(account: AccountBalances, role: Role) {
  return {
    ...viewListedAccount(account, role),
    sourceKey: maskIdentifier(account.sourceKey, role),
    balances: account.balances.map(({ account: name, balance }) => ({
      account: name,
      balance: viewAmount(balance),
    })),
  };
}

export function viewEntry(entry: AccountEntry) {
  return present({
    sequence: entry.sequence,
    ordinal: entry.ordinal,
    journal: entry.journalKey,
    kind: entry.kind,
    accountingDate: entry.accountingDate,
    recordedAt: entry.recordedAt,
    debit: entry.debit,
    credit: entry.credit,
    amount: viewAmount(entry.amount),
    claimId: entry.claimId,
    lineControlNumber: entry.lineControlNumber,
    payerSequence: entry.payerSequence,
    remittanceId: entry.remittanceId,
    claimPaymentId: entry.claimPaymentId,
    groupCode: entry.groupCode,
    reasonCode: entry.reasonCode,
  });
}

export function viewAging({ aging, knownAt, ledgerTotal, tiesToLedger }: AgedAccounts) {
  const row = ({ amounts, credits, total, claimCount }: AgedAccounts['aging']['total']) => ({
    amounts: amounts.map(viewAmount),
    credits: viewAmount(credits),
    total: viewAmount(total),
    claimCount,
  });
  return present({
    asOf: aging.asOf,
    knownAt,
    basis: aging.basis,
    buckets: aging.buckets.map(({ label }) => label),
    rows: aging.rows.map((each) => ({ account: each.account, ...row(each) })),
    total: row(aging.total),
    unapplied: viewAmount(aging.unapplied),
    ledgerTotal: viewAmount(ledgerTotal),
    tiesToLedger,
  });
}
