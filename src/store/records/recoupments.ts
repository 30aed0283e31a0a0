import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { subtractCents, ZERO } from '../../../schemas/money.js';
import type { ClaimChain, RecoupmentEntry, RecoupmentFact } from '../../../schemas/recoupment.js';
import type {
  RecoupmentAccount,
  RecoupmentRecord,
  RecoupmentRecords,
  RecoupmentTotals,
} from '../../app/records/recoupment-records.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { BulkStatement } from '../bulk-statement.js';
import { centsOf, integerOf } from '../rows.js';
import type { Session } from '../session.js';
import { RECOUPMENT, type RecoupmentRow, recoupmentOf } from './recoupment-row.js';

const INSERT = BulkStatement.insertInto(
  'recoupments',
  {
    recoupment_key: 'text',
    payer_identifier: 'text',
    payee_identifier: 'text',
    payer_name: 'text',
    source: 'text',
    reason_code: 'text',
    reference: 'text',
    letter_number: 'text',
    amount_cents: 'bigint',
    fact_date: 'date',
    expected_date: 'date',
    remittance_id: 'uuid',
    ordinal: 'integer',
    named_claim_id: 'uuid',
    matched_to: 'text',
    recorded_at: 'timestamptz',
    opened_cents: 'bigint',
    open_cents: 'bigint',
    closings: 'jsonb',
    state: 'text',
    transfer_cents: 'bigint',
    transfer_count: 'integer',
    findings: 'jsonb',
    dispute_count: 'integer',
  },
  'ON CONFLICT DO NOTHING',
);

/** Rows that say it already are left alone. */
const SETTLE = new BulkStatement(
  {
    recoupment_key: 'text',
    opened_cents: 'bigint',
    open_cents: 'bigint',
    closings: 'jsonb',
    state: 'text',
    claim_id: 'uuid',
    transfer_cents: 'bigint',
    transferred: 'integer',
    findings: 'jsonb',
  },
  (rows) => `UPDATE recoupments f SET opened_cents = r.opened_cents, open_cents = r.open_cents,
      closings = r.closings, state = r.state, claim_id = r.claim_id, transfer_cents = r.transfer_cents,
      transfer_count = f.transfer_count + r.transferred, findings = r.findings
    FROM ${rows} WHERE f.practice_id = $1 AND f.recoupment_key = r.recoupment_key
      AND (f.opened_cents, f.open_cents, f.closings, f.state, f.claim_id, f.transfer_cents, f.findings)
        IS DISTINCT FROM
        (r.opened_cents, r.open_cents, r.closings, r.state, r.claim_id, r.transfer_cents, r.findings)`,
);

const LOCK = `SELECT 1 FROM recoupment_accounts
  WHERE practice_id = $1 AND payer_identifier = $2 AND payee_identifier = $3 FOR UPDATE`;

const MAKE = `INSERT INTO recoupment_accounts AS a (practice_id, payer_identifier, payee_identifier, payer_name, revision)
  VALUES ($1, $2, $3, $4, 1) ON CONFLICT (practice_id, payer_identifier, payee_identifier)
  DO UPDATE SET revision = a.revision + 1`;

/** What an undone remittance said does not count. */
const STANDS = `NOT EXISTS (SELECT FROM remittances u WHERE u.practice_id = f.practice_id
  AND u.remittance_id = f.remittance_id AND u.state = 'undone')`;

/** Taken back through the claim itself: payments of one remittance of the payer that reverse more than they pay. */
const CHAINS = `SELECT c.claim_id AS "claimId",
    ARRAY(SELECT n.normalised_number FROM claim_payer_control_numbers n
      WHERE n.practice_id = $1 AND n.claim_id = c.claim_id AND NOT n.is_withdrawn ORDER BY 1) AS "payerControlNumbers",
    ARRAY(SELECT -sum(p.payment_cents) FROM claim_payments p
      JOIN remittances m ON m.practice_id = p.practice_id AND m.remittance_id = p.remittance_id
      WHERE p.practice_id = $1 AND p.claim_id = c.claim_id AND m.state <> 'undone' AND m.advice ->> 'payerIdentifier' = $4
      GROUP BY p.remittance_id
      HAVING bool_or((p.payment ->> 'chargeAmount')::bigint < 0) AND sum(p.payment_cents) < 0
      ORDER BY 1)::text[] AS "takenBack"
  FROM (SELECT claim_id FROM claim_payer_control_numbers
      WHERE practice_id = $1 AND normalised_number = ANY($2) AND NOT is_withdrawn
    UNION SELECT unnest($3::uuid[])) AS c
  ORDER BY c.claim_id`;

/** By the whole of a reference or a word of it, as `findChains`. */
const NAMING = `WITH numbers AS (SELECT DISTINCT normalised_number FROM claim_payer_control_numbers
    WHERE practice_id = $1 AND claim_id = ANY($2::uuid[]))
  SELECT a.payer_identifier AS "payerIdentifier", a.payee_identifier AS "payeeIdentifier",
    a.payer_name AS "payerName", max(f.fact_date)::text AS "lastDate"
  FROM recoupment_accounts a JOIN recoupments f USING (practice_id, payer_identifier, payee_identifier)
  WHERE a.practice_id = $1
  GROUP BY 1, 2, 3
  HAVING bool_or(f.claim_id = ANY($2::uuid[]) OR EXISTS (
    SELECT FROM unnest(regexp_split_to_array(f.reference, '\\s+') || regexp_replace(f.reference, '\\s', '', 'g')) AS word
    WHERE ltrim(upper(word), '0') IN (SELECT normalised_number FROM numbers)))
  ORDER BY 1, 2`;

/** Until the register has been made again with it, in the same transaction. */
const UNSETTLED = {
  opened_cents: ZERO,
  open_cents: ZERO,
  closings: [],
  state: 'open',
  transfer_cents: ZERO,
  transfer_count: 0,
  findings: [],
  dispute_count: 0,
};

type ChainRow = Pick<ClaimChain, 'claimId' | 'payerControlNumbers'> & { readonly takenBack: string[] };

export class StoredRecoupments implements RecoupmentRecords {
  constructor(private readonly session: Session) {}

  async lock(account: RecoupmentAccount, isWanted: boolean): Promise<boolean> {
    const names = [this.session.practiceId, account.payerIdentifier, account.payeeIdentifier];
    if (isWanted) return (await this.session.write(MAKE, [...names, account.payerName])) > 0;
    return (await this.session.rows(LOCK, names)).length > 0;
  }

  async insert(facts: readonly (RecoupmentFact & { readonly expectedDate?: CalendarDate })[]): Promise<void> {
    const recordedAt = this.session.clock.now().toISOString();
    const rows = facts.map((fact) => ({
      recoupment_key: fact.key,
      payer_identifier: fact.payerIdentifier,
      payee_identifier: fact.payeeIdentifier,
      payer_name: fact.payerName,
      source: fact.source,
      reason_code: fact.reasonCode,
      reference: fact.reference,
      letter_number: fact.letterNumber,
      amount_cents: fact.amount,
      fact_date: fact.date,
      expected_date: fact.expectedDate,
      remittance_id: fact.remittanceId,
      ordinal: fact.ordinal,
      named_claim_id: fact.claimId,
      matched_to: fact.matchedTo,
      recorded_at: recordedAt,
      ...UNSETTLED,
    }));
    await INSERT.write(this.session, rows);
  }

  async readAccount(account: RecoupmentAccount): Promise<RecoupmentRecord[]> {
    return this.#select(
      `f.payer_identifier = $2 AND f.payee_identifier = $3 AND ${STANDS}
         ORDER BY f.fact_date, f.recoupment_key`,
      account.payerIdentifier,
      account.payeeIdentifier,
    );
  }

  async findOfRemittance(remittanceId: string): Promise<RecoupmentRecord[]> {
    return this.#select('f.remittance_id = $2::uuid ORDER BY f.recoupment_key', remittanceId);
  }

  async findChains(account: RecoupmentAccount, facts: readonly RecoupmentFact[]): Promise<ClaimChain[]> {
    const texts = facts.flatMap(({ reference = '' }) => [reference, ...reference.split(/\s+/)]);
    const numbers = [...new Set(texts.map(readControlNumber))].filter(Boolean);
    const named = [...new Set(facts.flatMap(({ claimId }) => claimId ?? []))];
    if (numbers.length + named.length === 0) return [];
    const rows = await this.session.rows<ChainRow>(CHAINS, [
      this.session.practiceId,
      numbers,
      named,
      account.payerIdentifier,
    ]);
    return rows.map((row) => ({ ...row, takenBack: row.takenBack.map(centsOf) }));
  }

  findAccountsNaming(claimIds: readonly string[]) {
    type Named = RecoupmentAccount & { readonly lastDate: CalendarDate };
    return this.session.rows<Named>(NAMING, [this.session.practiceId, claimIds]);
  }

  async settle(entries: readonly RecoupmentEntry[], transferred: ReadonlySet<string>): Promise<void> {
    const rows = entries.map((entry) => ({
      recoupment_key: entry.fact.key,
      opened_cents: entry.openedAmount,
      open_cents: entry.openAmount,
      closings: entry.closings,
      state: entry.state,
      claim_id: entry.claimId,
      transfer_cents: entry.transferAmount,
      transferred: transferred.has(entry.fact.key) ? 1 : 0,
      findings: entry.findings,
    }));
    await SETTLE.write(this.session, rows);
  }

  async find(key: string): Promise<RecoupmentRecord | undefined> {
    const [found] = await this.#select('f.recoupment_key = $2', key);
    return found;
  }

  async setMatch(key: string, matchedTo: string | undefined): Promise<void> {
    await this.#set(key, 'matched_to = $3', matchedTo);
  }

  async setDispute(key: string, disputedOn: CalendarDate | undefined): Promise<void> {
    await this.#set(key, 'disputed_on = $3::date, dispute_count = dispute_count + 1', disputedOn);
  }

  async totals(): Promise<RecoupmentTotals[]> {
    type Row = RecoupmentAccount & { readonly opened: string; readonly open: string; readonly count: string };
    const rows = await this.session.rows<Row>(
      `SELECT a.payer_identifier AS "payerIdentifier", a.payee_identifier AS "payeeIdentifier",
         a.payer_name AS "payerName", coalesce(sum(f.opened_cents), 0)::bigint AS opened,
         coalesce(sum(f.open_cents), 0)::bigint AS open, count(*) FILTER (WHERE f.open_cents <> 0) AS count
       FROM recoupment_accounts a LEFT JOIN recoupments f USING (practice_id, payer_identifier, payee_identifier)
       WHERE a.practice_id = $1 GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`,
      [this.session.practiceId],
    );
    return rows.map(({ opened, open, count, ...account }) => {
      const amounts = { openedAmount: centsOf(opened), openAmount: centsOf(open) };
      const closedAmount = subtractCents(amounts.openedAmount, amounts.openAmount);
      return { ...account, ...amounts, closedAmount, openCount: integerOf(count) };
    });
  }

  async #set(key: string, assignment: string, value: string | undefined): Promise<void> {
    const written = await this.session.write(
      `UPDATE recoupments SET ${assignment} WHERE practice_id = $1 AND recoupment_key = $2`,
      [this.session.practiceId, key, value ?? null],
    );
    if (written !== 1) throw new Error('An entry of the register was to be changed that is not known');
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<RecoupmentRecord[]> {
    const rows = await this.session.rows<RecoupmentRow>(
      `SELECT ${RECOUPMENT} FROM recoupments f WHERE f.practice_id = $1 AND ${condition}`,
      [this.session.practiceId, ...parameters],
    );
    return rows.map(recoupmentOf);
  }
}
