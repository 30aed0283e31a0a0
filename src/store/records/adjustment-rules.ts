import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { AdjustmentRuleRecords, OwnAdjustmentRule } from '../../app/records/adjustment-rule-records.js';
import { type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';

/** The columns of a row of the table. */
export const RULE = `rule_id AS "ruleId", group_code AS "groupCode", reason_code AS "reasonCode",
  remark_code AS "remarkCode", payer_id AS "payerId", meaning, is_preventable AS "isPreventable",
  effective_from::text AS "effectiveFrom", effective_to::text AS "effectiveTo"`;

export class StoredAdjustmentRules implements AdjustmentRuleRecords {
  constructor(private readonly session: Session) {}

  async findAll(): Promise<OwnAdjustmentRule[]> {
    const rows = await this.session.rows<Nullable<OwnAdjustmentRule>>(
      `SELECT ${RULE} FROM adjustment_rules WHERE practice_id = $1`,
      [this.session.practiceId],
    );
    return rows.map((row): OwnAdjustmentRule => withoutNulls(row));
  }

  async insert(rule: OwnAdjustmentRule): Promise<void> {
    await this.session.write(
      `INSERT INTO adjustment_rules (practice_id, rule_id, group_code, reason_code, remark_code, payer_id, meaning,
         is_preventable, effective_from, effective_to, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        this.session.practiceId,
        rule.ruleId,
        rule.groupCode,
        rule.reasonCode,
        rule.remarkCode,
        rule.payerId,
        rule.meaning,
        rule.isPreventable,
        rule.effectiveFrom,
        rule.effectiveTo,
        this.session.clock.now(),
        this.session.actorId,
      ],
    );
  }

  async end(ruleId: string, effectiveTo: CalendarDate): Promise<boolean> {
    const written = await this.session.write(
      'UPDATE adjustment_rules SET effective_to = $3 WHERE practice_id = $1 AND rule_id = $2',
      [this.session.practiceId, ruleId, effectiveTo],
    );
    return written === 1;
  }
}
