import type { LedgerTime } from '../../app/ports.js';
import { ACCOUNT } from '../migrations/ledger-tables.js';
import { StoredLedger } from '../records/ledger.js';
import type { Session } from '../session.js';
import { countOf, type Finding, type Invariant, invariant } from './invariant.js';

/** Each posting twice: its debit above zero, its credit below. */
const SIDES = `SELECT p.patient_account_id, side.account, side.cents FROM postings p
  CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE p.practice_id = $1`;

/** Foreign keys that are checked by statement; a posting may lack the column, but not what it names. */
function unknown(table: string, column: string, from = 'postings'): string {
  return `SELECT format('${table} %s of ${from} is not there', ${column}) AS breach
    FROM (SELECT DISTINCT ${column} FROM ${from} WHERE practice_id = $1 AND ${column} IS NOT NULL) AS named
    WHERE NOT EXISTS (SELECT FROM ${table} t WHERE t.practice_id = $1 AND t.${column} = named.${column})`;
}

const I1 = invariant(
  'I1',
  'Every posting moves an amount above zero between two different accounts and names only what is there, as claim ' +
    'payments, payers’ numbers and events of claims do, and every journal has a posting.',
  countOf('postings'),
  `SELECT format('posting %s/%s: %s to %s, %s', sequence, ordinal, debit, credit, amount_cents) AS breach
     FROM postings WHERE practice_id = $1 AND (amount_cents <= 0 OR debit = credit)
   UNION ALL
   SELECT format('journal %s has no posting', sequence) FROM journals j
     WHERE practice_id = $1 AND NOT EXISTS
       (SELECT FROM postings p WHERE p.practice_id = j.practice_id AND p.sequence = j.sequence)
   UNION ALL
   SELECT format('posting %s/%s has no journal', sequence, ordinal) FROM postings p
     WHERE practice_id = $1 AND NOT EXISTS
       (SELECT FROM journals j WHERE j.practice_id = p.practice_id AND j.sequence = p.sequence)
   UNION ALL ${unknown('claims', 'claim_id')}
   UNION ALL ${unknown('patient_accounts', 'patient_account_id')}
   UNION ALL ${unknown('remittances', 'remittance_id')}
   UNION ALL ${unknown('claim_payments', 'claim_payment_id')}
   UNION ALL ${unknown('claims', 'claim_id', 'claim_payments')}
   UNION ALL ${unknown('remittances', 'remittance_id', 'claim_payments')}
   UNION ALL ${unknown('claims', 'claim_id', 'claim_payer_control_numbers')}
   UNION ALL ${unknown('claims', 'claim_id', 'claim_events')}
   UNION ALL
   SELECT format('posting %s/%s: %s to %s is between no accounts', sequence, ordinal, debit, credit)
     FROM postings WHERE practice_id = $1 AND NOT (debit ~ '^(${ACCOUNT})$' AND credit ~ '^(${ACCOUNT})$')`,
);

const I2 = invariant(
  'I2',
  'All debits and credits of the practice add up to zero, in the postings and in the stored balances.',
  countOf('postings'),
  `SELECT format('the postings add up to %s', sum(cents)) AS breach FROM (${SIDES}) AS s HAVING sum(cents) <> 0
   UNION ALL
   SELECT format('the stored balances add up to %s', sum(balance_cents)) FROM account_balances
     WHERE practice_id = $1 HAVING sum(balance_cents) <> 0`,
);

const I3 = invariant(
  'I3',
  'Every stored balance, of an account and of a patient account by responsible party, is the sum of its postings.',
  `SELECT (SELECT count(*) FROM account_balances WHERE practice_id = $1)
     + (SELECT count(*) FROM patient_account_balances WHERE practice_id = $1) AS count`,
  `SELECT format('%s: stored %s, posted %s', account, coalesce(stored, 0), coalesce(posted, 0)) AS breach
     FROM (SELECT account, sum(cents) AS posted FROM (${SIDES}) AS s GROUP BY account) AS p
     FULL JOIN (SELECT account, balance_cents AS stored FROM account_balances WHERE practice_id = $1) AS b
       USING (account)
     WHERE coalesce(stored, 0) <> coalesce(posted, 0)
   UNION ALL
   SELECT format('%s of patient account %s: stored %s, posted %s', account, patient_account_id,
       coalesce(stored, 0), coalesce(posted, 0))
     FROM (SELECT patient_account_id, account, sum(cents) AS posted FROM (${SIDES}) AS s
       WHERE patient_account_id IS NOT NULL AND account LIKE 'receivable.%' GROUP BY 1, 2) AS p
     FULL JOIN (SELECT patient_account_id, account, balance_cents AS stored FROM patient_account_balances
       WHERE practice_id = $1) AS b USING (patient_account_id, account)
     WHERE coalesce(stored, 0) <> coalesce(posted, 0)
   UNION ALL ${unknown('patient_accounts', 'patient_account_id', 'patient_account_balances')}`,
);

/** What a journal moves, by account, comparable between a journal and its mirror. */
const MOVED = `SELECT sequence, debit, credit, sum(amount_cents) AS cents FROM postings
  WHERE practice_id = $1 GROUP BY sequence, debit, credit`;

const I5 = invariant(
  'I5',
  'A journal is reversed at most once, by the same accounts and amounts with their sides swapped.',
  'SELECT count(*) AS count FROM journals WHERE practice_id = $1 AND reverses IS NOT NULL',
  `WITH moved AS (${MOVED}), pair AS (
     SELECT r.sequence AS reversal, o.sequence AS original FROM journals r
     JOIN journals o ON o.practice_id = r.practice_id AND o.natural_key = r.reverses WHERE r.practice_id = $1)
   SELECT format('journal %s is reversed %s times', reverses, count(*)) AS breach FROM journals
     WHERE practice_id = $1 AND reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1
   UNION ALL
   SELECT DISTINCT format('journal %s does not mirror journal %s', reversal, original) FROM (
     (SELECT reversal, original, credit, debit, cents FROM pair JOIN moved ON sequence = original
      EXCEPT SELECT reversal, original, debit, credit, cents FROM pair JOIN moved ON sequence = reversal)
     UNION ALL
     (SELECT reversal, original, debit, credit, cents FROM pair JOIN moved ON sequence = reversal
      EXCEPT SELECT reversal, original, credit, debit, cents FROM pair JOIN moved ON sequence = original)
   ) AS unlike`,
);

const END_OF_TIME = { asOf: '9999-12-31' } as LedgerTime;

/** By the queries that aging itself uses, against the balances that postings have moved. */
const I20: Invariant = {
  id: 'I20',
  statement:
    'The receivables that aging reports, claim by claim, add up to the receivable accounts of the ledger.',
  check: async (session: Session): Promise<Finding> => {
    const receivables = await new StoredLedger(session).receivables(END_OF_TIME);
    const aged = receivables.map(({ account, balance }) => ({ account, balance }));
    const rows = await session.rows<{ breach: string }>(
      `SELECT format('%s: aging %s, ledger %s', account, coalesce(aged, 0), coalesce(stored, 0)) AS breach
       FROM (SELECT account, sum(balance) AS aged FROM jsonb_to_recordset($2) AS a(account text, balance bigint)
         GROUP BY account) AS a
       FULL JOIN (SELECT account, balance_cents AS stored FROM account_balances
         WHERE practice_id = $1 AND account LIKE 'receivable.%') AS b USING (account)
       WHERE coalesce(aged, 0) <> coalesce(stored, 0) ORDER BY account`,
      [session.practiceId, JSON.stringify(aged)],
    );
    return { checked: receivables.length, breaches: rows.map(({ breach }) => breach) };
  },
};

export const ledgerInvariants: readonly Invariant[] = [I1, I2, I3, I5, I20];
