import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { DenialRecords } from '../../app/ports.js';
import { centsOf, insertStatement, integerOf, type Nullable, withoutNulls, writeRows } from '../rows.js';
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
  occurrence: 'text',
  denied_on: 'date',
  rule_id: 'text',
  is_preventable: 'boolean',
  is_unprocessable: 'boolean',
  deadline: 'date',
  deadline_kind: 'text',
})}
  ON CONFLICT (practice_id, natural_key) DO UPDATE SET claim_id = excluded.claim_id,
    payer_sequence = excluded.payer_sequence, line_control_number = excluded.line_control_number,
    denial_class = excluded.denial_class, remark_codes = excluded.remark_codes,
    denied_cents = excluded.denied_cents, at_stake_cents = excluded.at_stake_cents, state = excluded.state,
    occurrence = excluded.occurrence, denied_on = excluded.denied_on, rule_id = excluded.rule_id,
    is_preventable = excluded.is_preventable, is_unprocessable = excluded.is_unprocessable,
    deadline = excluded.deadline, deadline_kind = excluded.deadline_kind`;

type DenialRow = Nullable<Omit<PlannedDenial, 'deniedAmount' | 'atStakeAmount'>> & {
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
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
      occurrence: denial.occurrence,
      denied_on: denial.deniedOn,
      rule_id: denial.ruleId,
      is_preventable: denial.isPreventable,
      is_unprocessable: denial.isUnprocessable,
      deadline: denial.deadline,
      deadline_kind: denial.deadlineKind,
    }));
    await writeRows(this.session, SAVE, rows);
  }

  findByClaims(claimIds: readonly string[]): Promise<PlannedDenial[]> {
    return this.#select('claim_id = ANY($2::uuid[])', claimIds);
  }

  async find(denialKey: string): Promise<PlannedDenial | undefined> {
    const [found] = await this.#select('natural_key = $2', denialKey);
    return found;
  }

  async #select(condition: string, parameter: unknown): Promise<PlannedDenial[]> {
    const rows = await this.session.rows<DenialRow>(
      `SELECT natural_key AS "naturalKey", claim_id AS "claimId", claim_payment_id AS "claimPaymentId",
         payer_sequence AS "payerSequence", line_control_number AS "lineControlNumber",
         denial_class AS "denialClass", group_code AS "groupCode", reason_code AS "reasonCode",
         remark_codes AS "remarkCodes", denied_cents AS "deniedAmount", at_stake_cents AS "atStakeAmount", state,
         occurrence, denied_on::text AS "deniedOn", rule_id AS "ruleId", is_preventable AS "isPreventable",
         is_unprocessable AS "isUnprocessable", deadline::text AS deadline, deadline_kind AS "deadlineKind"
       FROM denials WHERE practice_id = $1 AND ${condition} ORDER BY natural_key`,
      [this.session.practiceId, parameter],
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
