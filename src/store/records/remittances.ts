import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { RemittanceRecord, RemittanceRecords, RemittanceState } from '../../app/ports.js';
import { centsOf } from '../rows.js';
import type { Session } from '../session.js';

/** What is told of a remittance. */
export const REMITTANCE = `remittance_id AS "remittanceId", file_id AS "fileId", set_hash AS "setHash",
    set_ordinal AS "setOrdinal", identity_key AS "identityKey", payment_cents AS "paymentAmount",
    payment_date::text AS "paymentDate", payer_name AS "payerName", trace_number AS "traceNumber", state,
    claim_payment_count AS "claimPaymentCount", is_certified AS "isCertified", advice, issues`;

const SELECT = `SELECT ${REMITTANCE} FROM remittances WHERE practice_id = $1`;

type RemittanceRow = Omit<RemittanceRecord, 'paymentAmount'> & { readonly paymentAmount: string };

export class StoredRemittances implements RemittanceRecords {
  constructor(private readonly session: Session) {}

  async findBySetHash(setHash: string): Promise<RemittanceRecord | undefined> {
    const [remittance] = await this.#select('AND set_hash = $2', setHash);
    return remittance;
  }

  async find(remittanceId: string): Promise<RemittanceRecord | undefined> {
    const [remittance] = await this.#select('AND remittance_id = $2::uuid', remittanceId);
    return remittance;
  }

  async setState(remittanceId: string, state: RemittanceState): Promise<void> {
    const { practiceId } = this.session;
    const statement = 'UPDATE remittances SET state = $3 WHERE practice_id = $1 AND remittance_id = $2';
    const written = await this.session.write(statement, [practiceId, remittanceId, state]);
    if (written !== 1) throw new Error('A remittance was to be changed that is not known');
  }

  async findByIdentity(identityKey: string): Promise<RemittanceRecord[]> {
    return this.#select('AND identity_key = $2 ORDER BY remittance_id', identityKey);
  }

  async insert(remittance: RemittanceRecord): Promise<void> {
    await this.session.write(
      `INSERT INTO remittances (practice_id, remittance_id, file_id, set_hash, set_ordinal, identity_key,
         payment_cents, payment_date, payer_name, trace_number, state, claim_payment_count, advice, issues, is_certified)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        this.session.practiceId,
        remittance.remittanceId,
        remittance.fileId,
        remittance.setHash,
        remittance.setOrdinal,
        remittance.identityKey,
        remittance.paymentAmount,
        remittance.paymentDate,
        remittance.payerName,
        remittance.traceNumber,
        remittance.state,
        remittance.claimPaymentCount,
        JSON.stringify(remittance.advice),
        JSON.stringify(remittance.issues),
        remittance.isCertified ?? false,
      ],
    );
  }

  async list(): Promise<RemittanceRecord[]> {
    return this.#select('ORDER BY remittance_id');
  }

  async findLatestPaymentDate(): Promise<CalendarDate | undefined> {
    const [row] = await this.session.rows<{ latest: CalendarDate | null }>(
      `SELECT max(payment_date)::text AS latest FROM remittances
       WHERE practice_id = $1 AND state IN ('posted', 'undone')`,
      [this.session.practiceId],
    );
    return row?.latest ?? undefined;
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<RemittanceRecord[]> {
    const rows = await this.session.rows<RemittanceRow>(`${SELECT} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map(remittanceOf);
  }
}

export function remittanceOf(row: RemittanceRow): RemittanceRecord {
  return { ...row, paymentAmount: centsOf(row.paymentAmount) };
}
