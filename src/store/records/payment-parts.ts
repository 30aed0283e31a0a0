import { PAYMENT_VARIANCE } from '../../../schemas/approval.js';
import type { PaymentPartRecords, RecordedPart } from '../../app/records/payment-part-records.js';
import {
  PART_JOURNAL,
  PAYMENT_ITEM,
  type PaymentVariance,
  VARIANCE_JOURNAL,
} from '../../domain/remittance/planning/plan-payment-parts.js';
import { centsOf, integerOf } from '../rows.js';
import type { Session } from '../session.js';
import type { StoredLedger } from './ledger.js';

/** Of a row of remittances: that it was released as a part of a payment. */
export function isPart(alias: string): string {
  return `${alias}.advice ? 'wholePaymentAmount'`;
}

/**
 * Of a row of remittances: the id of the part that announces the whole payment (`findLead`). Hashes are compared by
 * their bytes, as they are there.
 */
export function leadOf(alias: string): string {
  return `(SELECT l.remittance_id FROM remittances l WHERE l.practice_id = ${alias}.practice_id
    AND l.identity_key = ${alias}.identity_key AND l.state = 'posted' AND ${isPart('l')}
    ORDER BY l.set_hash COLLATE "C" LIMIT 1)`;
}

/** Of a row `j` of journals: whether a payment in parts has posted it. */
export const IS_OF_PAYMENT = `j.natural_key LIKE '${PART_JOURNAL}%'`;

const PARTS = `SELECT r.remittance_id AS "remittanceId", r.set_hash AS "setHash", r.state = 'posted' AS "isPosted",
    r.payment_cents AS amount, r.advice ->> 'wholePaymentAmount' AS "wholeAmount", r.file_id AS "fileId",
    r.set_ordinal AS "setOrdinal", r.claim_payment_count AS "claimPaymentCount", m.announced, m.journals
  FROM remittances r CROSS JOIN LATERAL (SELECT count(DISTINCT j.sequence) AS journals,
      coalesce(sum(CASE WHEN p.debit = 'cash.remittance' THEN p.amount_cents ELSE -p.amount_cents END), 0)::bigint
        AS announced
    FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    WHERE p.practice_id = r.practice_id AND p.remittance_id = r.remittance_id AND ${IS_OF_PAYMENT}) AS m
  WHERE r.practice_id = $1 AND r.identity_key = $2 AND ${isPart('r')} ORDER BY r.set_hash COLLATE "C"`;

/** Of executed approvals: that what no part of a payment explains was accepted, by the hash in the key of its item. */
export const ACCEPTED = `SELECT r.object_id, sum(r.amount_cents)::bigint AS accepted
  FROM approval_requests r JOIN approval_outcomes o ON o.practice_id = r.practice_id AND o.approval_id = r.approval_id
  WHERE r.practice_id = $1 AND r.kind = '${PAYMENT_VARIANCE}' AND o.outcome = 'executed' GROUP BY 1`;

const VARIANCE = `SELECT coalesce((SELECT accepted FROM (${ACCEPTED}) AS a WHERE object_id = $3), 0) AS accepted,
    coalesce(sum(CASE WHEN p.credit = 'suspense.variance' THEN p.amount_cents ELSE -p.amount_cents END), 0)::bigint AS held,
    count(DISTINCT j.sequence) FILTER (WHERE j.natural_key LIKE '${VARIANCE_JOURNAL}%') AS journals
  FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
  WHERE p.practice_id = $1 AND p.work_item_id = $2 AND 'suspense.variance' IN (p.debit, p.credit)`;

type PartRow = Omit<RecordedPart, 'amount' | 'wholeAmount' | 'announced' | 'journalCount'> & {
  readonly amount: string;
  readonly wholeAmount: string;
  readonly announced: string;
  readonly journals: string;
};

export class StoredPaymentParts implements PaymentPartRecords {
  constructor(
    private readonly session: Session,
    private readonly ledger: StoredLedger,
  ) {}

  async find(identityKey: string): Promise<RecordedPart[]> {
    await this.ledger.finish();
    const rows = await this.session.rows<PartRow>(PARTS, [this.session.practiceId, identityKey]);
    return rows.map(({ amount, wholeAmount, announced, journals, ...row }) => ({
      ...{ ...row, amount: centsOf(amount), wholeAmount: centsOf(wholeAmount) },
      ...{ announced: centsOf(announced), journalCount: integerOf(journals) },
    }));
  }

  async findVariance(itemKey: string): Promise<PaymentVariance> {
    await this.ledger.finish();
    const hash = itemKey.slice(PAYMENT_ITEM.length);
    const [row] = await this.session.rows<{ accepted: string; held: string; journals: string }>(VARIANCE, [
      ...[this.session.practiceId, itemKey, hash],
    ]);
    const { accepted, held, journals } = row!;
    return { accepted: centsOf(accepted), held: centsOf(held), journalCount: integerOf(journals) };
  }
}
