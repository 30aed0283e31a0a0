import type { Account, Journal, Posting } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, ZERO } from '../../../schemas/money.js';
import { BulkStatement } from '../bulk-statement.js';
import { CHAIN_START } from '../chain.js';
import { journalHash } from '../journal-hash.js';
import { integerOf, type RowOf } from '../rows.js';
import type { Session } from '../session.js';

const INSERT_JOURNALS = BulkStatement.insertInto('journals', {
  sequence: 'bigint',
  natural_key: 'text',
  kind: 'text',
  accounting_date: 'date',
  recorded_at: 'timestamptz',
  reverses: 'text',
  hash: 'text',
});

const POSTING_COLUMNS = {
  sequence: 'bigint',
  ordinal: 'integer',
  debit: 'text',
  credit: 'text',
  amount_cents: 'bigint',
  claim_id: 'uuid',
  patient_account_id: 'uuid',
  line_control_number: 'text',
  payer_sequence: 'integer',
  payer_id: 'text',
  remittance_id: 'uuid',
  claim_payment_id: 'uuid',
  work_item_id: 'text',
  group_code: 'text',
  reason_code: 'text',
  provider_adjustment_reference: 'text',
} as const;

const INSERT_POSTINGS = BulkStatement.insertInto('postings', POSTING_COLUMNS);

const MOVE_BALANCES = BulkStatement.insertInto(
  'account_balances',
  { account: 'text', balance_cents: 'bigint' },
  `ON CONFLICT (practice_id, account)
   DO UPDATE SET balance_cents = account_balances.balance_cents + excluded.balance_cents`,
);

const MOVE_PATIENT_BALANCES = BulkStatement.insertInto(
  'patient_account_balances',
  { patient_account_id: 'uuid', account: 'text', balance_cents: 'bigint' },
  `ON CONFLICT (practice_id, patient_account_id, account)
   DO UPDATE SET balance_cents = patient_account_balances.balance_cents + excluded.balance_cents`,
);

/** Writes journals with their numbers, their hashes and their postings, and moves the balances by them. */
export async function appendJournals(session: Session, journals: readonly Journal[]): Promise<void> {
  const head = await lockHead(session, journals.length);
  const recordedAt = session.clock.now().toISOString();
  let hash = head.hash;
  const journalRows = journals.map((journal, index) => {
    const sequence = head.first + index;
    hash = journalHash(hash, sequence, recordedAt, journal);
    return {
      sequence,
      natural_key: journal.naturalKey,
      kind: journal.kind,
      accounting_date: journal.accountingDate,
      recorded_at: recordedAt,
      reverses: journal.reverses,
      hash,
    };
  });
  await INSERT_JOURNALS.write(session, journalRows);
  const postings = journals.flatMap((journal, index) =>
    journal.postings.map((posting, position) => postingRow(head.first + index, position + 1, posting)),
  );
  await INSERT_POSTINGS.write(session, postings);
  await moveBalances(session, journals);
  await session.write('UPDATE ledger_heads SET hash = $2 WHERE practice_id = $1', [session.practiceId, hash]);
}

/** Takes the next numbers. The row stays locked until the transaction ends: no gap, and one order for all. */
async function lockHead(session: Session, count: number): Promise<{ first: number; hash: string }> {
  const [head] = await session.rows<{ sequence: string; hash: string }>(
    `INSERT INTO ledger_heads AS h (practice_id, sequence, hash) VALUES ($1, $2, $3)
     ON CONFLICT (practice_id) DO UPDATE SET sequence = h.sequence + excluded.sequence
     RETURNING sequence, hash`,
    [session.practiceId, count, CHAIN_START],
  );
  return { first: integerOf(head!.sequence) - count + 1, hash: head!.hash };
}

function postingRow(sequence: number, ordinal: number, posting: Posting): RowOf<typeof POSTING_COLUMNS> {
  return {
    sequence,
    ordinal,
    debit: posting.debit,
    credit: posting.credit,
    amount_cents: posting.amount,
    claim_id: posting.claimId,
    patient_account_id: posting.patientAccountId,
    line_control_number: posting.lineControlNumber,
    payer_sequence: posting.payerSequence,
    payer_id: posting.payerId,
    remittance_id: posting.remittanceId,
    claim_payment_id: posting.claimPaymentId,
    work_item_id: posting.workItemId,
    group_code: posting.groupCode,
    reason_code: posting.reasonCode,
    provider_adjustment_reference: posting.providerAdjustmentReference,
  };
}

interface Movement {
  readonly account: Account;
  readonly patientAccountId: string | undefined;
  readonly amount: Cents;
}

/** The balances are moved by sums made here, each row once; the head's lock keeps others away from them. */
async function moveBalances(session: Session, journals: readonly Journal[]): Promise<void> {
  const movements = journals.flatMap(({ postings }) => postings.flatMap(sidesOf));
  const byAccount = sumsBy(movements, ({ account }) => account);
  const ofPatients = movements.filter(({ patientAccountId }) => patientAccountId !== undefined);
  const byPatient = sumsBy(ofPatients, ({ account, patientAccountId }) => `${patientAccountId} ${account}`);
  await MOVE_BALANCES.write(
    session,
    byAccount.map(({ account, amount }) => ({ account, balance_cents: amount })),
  );
  await MOVE_PATIENT_BALANCES.write(
    session,
    byPatient.map(({ account, patientAccountId, amount }) => ({
      patient_account_id: patientAccountId,
      account,
      balance_cents: amount,
    })),
  );
}

function sidesOf({ debit, credit, amount, patientAccountId }: Posting): Movement[] {
  return [
    { account: debit, patientAccountId, amount },
    { account: credit, patientAccountId, amount: negateCents(amount) },
  ];
}

function sumsBy(movements: readonly Movement[], keyOf: (movement: Movement) => string): Movement[] {
  const sums = new Map<string, Movement>();
  for (const movement of movements) {
    const key = keyOf(movement);
    const before = sums.get(key)?.amount ?? ZERO;
    sums.set(key, { ...movement, amount: addCents(before, movement.amount) });
  }
  return [...sums.values()];
}
