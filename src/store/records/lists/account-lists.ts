import type { Account } from '../../../../schemas/ledger.js';
import type {
  AccountBalances,
  AccountEntry,
  ListedAccount,
  ListRecords,
} from '../../../app/records/list-records.js';
import { nameKey } from '../../name-key.js';
import { centsOf, integerOf, type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';
import type { StoredLedger } from '../ledger.js';
import { Conditions, readPage } from './read-page.js';

/** By the stored balances, which every posting moves in its own transaction. */
const BALANCE = (account: string) => `(SELECT coalesce(sum(b.balance_cents), 0)::bigint
    FROM patient_account_balances b WHERE b.practice_id = a.practice_id
      AND b.patient_account_id = a.patient_account_id AND b.account LIKE '${account}')`;

const ACCOUNT = `a.patient_account_id AS "patientAccountId", a.person, a.source_key AS "sourceKey",
    ${BALANCE('receivable.payer.%')} AS "payerBalance", ${BALANCE('receivable.patient')} AS "patientBalance",
    ${BALANCE('receivable.agency')} AS "agencyBalance"`;

const ACCOUNTS = {
  select: ACCOUNT,
  from: 'patient_accounts a WHERE a.practice_id = $1',
  order: { columns: { 'a.patient_account_id': 'uuid' } },
};

const OPEN = `EXISTS (SELECT FROM patient_account_balances b WHERE b.practice_id = a.practice_id
    AND b.patient_account_id = a.patient_account_id AND b.account LIKE 'receivable.%' AND b.balance_cents <> 0)`;

interface AccountRow {
  readonly patientAccountId: string;
  readonly person: ListedAccount['person'];
  readonly sourceKey: string;
  readonly payerBalance: string;
  readonly patientBalance: string;
  readonly agencyBalance: string;
}

/** Of all accounts, which only the postings tell: stored are the receivables. */
const BALANCES = `SELECT account, sum(cents)::bigint AS balance FROM postings p
  CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE p.practice_id = $1 AND p.patient_account_id = $2::uuid
  GROUP BY account HAVING sum(cents) <> 0 ORDER BY account`;

const ENTRIES = {
  select: `j.natural_key AS "journalKey", p.sequence, p.ordinal, j.kind,
    j.accounting_date::text AS "accountingDate", j.recorded_at AS "recordedAt", p.debit, p.credit,
    p.amount_cents AS amount, p.claim_id AS "claimId", p.patient_account_id AS "patientAccountId",
    p.line_control_number AS "lineControlNumber", p.payer_sequence AS "payerSequence", p.payer_id AS "payerId",
    p.remittance_id AS "remittanceId", p.claim_payment_id AS "claimPaymentId", p.work_item_id AS "workItemId",
    p.group_code AS "groupCode", p.reason_code AS "reasonCode",
    p.provider_adjustment_reference AS "providerAdjustmentReference"`,
  from: `postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    WHERE p.practice_id = $1`,
  order: { columns: { 'p.sequence': 'bigint', 'p.ordinal': 'integer' } },
};

type EntryRow = Nullable<Omit<AccountEntry, 'sequence' | 'amount' | 'recordedAt'>> & {
  readonly sequence: string;
  readonly amount: string;
  readonly recordedAt: Date;
};

/** Patient accounts with their balances by responsible party, and the ledger of one account. */
export function accountLists(
  session: Session,
  ledger: StoredLedger,
): Pick<ListRecords, 'accounts' | 'findAccount' | 'accountEntries' | 'claimEntries'> {
  const { practiceId } = session;
  return {
    async accounts({ openOnly, name }, page) {
      // What this unit of work has posted itself counts too.
      await ledger.finish();
      const prefix = name === undefined ? undefined : nameKey(name);
      const conditions = new Conditions(practiceId).addPrefix('a.name_key', prefix);
      if (openOnly) conditions.require(OPEN);
      return readPage(session, { ...ACCOUNTS, conditions }, page, listedOf);
    },
    async findAccount(patientAccountId) {
      await ledger.finish();
      const conditions = new Conditions(practiceId).add('a.patient_account_id = ?::uuid', patientAccountId);
      const [{ items }, rows] = await Promise.all([
        readPage(session, { ...ACCOUNTS, conditions }, { limit: 1 }, sourcedOf),
        session.rows<{ account: Account; balance: string }>(BALANCES, [practiceId, patientAccountId]),
      ]);
      const account = items[0];
      if (!account) return undefined;
      const balances = rows.map(({ account, balance }) => ({ account, balance: centsOf(balance) }));
      return { ...account, balances };
    },
    async claimEntries(claimId) {
      await ledger.finish();
      const { select, from } = ENTRIES;
      const rows = await session.rows<EntryRow>(
        `SELECT ${select} FROM ${from} AND p.claim_id = $2 ORDER BY p.sequence, p.ordinal`,
        [practiceId, claimId],
      );
      return rows.map(entryOf);
    },
    async accountEntries(patientAccountId, page) {
      await ledger.finish();
      const conditions = new Conditions(practiceId).add('p.patient_account_id = ?::uuid', patientAccountId);
      return readPage(session, { ...ENTRIES, conditions }, page, entryOf);
    },
  };
}

function sourcedOf(row: AccountRow): Omit<AccountBalances, 'balances'> {
  return {
    ...row,
    payerBalance: centsOf(row.payerBalance),
    patientBalance: centsOf(row.patientBalance),
    agencyBalance: centsOf(row.agencyBalance),
  };
}

function listedOf(row: AccountRow): ListedAccount {
  const { sourceKey: _, ...listed } = sourcedOf(row);
  return listed;
}

function entryOf({ sequence, amount, recordedAt, ...row }: EntryRow): AccountEntry {
  return {
    ...withoutNulls(row),
    sequence: integerOf(sequence),
    amount: centsOf(amount),
    recordedAt: recordedAt.toISOString(),
  };
}
