import type { Cents } from '../../../schemas/money.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import type { WorkItemRecords } from '../../app/ports.js';
import { centsOf, insertStatement, integerOf, withoutNulls, writeRows } from '../rows.js';
import type { Session } from '../session.js';

/** An item that was settled and is found again is open again. */
const OPEN = `${insertStatement('work_items', {
  natural_key: 'text',
  kind: 'text',
  claim_id: 'uuid',
  claim_payment_id: 'uuid',
  line_control_number: 'text',
  amount_cents: 'bigint',
  issues: 'jsonb',
  proposal: 'jsonb',
  state: 'text',
  opened_at: 'timestamptz',
})}
  ON CONFLICT (practice_id, natural_key) DO UPDATE SET kind = excluded.kind, claim_id = excluded.claim_id,
    claim_payment_id = excluded.claim_payment_id, line_control_number = excluded.line_control_number,
    amount_cents = excluded.amount_cents, issues = excluded.issues, proposal = excluded.proposal, state = 'open', closed_at = NULL`;

type WorkItemRow = Pick<PlannedWorkItem, 'naturalKey' | 'kind' | 'issues'> & {
  readonly claimId: string | null;
  readonly claimPaymentId: string | null;
  readonly lineControlNumber: string | null;
  readonly amount: string;
  readonly proposal: NonNullable<PlannedWorkItem['proposal']> | null;
};

export class StoredWorkItems implements WorkItemRecords {
  constructor(private readonly session: Session) {}

  async open(items: readonly PlannedWorkItem[]): Promise<void> {
    const openedAt = this.session.clock.now().toISOString();
    const rows = items.map((item) => ({
      natural_key: item.naturalKey,
      kind: item.kind,
      claim_id: item.claimId,
      claim_payment_id: item.claimPaymentId,
      line_control_number: item.lineControlNumber,
      amount_cents: item.amount,
      issues: item.issues,
      proposal: item.proposal,
      state: 'open',
      opened_at: openedAt,
    }));
    await writeRows(this.session, OPEN, rows);
  }

  async close(naturalKeys: readonly string[]): Promise<void> {
    await this.session.write(
      `UPDATE work_items SET state = 'closed', closed_at = $3
       WHERE practice_id = $1 AND natural_key = ANY($2) AND state = 'open'`,
      [this.session.practiceId, naturalKeys, this.session.clock.now()],
    );
  }

  findOpenByClaims(claimIds: readonly string[]): Promise<PlannedWorkItem[]> {
    return this.#selectOpen('claim_id = ANY($2::uuid[])', claimIds);
  }

  async findOpen(naturalKey: string): Promise<PlannedWorkItem | undefined> {
    const [found] = await this.#selectOpen('natural_key = $2', naturalKey);
    return found;
  }

  async #selectOpen(condition: string, parameter: unknown): Promise<PlannedWorkItem[]> {
    const rows = await this.session.rows<WorkItemRow>(
      `SELECT natural_key AS "naturalKey", kind, claim_id AS "claimId", claim_payment_id AS "claimPaymentId",
         line_control_number AS "lineControlNumber", amount_cents AS amount, issues, proposal
       FROM work_items WHERE practice_id = $1 AND ${condition} AND state = 'open' ORDER BY natural_key`,
      [this.session.practiceId, parameter],
    );
    return rows.map((row) => ({ ...withoutNulls(row), amount: centsOf(row.amount) }));
  }

  async countOpen(): Promise<{ kind: string; count: number; amount: Cents }[]> {
    const rows = await this.session.rows<{ kind: string; count: string; amount: string }>(
      `SELECT kind, count(*) AS count, sum(amount_cents)::bigint AS amount
       FROM work_items WHERE practice_id = $1 AND state = 'open' GROUP BY kind ORDER BY kind`,
      [this.session.practiceId],
    );
    return rows.map(({ kind, count, amount }) => ({
      kind,
      count: integerOf(count),
      amount: centsOf(amount),
    }));
  }
}
