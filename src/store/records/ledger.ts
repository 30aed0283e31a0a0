import type { Account, Journal } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';
import { keepQuiet } from '../../app/keep-quiet.js';
import type { LedgerEntry, LedgerRecords, LedgerTime, ReceivableBalance } from '../../app/ports.js';
import { centsOf, integerOf, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import { JournalWriter } from './append-journals.js';

/** Each posting twice, as its debit and as its credit, of the journals of a business date and a knowledge instant. */
const SIDES = `FROM journals j
  JOIN postings p ON p.practice_id = j.practice_id AND p.sequence = j.sequence
  CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE j.practice_id = $1 AND j.accounting_date <= $2 AND j.recorded_at <= coalesce($3, 'infinity'::timestamptz)
    AND j.sequence <= $4`;

const TRIAL_BALANCE = `SELECT account, sum(cents)::bigint AS balance ${SIDES}
  GROUP BY account HAVING sum(cents) <> 0 ORDER BY account`;

const RECEIVABLES = `SELECT open.claim_id AS "claimId", c.patient_account_id AS "patientAccountId", open.account,
    open.balance, c.first_service_date::text AS "firstServiceDate", c.last_service_date::text AS "lastServiceDate"
  FROM (SELECT p.claim_id, account, sum(cents)::bigint AS balance ${SIDES}
      AND account LIKE 'receivable.%' AND p.claim_id IS NOT NULL
    GROUP BY p.claim_id, account HAVING sum(cents) <> 0) AS open
  JOIN claims c ON c.practice_id = $1 AND c.claim_id = open.claim_id
  ORDER BY open.claim_id, open.account`;

/** Credits above zero, as the work items behind them say it: money that was received is positive. */
const UNAPPLIED = `SELECT p.work_item_id AS "workItemId", p.claim_payment_id AS "claimPaymentId",
    -sum(cents)::bigint AS balance ${SIDES} AND account = 'liability.unapplied'
  GROUP BY 1, 2 HAVING sum(cents) <> 0 ORDER BY 1, 2`;

/** The journal of each by its key: of some hundred claims at once the planner reads all journals of the practice. */
const ENTRIES = `SELECT j.natural_key AS "journalKey", p.sequence, p.debit, p.credit, p.amount_cents AS amount,
    p.claim_id AS "claimId", p.patient_account_id AS "patientAccountId",
    p.line_control_number AS "lineControlNumber", p.payer_sequence AS "payerSequence", p.payer_id AS "payerId",
    p.remittance_id AS "remittanceId", p.claim_payment_id AS "claimPaymentId", p.work_item_id AS "workItemId",
    p.group_code AS "groupCode", p.reason_code AS "reasonCode",
    p.provider_adjustment_reference AS "providerAdjustmentReference"
  FROM postings p, LATERAL (SELECT natural_key FROM journals
    WHERE practice_id = p.practice_id AND sequence = p.sequence OFFSET 0) AS j`;

const OF_CLAIMS = `${ENTRIES} WHERE p.practice_id = $1 AND p.claim_id = ANY($2::uuid[]) ORDER BY p.sequence, p.ordinal`;

const OF_REMITTANCE = `SELECT entries.*, EXISTS (SELECT FROM journals r
    WHERE r.practice_id = $1 AND r.reverses = entries."journalKey") AS "isReversed"
  FROM (${ENTRIES} WHERE p.practice_id = $1 AND p.remittance_id = $2 ORDER BY p.sequence, p.ordinal) AS entries`;

type EntryRow = Omit<LedgerEntry, 'sequence' | 'amount'> & {
  readonly sequence: string;
  readonly amount: string;
};

interface UnappliedRow {
  readonly workItemId: string | null;
  readonly claimPaymentId: string | null;
  readonly balance: string;
}

/**
 * The ledger of one unit of work. Journals are held back and written by `finish`, the last thing before the audit
 * row, or when something of the ledger is read: the practice's counter is then locked as late as can be, after all
 * claims, and always before the balances.
 *
 * Journals become visible in the order of their numbers, because each waits for the one before to commit. So all
 * balances of one unit of work are told up to one number, and agree with each other while posting goes on.
 */
export class StoredLedger implements LedgerRecords {
  #waiting: Journal[] = [];
  #sending: Promise<unknown> = Promise.resolve();
  #writing: Promise<unknown> = Promise.resolve();
  readonly #writer: JournalWriter;
  #lastSequence: string | undefined;

  constructor(private readonly session: Session) {
    this.#writer = new JournalWriter(session);
  }

  async append(journals: readonly Journal[]): Promise<void> {
    const empty = journals.find(({ postings }) => postings.length === 0);
    if (empty) throw new Error(`Journal ${empty.naturalKey} has no posting`);
    this.#waiting.push(...journals);
  }

  async finish(): Promise<void> {
    await this.#send();
    await this.#writing;
  }

  /** Until all are on their way: what is read next sees them. */
  async #send(): Promise<void> {
    const journals = this.#waiting;
    if (journals.length > 0) {
      this.#waiting = [];
      this.#lastSequence = undefined;
      const before = this.#writing;
      const sending = this.#writer.send(journals);
      this.#writing = keepQuiet(Promise.all([before, sending.then(({ written }) => written)]));
      this.#sending = Promise.all([this.#sending, sending]);
    }
    await this.#sending;
  }

  flush(): Promise<void> {
    return this.finish();
  }

  async entriesOfClaims(claimIds: readonly string[]): Promise<LedgerEntry[]> {
    await this.#send();
    const rows = await this.session.rows<EntryRow>(OF_CLAIMS, [this.session.practiceId, claimIds]);
    return rows.map(entryOf);
  }

  async entriesOfRemittance(remittanceId: string) {
    await this.finish();
    type Row = EntryRow & { readonly isReversed: boolean };
    const rows = await this.session.rows<Row>(OF_REMITTANCE, [this.session.practiceId, remittanceId]);
    return rows.map((row) => ({ ...entryOf(row), isReversed: row.isReversed }));
  }

  async trialBalance(at: LedgerTime): Promise<{ account: Account; balance: Cents }[]> {
    const rows = await this.#at<{ account: Account; balance: string }>(TRIAL_BALANCE, at);
    return rows.map(({ account, balance }) => ({ account, balance: centsOf(balance) }));
  }

  async receivables(at: LedgerTime): Promise<ReceivableBalance[]> {
    type Row = Omit<ReceivableBalance, 'balance'> & { readonly balance: string };
    const rows = await this.#at<Row>(RECEIVABLES, at);
    return rows.map((row) => ({ ...row, balance: centsOf(row.balance) }));
  }

  async unapplied(
    at: LedgerTime,
  ): Promise<{ workItemId?: string; claimPaymentId?: string; balance: Cents }[]> {
    const rows = await this.#at<UnappliedRow>(UNAPPLIED, at);
    return rows.map((row) => ({ ...withoutNulls(row), balance: centsOf(row.balance) }));
  }

  async #at<Row>(statement: string, { asOf, knownAt }: LedgerTime): Promise<Row[]> {
    await this.finish();
    this.#lastSequence ??= await this.#findLastSequence();
    const { practiceId } = this.session;
    return this.session.rows<Row>(statement, [practiceId, asOf, knownAt ?? null, this.#lastSequence]);
  }

  async #findLastSequence(): Promise<string> {
    const [head] = await this.session.rows<{ sequence: string }>(
      'SELECT sequence FROM ledger_heads WHERE practice_id = $1',
      [this.session.practiceId],
    );
    return head?.sequence ?? '0';
  }
}

function entryOf(row: EntryRow): LedgerEntry {
  return { ...withoutNulls(row), sequence: integerOf(row.sequence), amount: centsOf(row.amount) };
}
