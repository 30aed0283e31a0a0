import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import type { RecoupmentRecord } from '../../app/records/recoupment-records.js';
import { centsOf, type Nullable, withoutNulls } from '../rows.js';

/** What is told of an entry of the register; `f` is its table. */
export const RECOUPMENT = `f.recoupment_key AS key, f.payer_identifier AS "payerIdentifier",
    f.payee_identifier AS "payeeIdentifier", f.payer_name AS "payerName", f.source, f.reason_code AS "reasonCode",
    f.reference, f.letter_number AS "letterNumber", f.amount_cents AS amount, f.fact_date::text AS date,
    f.expected_date::text AS "expectedDate", f.remittance_id AS "remittanceId", f.ordinal,
    f.named_claim_id AS "namedClaimId", f.matched_to AS "matchedTo", f.opened_cents AS "openedAmount",
    f.open_cents AS "openAmount", f.closings, f.state, f.claim_id AS "claimId", f.transfer_cents AS "transferAmount",
    f.transfer_count AS "transferCount", f.findings, f.disputed_on::text AS "disputedOn",
    f.dispute_count AS "disputeCount"`;

type Amounts = 'openedAmount' | 'openAmount' | 'transferAmount';

type Derived = Nullable<Omit<RecoupmentRecord, 'fact' | 'key' | Amounts>>;

export type RecoupmentRow = Nullable<Omit<RecoupmentFact, 'amount' | 'claimId'>> &
  Derived & { readonly namedClaimId: string | null; readonly amount: string } & Readonly<
    Record<Amounts, string>
  >;

export function recoupmentOf(row: RecoupmentRow): RecoupmentRecord {
  const { key, payerIdentifier, payeeIdentifier, payerName, source, reasonCode, reference, letterNumber } =
    row;
  const { amount, date, remittanceId, ordinal, namedClaimId, matchedTo } = row;
  const fact: RecoupmentFact = withoutNulls({
    ...{ key, payerIdentifier, payeeIdentifier, payerName, source, reasonCode, reference, letterNumber },
    ...{ date, remittanceId, ordinal, matchedTo, amount: centsOf(amount), claimId: namedClaimId },
  });
  const { expectedDate, closings, state, claimId, findings, disputedOn, transferCount, disputeCount } = row;
  return {
    ...withoutNulls({ expectedDate, claimId, disputedOn }),
    ...{ key, fact, closings, state, findings, transferCount, disputeCount },
    openedAmount: centsOf(row.openedAmount),
    openAmount: centsOf(row.openAmount),
    transferAmount: centsOf(row.transferAmount),
  };
}
