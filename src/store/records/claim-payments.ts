import type { Cents } from '../../../schemas/money.js';
import type { Adjudication, ClaimPaymentState } from '../../../schemas/remittance-records.js';
import type { ClaimPaymentRecord, ClaimPaymentRecords } from '../../app/ports.js';
import { findPayerControlNumbers, readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { BulkStatement } from '../bulk-statement.js';
import { centsOf, integerOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';

const INSERT = BulkStatement.insertInto('claim_payments', {
  claim_payment_id: 'uuid',
  remittance_id: 'uuid',
  set_hash: 'text',
  ordinal: 'integer',
  claim_id: 'uuid',
  payer_sequence: 'integer',
  payer_id: 'text',
  state: 'text',
  payment_cents: 'bigint',
  payment: 'json',
  line_matches: 'jsonb',
  production_date: 'date',
  trace_number: 'text',
  decisions: 'jsonb',
  placement: 'integer',
  is_released: 'boolean',
  settled_payers: 'jsonb',
});

const PLACE = new BulkStatement(
  {
    claim_payment_id: 'uuid',
    claim_id: 'uuid',
    payer_sequence: 'integer',
    payer_id: 'text',
    state: 'text',
    line_matches: 'jsonb',
    decisions: 'jsonb',
    placement: 'integer',
    is_released: 'boolean',
    settled_payers: 'jsonb',
  },
  (rows) => `UPDATE claim_payments p SET claim_id = r.claim_id, payer_sequence = r.payer_sequence,
      payer_id = r.payer_id, state = r.state, line_matches = r.line_matches, decisions = r.decisions,
      placement = r.placement, is_released = r.is_released, settled_payers = r.settled_payers
    FROM ${rows} WHERE p.practice_id = $1 AND p.claim_payment_id = r.claim_payment_id`,
);

const INSERT_NUMBERS = BulkStatement.insertInto(
  'waiting_numbers',
  { normalised_number: 'text', kind: 'text', claim_payment_id: 'uuid' },
  'ON CONFLICT DO NOTHING',
);

const SELECT = `SELECT p.claim_payment_id AS "claimPaymentId", p.remittance_id AS "remittanceId",
    p.set_hash AS "setHash", p.ordinal, p.claim_id AS "claimId", p.payer_sequence AS "payerSequence",
    p.payer_id AS "payerId", p.state, p.payment, p.line_matches AS "lineMatches",
    p.production_date::text AS "productionDate", m.payment_date::text AS "paymentDate",
    split_part(m.identity_key, '|', 1) AS "payerIdentifier", p.trace_number AS "traceNumber", coalesce(p.decisions, '[]') AS decisions, p.placement,
    p.is_released AS "isReleased", p.settled_payers AS "settledPayers"
  FROM claim_payments p
  JOIN remittances m ON m.practice_id = p.practice_id AND m.remittance_id = p.remittance_id
  WHERE p.practice_id = $1`;

/** Each number is looked for by its key; who has found a claim since does not wait. */
const WAITING = `p.claim_id IS NULL AND p.state IN ('exception', 'exception-resolved') AND p.claim_payment_id IN (
    SELECT claim_payment_id FROM waiting_numbers
      WHERE practice_id = $1 AND normalised_number = ANY($2) AND kind = 'patient'
    UNION
    SELECT claim_payment_id FROM waiting_numbers
      WHERE practice_id = $1 AND normalised_number = ANY($3) AND kind = 'payer')
  ORDER BY p.set_hash, p.ordinal`;

const UNPLACED = `p.claim_id IS NULL AND p.state = 'exception' AND (p.set_hash, p.ordinal) > ($2, $3::integer)
    AND p.claim_payment_id IN (SELECT w.claim_payment_id FROM work_items w
      WHERE w.practice_id = $1 AND w.state = 'open' AND w.kind = 'unmatched-claim')
  ORDER BY p.set_hash, p.ordinal LIMIT $4`;

const IN_SETS = `(p.set_hash, p.ordinal) IN (SELECT * FROM unnest($2::text[], $3::integer[]))
  ORDER BY p.set_hash, p.ordinal`;

const SET_STATES = new BulkStatement(
  { claim_payment_id: 'uuid', state: 'text', decisions: 'jsonb' },
  (rows) => `UPDATE claim_payments p SET state = r.state, decisions = r.decisions FROM ${rows}
    WHERE p.practice_id = $1 AND p.claim_payment_id = r.claim_payment_id`,
);

type AdjudicationOfClaim = Adjudication & { claimId: string; state: ClaimPaymentState };

type ClaimPaymentRow = Nullable<ClaimPaymentRecord>;

type AdjudicationRow = Omit<AdjudicationOfClaim, 'payerId'> & { readonly payerId: string | null };

export class StoredClaimPayments implements ClaimPaymentRecords {
  constructor(private readonly session: Session) {}

  async insert(payments: readonly ClaimPaymentRecord[]): Promise<void> {
    const rows = payments.map((record) => ({
      claim_payment_id: record.claimPaymentId,
      remittance_id: record.remittanceId,
      set_hash: record.setHash,
      ordinal: record.ordinal,
      claim_id: record.claimId,
      payer_sequence: record.payerSequence,
      payer_id: record.payerId,
      state: record.state,
      payment_cents: record.payment.paymentAmount,
      payment: record.payment,
      line_matches: record.lineMatches,
      production_date: record.productionDate,
      trace_number: record.traceNumber,
      decisions: record.decisions,
      placement: record.placement ?? 0,
      is_released: record.isReleased ?? false,
      settled_payers: record.settledPayers ?? [],
    }));
    await Promise.all([INSERT.write(this.session, rows), this.#insertNumbers(payments)]);
  }

  async lockPlaces(): Promise<void> {
    const name = `claim payments ${this.session.practiceId}`;
    await this.session.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  async place(payments: readonly ClaimPaymentRecord[]): Promise<void> {
    const rows = payments.map((record) => ({
      claim_payment_id: record.claimPaymentId,
      claim_id: record.claimId,
      payer_sequence: record.payerSequence,
      payer_id: record.payerId,
      state: record.state,
      line_matches: record.lineMatches,
      decisions: record.decisions,
      placement: record.placement ?? 0,
      is_released: record.isReleased ?? false,
      settled_payers: record.settledPayers ?? [],
    }));
    checkWritten(payments.length, await PLACE.write(this.session, rows));
    await this.#insertNumbers(payments);
  }

  async findByRemittance(remittanceId: string): Promise<ClaimPaymentRecord[]> {
    return this.#select('p.remittance_id = $2::uuid ORDER BY p.ordinal', remittanceId);
  }

  async find(claimPaymentId: string): Promise<ClaimPaymentRecord | undefined> {
    const [found] = await this.#select('p.claim_payment_id = $2::uuid', claimPaymentId);
    return found;
  }

  async findInSet(setHash: string, ordinal: number): Promise<ClaimPaymentRecord | undefined> {
    const [found] = await this.#select('p.set_hash = $2 AND p.ordinal = $3', setHash, ordinal);
    return found;
  }

  async findWaiting(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimPaymentRecord[]> {
    return this.#select(WAITING, controlNumbers, payerControlNumbers);
  }

  async findUnplaced(limit: number, after?: ClaimPaymentRecord): Promise<ClaimPaymentRecord[]> {
    const { setHash = '', ordinal = 0 } = after ?? {};
    return this.#select(UNPLACED, setHash, ordinal, limit);
  }

  async findInSets(sets: Readonly<Record<string, readonly number[]>>): Promise<ClaimPaymentRecord[]> {
    const places = Object.entries(sets).flatMap(([hash, ordinals]) =>
      ordinals.map((ordinal) => [hash, ordinal] as const),
    );
    return this.#select(
      IN_SETS,
      places.map(([hash]) => hash),
      places.map(([, ordinal]) => ordinal),
    );
  }

  async waitFor(claimPaymentId: string, controlNumber: string): Promise<void> {
    const row = { claim_payment_id: claimPaymentId, kind: 'patient' };
    await INSERT_NUMBERS.write(this.session, [
      { ...row, normalised_number: readControlNumber(controlNumber) },
    ]);
  }

  async findByClaims(claimIds: readonly string[]): Promise<AdjudicationOfClaim[]> {
    const rows = await this.session.rows<AdjudicationRow>(
      `SELECT p.claim_payment_id AS "claimPaymentId", p.remittance_id AS "remittanceId", p.claim_id AS "claimId", p.state,
         payer_sequence AS "payerSequence", payer_id AS "payerId", set_hash AS "setHash", payment,
         line_matches AS "lineMatches", placement, is_released AS "isReleased", settled_payers AS "settledPayers",
         production_date::text AS "productionDate", trace_number AS "traceNumber",
         of_remittance."paymentDate", of_remittance."payerIdentifier"
       FROM claim_payments p, LATERAL (
         SELECT r.payment_date::text AS "paymentDate", split_part(r.identity_key, '|', 1) AS "payerIdentifier"
           FROM remittances r WHERE r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
           OFFSET 0) AS of_remittance
       WHERE p.practice_id = $1 AND p.claim_id = ANY($2::uuid[]) AND p.payer_sequence IS NOT NULL
         AND p.state <> 'undone'
       ORDER BY p.claim_id, p.set_hash, p.ordinal`,
      [this.session.practiceId, claimIds],
    );
    return rows.map((row): AdjudicationOfClaim => withoutNulls(row));
  }

  async setStates(states: Parameters<ClaimPaymentRecords['setStates']>[0]): Promise<void> {
    const rows = states.map(({ claimPaymentId, ...stands }) => ({
      claim_payment_id: claimPaymentId,
      ...stands,
    }));
    const written = await SET_STATES.write(this.session, rows);
    checkWritten(rows.length, written);
  }

  async countByState(): Promise<{ state: ClaimPaymentState; count: number; paymentAmount: Cents }[]> {
    const rows = await this.session.rows<{ state: ClaimPaymentState; count: string; payment_cents: string }>(
      `SELECT state, count(*) AS count, sum(payment_cents)::bigint AS payment_cents
       FROM claim_payments WHERE practice_id = $1 GROUP BY state ORDER BY state`,
      [this.session.practiceId],
    );
    return rows.map(({ state, count, payment_cents }) => ({
      state,
      count: integerOf(count),
      paymentAmount: centsOf(payment_cents),
    }));
  }

  #select(condition: string, ...parameters: readonly unknown[]): Promise<ClaimPaymentRecord[]> {
    return this.session
      .rows<ClaimPaymentRow>(`${SELECT} AND ${condition}`, [this.session.practiceId, ...parameters])
      .then((rows) => rows.map((row): ClaimPaymentRecord => withoutNulls(row)));
  }

  /** By what those without a claim will be looked for. */
  async #insertNumbers(payments: readonly ClaimPaymentRecord[]): Promise<void> {
    const rows = payments
      .filter(({ claimId }) => claimId === undefined)
      .flatMap(({ claimPaymentId, payment }) => {
        const own = readControlNumber(payment.patientControlNumber);
        return [
          ...(own === '' ? [] : [{ normalised_number: own, kind: 'patient' }]),
          ...findPayerControlNumbers(payment).map((number) => ({ normalised_number: number, kind: 'payer' })),
        ].map((row) => ({ ...row, claim_payment_id: claimPaymentId }));
      });
    await INSERT_NUMBERS.write(this.session, rows);
  }
}

function checkWritten(wanted: number, written: number): void {
  if (written !== wanted) throw new Error(`${wanted} claim payments were to be set, ${written} are known`);
}
