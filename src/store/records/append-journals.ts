import { setImmediate as takeBreath } from 'node:timers/promises';
import type { Account, Journal, Posting } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, ZERO } from '../../../schemas/money.js';
import { keepQuiet } from '../../app/keep-quiet.js';
import { BulkStatement } from '../bulk-statement.js';
import { CHAIN_START } from '../chain.js';
import { journalHash } from '../journal-hash.js';
import { integerOf, type RowOf } from '../rows.js';
import type { Session } from '../session.js';

const JOURNAL_COLUMNS = {
  sequence: 'bigint',
  natural_key: 'text',
  kind: 'text',
  accounting_date: 'date',
  recorded_at: 'timestamptz',
  reverses: 'text',
  hash: 'text',
} as const;

const INSERT_JOURNALS = BulkStatement.insertInto('journals', JOURNAL_COLUMNS);

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

/** The last journal. */
interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** Journals that are made ready at once: others get their turn behind them. */
const TOGETHER = 500;

/** Writes the journals of one transaction with their numbers, their hashes and their postings; moves the balances. */
export class JournalWriter {
  #head: Promise<Head> | undefined;
  /** One for all of the transaction: whoever asks what was known at an instant sees all of it or nothing. */
  #recordedAt: string | undefined;

  constructor(private readonly session: Session) {}

  /** Resolves once they are on their way: what is asked of the database from then on sees them. */
  async send(journals: readonly Journal[]): Promise<{ readonly written: Promise<unknown> }> {
    const written: Promise<unknown>[] = [];
    for (let start = 0; start < journals.length; start += TOGETHER) {
      if (start > 0) await takeBreath();
      const some = journals.slice(start, start + TOGETHER);
      // Each journal's number and hash follow those of the one before.
      const sending = (this.#head ?? lockHead(this.session)).then((head) => this.#send(some, head));
      this.#head = keepQuiet(sending.then(({ head }) => head));
      written.push((await sending).written);
    }
    return { written: keepQuiet(Promise.all(written)) };
  }

  #send(
    journals: readonly Journal[],
    last: Head,
  ): { readonly head: Head; readonly written: Promise<unknown> } {
    const { session } = this;
    this.#recordedAt ??= session.clock.now().toISOString();
    const recordedAt = this.#recordedAt;
    let { sequence, hash } = last;
    const journalRows: RowOf<typeof JOURNAL_COLUMNS>[] = [];
    const postingRows: RowOf<typeof POSTING_COLUMNS>[] = [];
    for (const journal of journals) {
      sequence += 1;
      hash = journalHash(hash, sequence, recordedAt, journal);
      journalRows.push(journalRow(journal, { sequence, recordedAt, hash }));
      for (let index = 0; index < journal.postings.length; index += 1) {
        postingRows.push(postingRow(sequence, index + 1, journal.postings[index]!));
      }
    }
    const { practiceId } = session;
    const written = Promise.all([
      INSERT_JOURNALS.write(session, journalRows),
      INSERT_POSTINGS.write(session, postingRows),
      // Judged now and not at commit, when the audit trail is locked and whoever only reads would wait for it.
      session.write('SET CONSTRAINTS journals_have_postings IMMEDIATE'),
      session.write('SET CONSTRAINTS journals_have_postings DEFERRED'),
      moveBalances(session, journals),
      session.write(MOVE_HEAD, [practiceId, sequence, hash]),
    ]);
    return { head: { sequence, hash }, written: keepQuiet(written) };
  }
}

const MOVE_HEAD = 'UPDATE ledger_heads SET sequence = $2, hash = $3 WHERE practice_id = $1';

/** The last number. The row stays locked until the transaction ends: no gap, and one order for all. */
async function lockHead(session: Session): Promise<Head> {
  const [head] = await session.rows<{ sequence: string; hash: string }>(
    `INSERT INTO ledger_heads AS h (practice_id, sequence, hash) VALUES ($1, 0, $2)
     ON CONFLICT (practice_id) DO UPDATE SET sequence = h.sequence
     RETURNING sequence, hash`,
    [session.practiceId, CHAIN_START],
  );
  return { sequence: integerOf(head!.sequence), hash: head!.hash };
}

function journalRow(
  journal: Journal,
  { sequence, recordedAt, hash }: { sequence: number; recordedAt: string; hash: string },
): RowOf<typeof JOURNAL_COLUMNS> {
  return {
    sequence,
    natural_key: journal.naturalKey,
    kind: journal.kind,
    accounting_date: journal.accountingDate,
    recorded_at: recordedAt,
    reverses: journal.reverses,
    hash,
  };
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

/** Sums by account, and of receivables by patient account; each row is moved once. */
class Balances {
  readonly ofAccounts = new Map<Account, Cents>();
  readonly ofPatients = new Map<string, Map<Account, Cents>>();

  move(account: Account, patientAccountId: string | undefined, amount: Cents): void {
    add(this.ofAccounts, account, amount);
    if (patientAccountId === undefined || !account.startsWith('receivable.')) return;
    let balances = this.ofPatients.get(patientAccountId);
    if (!balances) {
      balances = new Map();
      this.ofPatients.set(patientAccountId, balances);
    }
    add(balances, account, amount);
  }
}

function add(balances: Map<Account, Cents>, account: Account, amount: Cents): void {
  balances.set(account, addCents(balances.get(account) ?? ZERO, amount));
}

/** The balances are moved by sums made here; the head's lock keeps others away from them. */
async function moveBalances(session: Session, journals: readonly Journal[]): Promise<void> {
  const balances = new Balances();
  for (const { postings } of journals) {
    for (const { debit, credit, amount, patientAccountId } of postings) {
      balances.move(debit, patientAccountId, amount);
      balances.move(credit, patientAccountId, negateCents(amount));
    }
  }
  const ofAccounts = [...balances.ofAccounts];
  const moving = ofAccounts.map(([account, amount]) => ({ account, balance_cents: amount }));
  const ofPatients = [...balances.ofPatients].flatMap(([patientAccountId, moved]) =>
    [...moved].map(([account, amount]) => ({
      patient_account_id: patientAccountId,
      account,
      balance_cents: amount,
    })),
  );
  await Promise.all([MOVE_BALANCES.write(session, moving), MOVE_PATIENT_BALANCES.write(session, ofPatients)]);
}
