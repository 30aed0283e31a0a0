import type {
  BankDeposit,
  DepositPlacement,
  DepositState,
  ExpectedDeposit,
} from '../../../schemas/deposit.js';
import { addCents, type Cents, ZERO } from '../../../schemas/money.js';
import type {
  DepositQueue,
  DepositQueues,
  DepositRecord,
  DepositRecords,
  DepositTrace,
} from '../../app/records/deposit-records.js';
import { readPayerKey, readTraceKey } from '../../domain/deposits/trace-key.js';
import { BulkStatement } from '../bulk-statement.js';
import { centsOf, integerOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import { isPart, leadOf } from './payment-parts.js';

const INSERT = BulkStatement.insertInto('deposits', {
  deposit_key: 'text',
  deposit_date: 'date',
  amount_cents: 'bigint',
  fee_cents: 'bigint',
  trace_number: 'text',
  payer_identifier: 'text',
  trace_key: 'text',
  payer_key: 'text',
  file_id: 'uuid',
  recorded_at: 'timestamptz',
  state: 'text',
  places: 'jsonb',
  journal_count: 'integer',
});

const SETTLE = new BulkStatement(
  { deposit_key: 'text', state: 'text', places: 'jsonb', moved: 'integer' },
  (
    rows,
  ) => `UPDATE deposits d SET state = r.state, places = r.places, journal_count = d.journal_count + r.moved
    FROM ${rows} WHERE d.practice_id = $1 AND d.deposit_key = r.deposit_key
      AND (d.state, d.places, r.moved) IS DISTINCT FROM (r.state, r.places, 0)`,
);

const DEPOSIT = `deposit_key AS key, deposit_date::text AS date, amount_cents AS amount, fee_cents AS fee,
    trace_number AS "traceNumber", payer_identifier AS "payerIdentifier", state, places,
    journal_count AS "journalCount"`;

const EXPECTED = `remittance_id AS "remittanceId", set_hash AS "setHash", trace_number AS "traceNumber",
    payer_identifier AS "payerIdentifier", payer_name AS "payerName", payment_date::text AS date,
    amount_cents AS amount, payment_method_code AS "paymentMethodCode"`;

/** An undone remittance announces nothing, and of the parts of a payment one announces it. */
const STANDS = `NOT EXISTS (SELECT FROM remittances u WHERE u.practice_id = expected_deposits.practice_id
  AND u.remittance_id = expected_deposits.remittance_id
  AND (u.state = 'undone' OR ${isPart('u')} AND u.remittance_id <> ${leadOf('u')}))`;

const OF_TRACES = '(payer_key, trace_key) IN (SELECT * FROM unnest($2::text[], $3::text[]))';

/** No money is to come for a payment that is none. */
const MISSING = `practice_id = $1 AND NOT is_deposited AND payment_method_code <> 'NON' AND ${STANDS}`;

type DepositRow = Nullable<Omit<BankDeposit, 'amount' | 'fee'>> & {
  readonly amount: string;
  readonly fee: string;
  readonly state: DepositState;
  readonly places: DepositRecord['places'];
  readonly journalCount: number;
};

type ExpectedRow = Omit<ExpectedDeposit, 'amount'> & { readonly amount: string };

export class StoredDeposits implements DepositRecords {
  constructor(private readonly session: Session) {}

  async lock(traces: readonly DepositTrace[]): Promise<void> {
    // A trace has no row before something of it is known, and a deposit may come while its remittance is posted.
    const { practiceId } = this.session;
    const names = traces.map(({ payerKey, traceKey }) => `deposit ${practiceId} ${payerKey} ${traceKey}`);
    for (const name of [...new Set(names)].sort()) {
      await this.session.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    }
  }

  async findKnown(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.session.rows<{ key: string }>(
      'SELECT deposit_key AS key FROM deposits WHERE practice_id = $1 AND deposit_key = ANY($2)',
      [this.session.practiceId, keys],
    );
    return new Set(rows.map(({ key }) => key));
  }

  async insert(deposits: readonly BankDeposit[], fileId: string): Promise<void> {
    const recordedAt = this.session.clock.now().toISOString();
    const rows = deposits.map((deposit) => ({
      deposit_key: deposit.key,
      deposit_date: deposit.date,
      amount_cents: deposit.amount,
      fee_cents: deposit.fee,
      trace_number: deposit.traceNumber,
      payer_identifier: deposit.payerIdentifier,
      trace_key: readTraceKey(deposit.traceNumber),
      payer_key: readPayerKey(deposit.payerIdentifier),
      file_id: fileId,
      recorded_at: recordedAt,
      state: 'money-without-remittance',
      places: [],
      journal_count: 0,
    }));
    await INSERT.write(this.session, rows);
  }

  async expect(remittance: ExpectedDeposit): Promise<void> {
    await this.session.write(
      `INSERT INTO expected_deposits (practice_id, remittance_id, set_hash, trace_number, payer_identifier, payer_name,
         trace_key, payer_key, payment_date, amount_cents, payment_method_code, is_deposited)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, false) ON CONFLICT DO NOTHING`,
      [
        this.session.practiceId,
        remittance.remittanceId,
        remittance.setHash,
        remittance.traceNumber,
        remittance.payerIdentifier,
        remittance.payerName,
        readTraceKey(remittance.traceNumber) ?? null,
        readPayerKey(remittance.payerIdentifier) ?? null,
        remittance.date,
        remittance.amount,
        remittance.paymentMethodCode,
      ],
    );
  }

  async read(traces: readonly DepositTrace[], keys: readonly string[]) {
    const parameters = [
      this.session.practiceId,
      traces.map(({ payerKey }) => payerKey),
      traces.map(({ traceKey }) => traceKey),
    ];
    const deposits = await this.session.rows<DepositRow>(
      `SELECT ${DEPOSIT} FROM deposits WHERE practice_id = $1 AND (${OF_TRACES} OR deposit_key = ANY($4))`,
      [...parameters, keys],
    );
    const expected = await this.session.rows<ExpectedRow>(
      `SELECT ${EXPECTED} FROM expected_deposits WHERE practice_id = $1 AND ${OF_TRACES} AND ${STANDS}`,
      parameters,
    );
    return { deposits: deposits.map(depositOf), expected: expected.map(expectedOf) };
  }

  async settle(placements: readonly DepositPlacement[], moved: ReadonlySet<string>): Promise<void> {
    const before = await this.#placesOf(placements.map(({ deposit }) => deposit.key));
    const rows = placements.map(({ deposit, state, places }) => ({
      ...{ deposit_key: deposit.key, state, places },
      moved: moved.has(deposit.key) ? 1 : 0,
    }));
    await SETTLE.write(this.session, rows);
    const after = sumByRemittance(placements);
    const deposited = [...after].flatMap(([remittanceId, amount]) => (amount > ZERO ? remittanceId : []));
    await this.session.write(
      `UPDATE expected_deposits SET is_deposited = remittance_id = ANY($3::uuid[])
       WHERE practice_id = $1 AND remittance_id = ANY($2::uuid[])
         AND is_deposited <> (remittance_id = ANY($3::uuid[]))`,
      [this.session.practiceId, [...before, ...after.keys()], deposited],
    );
  }

  async queues(): Promise<DepositQueues> {
    type Row = {
      readonly state: string;
      readonly count: string;
      readonly amount: string;
      readonly since: string;
    };
    const rows = await this.session.rows<Row>(
      `SELECT state, count(*) AS count, sum(amount_cents + fee_cents)::bigint AS amount, min(deposit_date)::text AS since
         FROM deposits WHERE practice_id = $1 AND state <> 'matched' GROUP BY state
       UNION ALL
       SELECT 'missing', count(*), sum(amount_cents)::bigint, min(payment_date)::text
         FROM expected_deposits WHERE ${MISSING} HAVING count(*) > 0`,
      [this.session.practiceId],
    );
    const queueOf = (state: string): DepositQueue => {
      const row = rows.find((each) => each.state === state);
      if (!row) return { count: 0, amount: centsOf('0') };
      const since = row.since as NonNullable<DepositQueue['since']>;
      return { count: integerOf(row.count), amount: centsOf(row.amount), since };
    };
    return {
      moneyWithoutRemittance: queueOf('money-without-remittance'),
      remittanceWithoutMoney: queueOf('missing'),
      amountMismatch: queueOf('deposit-amount-mismatch'),
    };
  }

  async findMissing(limit: number): Promise<ExpectedDeposit[]> {
    const rows = await this.session.rows<ExpectedRow>(
      `SELECT ${EXPECTED} FROM expected_deposits WHERE ${MISSING} ORDER BY payment_date, remittance_id LIMIT $2`,
      [this.session.practiceId, limit],
    );
    return rows.map(expectedOf);
  }

  async findUnmatched(limit: number): Promise<DepositRecord[]> {
    const rows = await this.session.rows<DepositRow>(
      `SELECT ${DEPOSIT} FROM deposits WHERE practice_id = $1 AND state <> 'matched'
       ORDER BY deposit_date, deposit_key LIMIT $2`,
      [this.session.practiceId, limit],
    );
    return rows.map(depositOf);
  }

  /** The remittances that these deposits paid so far. */
  async #placesOf(keys: readonly string[]): Promise<string[]> {
    const rows = await this.session.rows<{ places: DepositRecord['places'] }>(
      'SELECT places FROM deposits WHERE practice_id = $1 AND deposit_key = ANY($2)',
      [this.session.practiceId, keys],
    );
    return rows.flatMap(({ places }) => places.flatMap((place) => place.remittanceId ?? []));
  }
}

/** What has come and was not given back, by remittance. */
function sumByRemittance(placements: readonly DepositPlacement[]): ReadonlyMap<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const { remittanceId, amount } of placements.flatMap(({ places }) => places)) {
    if (remittanceId === undefined) continue;
    sums.set(remittanceId, addCents(sums.get(remittanceId) ?? ZERO, amount));
  }
  return sums;
}

function depositOf({ state, places, journalCount, amount, fee, ...rest }: DepositRow): DepositRecord {
  const deposit: BankDeposit = { ...withoutNulls(rest), amount: centsOf(amount), fee: centsOf(fee) };
  return { key: deposit.key, deposit, state, places, journalCount };
}

function expectedOf(row: ExpectedRow): ExpectedDeposit {
  return { ...row, amount: centsOf(row.amount) };
}
