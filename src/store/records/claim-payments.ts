import type { Cents } from '../../../schemas/money.js';
import type { Adjudication, ClaimPaymentState } from '../../../schemas/remittance-records.js';
import type { ClaimPaymentRecord, ClaimPaymentRecords } from '../../app/ports.js';
import { BulkStatement } from '../bulk-statement.js';
import { centsOf, integerOf, withoutNulls } from '../rows.js';
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
  payment: 'jsonb',
  line_matches: 'jsonb',
  production_date: 'date',
  trace_number: 'text',
});

const SET_STATES = new BulkStatement(
  { claim_payment_id: 'uuid', state: 'text' },
  (rows) => `UPDATE claim_payments p SET state = r.state FROM ${rows}
    WHERE p.practice_id = $1 AND p.claim_payment_id = r.claim_payment_id`,
);

type AdjudicationOfClaim = Adjudication & { claimId: string; state: ClaimPaymentState };

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
    }));
    await INSERT.write(this.session, rows);
  }

  async findByClaims(claimIds: readonly string[]): Promise<AdjudicationOfClaim[]> {
    const rows = await this.session.rows<AdjudicationRow>(
      `SELECT claim_payment_id AS "claimPaymentId", remittance_id AS "remittanceId", claim_id AS "claimId", state,
         payer_sequence AS "payerSequence", payer_id AS "payerId", set_hash AS "setHash", payment,
         line_matches AS "lineMatches", production_date::text AS "productionDate", trace_number AS "traceNumber"
       FROM claim_payments
       WHERE practice_id = $1 AND claim_id = ANY($2::uuid[]) AND payer_sequence IS NOT NULL
       ORDER BY claim_id, set_hash, ordinal`,
      [this.session.practiceId, claimIds],
    );
    return rows.map((row): AdjudicationOfClaim => withoutNulls(row));
  }

  async setStates(states: readonly { claimPaymentId: string; state: ClaimPaymentState }[]): Promise<void> {
    const rows = states.map(({ claimPaymentId, state }) => ({ claim_payment_id: claimPaymentId, state }));
    const written = await SET_STATES.write(this.session, rows);
    if (written !== rows.length) {
      throw new Error(`${rows.length} claim payments were to be set, ${written} are known`);
    }
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
}
