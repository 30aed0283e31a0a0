import type { DataSource } from 'typeorm';
import { Books } from '../auditor/books.js';

interface Row {
  readonly account: string;
  readonly claim: string | null;
  readonly remittance: string | null;
  readonly patient: string | null;
  readonly is_posted: boolean;
  readonly cents: string;
}

/** Each posting once from either side, by what it is about. */
const BALANCES = `
  SELECT side.account, c.claim ->> 'patientControlNumber' AS claim,
    r.advice ->> 'payerIdentifier' || '|' || r.trace_number AS remittance,
    CASE WHEN side.account IN ('cash.patient', 'liability.patient-unapplied') THEN a.source_key END AS patient,
    j.kind <> 'deposit' AND (p.claim_payment_id IS NOT NULL OR p.provider_adjustment_reference IS NOT NULL) AS is_posted,
    sum(side.sign * p.amount_cents)::text AS cents
  FROM postings p
    JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    CROSS JOIN LATERAL (VALUES (p.debit, 1), (p.credit, -1)) AS side (account, sign)
    LEFT JOIN patient_accounts a ON a.practice_id = p.practice_id AND a.patient_account_id = p.patient_account_id
    LEFT JOIN claims c ON c.practice_id = p.practice_id AND c.claim_id = p.claim_id
    LEFT JOIN remittances r ON r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
  WHERE p.practice_id = $1
  GROUP BY 1, 2, 3, 4, 5`;

/** What the ledger of a practice says, by the names that the auditor gives. */
export async function readBooks(dataSource: DataSource, practiceId: string): Promise<Books> {
  const books = new Books();
  for (const row of await dataSource.query<Row[]>(BALANCES, [practiceId])) addRow(books, row);
  return books;
}

function addRow(books: Books, row: Row): void {
  const { account, claim, remittance, patient, is_posted: isPosted } = row;
  const cents = Number(row.cents);
  if (patient !== null) {
    books.add(`${account} of ${patient}`, cents);
    if (claim !== null) books.add(`${claim} ${account}`, cents);
    return;
  }
  if (account === 'cash.remittance') {
    books.add(`cash.remittance of ${remittance}`, cents);
    if (isPosted) books.add(`cash posted by ${remittance}`, cents);
  } else if (account === 'liability.unapplied') {
    books.add(isPosted ? `${account} of ${remittance}` : `${account} of the bank`, cents);
  } else if (claim !== null && !account.startsWith('revenue.') && account !== 'payer.offset') {
    books.add(`${claim} ${account}`, cents);
  } else {
    books.add(account, cents);
  }
}
