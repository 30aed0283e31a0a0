import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { DenialRecords } from '../../app/ports.js';
import { centsOf, insertStatement, integerOf, withoutNulls, writeRows } from '../rows.js';
import type { Session } from '../session.js';

const SAVE = `${insertStatement('denials', {
  natural_key: 'text',
  claim_id: 'uuid',
  claim_payment_id: 'uuid',
  payer_sequence: 'integer',
  line_control_number: 'text',
  denial_class: 'text',
  group_code: 'text',
  reason_code: 'text',
  remark_codes: 'text[]',
  denied_cents: 'bigint',
  at_stake_cents: 'bigint',
  state: 'text',
})}
  ON CONFLICT (practice_id, natural_key) DO UPDATE SET claim_payment_id = excluded.claim_payment_id,
    denial_class = excluded.denial_class, remark_codes = excluded.remark_codes,
    denied_cents = excluded.denied_cents, at_stake_cents = excluded.at_stake_cents, state = excluded.state`;

type DenialRow = Omit<PlannedDenial, 'deniedAmount' | 'atStakeAmount' | 'lineControlNumber'> & {
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
  readonly lineControlNumber: string | null;
};

interface SummaryRow {
  readonly denialClass: string;
  readonly reasonCode: string;
  readonly count: string;
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
}

export class StoredDenials implements DenialRecords {
  constructor(private readonly session: Session) {}

  async save(denials: readonly PlannedDenial[]): Promise<void> {
    const rows = denials.map((denial) => ({
      natural_key: denial.naturalKey,
      claim_id: denial.claimId,
      claim_payment_id: denial.claimPaymentId,
      payer_sequence: denial.payerSequence,
      line_control_number: denial.lineControlNumber,
      denial_class: denial.denialClass,
      group_code: denial.groupCode,
      reason_code: denial.reasonCode,
      remark_codes: denial.remarkCodes,
      denied_cents: denial.deniedAmount,
      at_stake_cents: denial.atStakeAmount,
      state: denial.state,
    }));
    await writeRows(this.session, SAVE, rows);
  }

  async findByClaims(claimIds: readonly string[]): Promise<PlannedDenial[]> {
    const rows = await this.session.rows<DenialRow>(
      `SELECT natural_key AS "naturalKey", claim_id AS "claimId", claim_payment_id AS "claimPaymentId",
         payer_sequence AS "payerSequence", line_control_number AS "lineControlNumber",
         denial_class AS "denialClass", group_code AS "groupCode", reason_code AS "reasonCode",
         remark_codes AS "remarkCodes", denied_cents AS "deniedAmount", at_stake_cents AS "atStakeAmount", state
       FROM denials WHERE practice_id = $1 AND claim_id = ANY($2::uuid[]) ORDER BY natural_key`,
      [this.session.practiceId, claimIds],
    );
    return rows.map((row) => ({
      ...withoutNulls(row),
      deniedAmount: centsOf(row.deniedAmount),
      atStakeAmount: centsOf(row.atStakeAmount),
    }));
  }

  /** Open denials only: what is reversed or closed as information needs nobody. */
  async summary() {
    const rows = await this.session.rows<SummaryRow>(
      `SELECT denial_class AS "denialClass", reason_code AS "reasonCode", count(*) AS count,
         sum(denied_cents)::bigint AS "deniedAmount", sum(at_stake_cents)::bigint AS "atStakeAmount"
       FROM denials WHERE practice_id = $1 AND state = 'open' GROUP BY 1, 2 ORDER BY 1, 2`,
      [this.session.practiceId],
    );
    return rows.map((row) => ({
      ...row,
      count: integerOf(row.count),
      deniedAmount: centsOf(row.deniedAmount),
      atStakeAmount: centsOf(row.atStakeAmount),
    }));
  }
}
