import type { ListedDenial, ListedWorkItem, ListRecords } from '../../../app/records/list-records.js';
import { centsOf, type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';
import { Conditions, readPage } from './read-page.js';

/** The payer is the one that sent the remittance; the claim's own may be another by now. */
const DENIAL = `d.natural_key AS "naturalKey", d.claim_id AS "claimId", d.claim_payment_id AS "claimPaymentId",
    d.payer_sequence AS "payerSequence", d.line_control_number AS "lineControlNumber",
    d.denial_class AS "denialClass", d.group_code AS "groupCode", d.reason_code AS "reasonCode",
    d.remark_codes AS "remarkCodes", d.denied_cents AS "deniedAmount", d.at_stake_cents AS "atStakeAmount", d.state,
    d.occurrence, d.denied_on::text AS "deniedOn", d.rule_id AS "ruleId", d.is_preventable AS "isPreventable",
    d.is_unprocessable AS "isUnprocessable", d.deadline::text AS deadline, d.deadline_kind AS "deadlineKind",
    c.claim ->> 'patientControlNumber' AS "patientControlNumber", c.patient_account_id AS "patientAccountId",
    c.claim -> 'patient' AS patient, r.payer_name AS "payerName", c.first_service_date::text AS "firstServiceDate"`;

const DENIALS = `denials d JOIN claims c ON c.practice_id = d.practice_id AND c.claim_id = d.claim_id
    JOIN claim_payments p ON p.practice_id = d.practice_id AND p.claim_payment_id = d.claim_payment_id
    JOIN remittances r ON r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
  WHERE d.practice_id = $1`;

/** A denial's key begins with its claim payment, whose id is time-ordered. */
const DENIAL_ORDER = { columns: { 'd.natural_key': 'text' } };

type DenialRow = Nullable<Omit<ListedDenial, 'deniedAmount' | 'atStakeAmount'>> & {
  readonly deniedAmount: string;
  readonly atStakeAmount: string;
};

const WORK_ITEM = `natural_key AS "naturalKey", kind, state, claim_id AS "claimId",
    claim_payment_id AS "claimPaymentId", line_control_number AS "lineControlNumber", amount_cents AS amount,
    issues, proposal, opened_at AS "openedAt", closed_at AS "closedAt",
    (SELECT c.claim ->> 'patientControlNumber' FROM claims c WHERE c.practice_id = work_items.practice_id
      AND c.claim_id = work_items.claim_id) AS "patientControlNumber"`;

const WORK_ITEM_ORDER = { columns: { opened_at: 'timestamptz', natural_key: 'text' } };

type WorkItemRow = Nullable<Omit<ListedWorkItem, 'amount' | 'openedAt' | 'closedAt'>> & {
  readonly amount: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
};

/** What people work on: denials and items of the worklist, oldest first. */
export function workLists(session: Session): Pick<ListRecords, 'denials' | 'workItems'> {
  const { practiceId } = session;
  return {
    async denials(filter, page) {
      const conditions = new Conditions(practiceId)
        .add('d.state = ?', filter.state)
        .add('d.denial_class = ?', filter.denialClass)
        .add('d.claim_id = ?::uuid', filter.claimId)
        .add('c.patient_account_id = ?::uuid', filter.patientAccountId);
      const listing = { select: DENIAL, from: DENIALS, conditions, order: DENIAL_ORDER };
      return readPage(session, listing, page, denialOf);
    },
    async workItems(filter, page) {
      const conditions = new Conditions(practiceId)
        .add('state = ?', filter.state)
        .add('kind = ?', filter.kind)
        .add('claim_id = ?::uuid', filter.claimId);
      const from = 'work_items WHERE practice_id = $1';
      const listing = { select: WORK_ITEM, from, conditions, order: WORK_ITEM_ORDER };
      return readPage(session, listing, page, workItemOf);
    },
  };
}

function denialOf({ deniedAmount, atStakeAmount, ...row }: DenialRow): ListedDenial {
  const amounts = { deniedAmount: centsOf(deniedAmount), atStakeAmount: centsOf(atStakeAmount) };
  return { ...withoutNulls(row), ...amounts };
}

function workItemOf({ amount, openedAt, closedAt, ...row }: WorkItemRow): ListedWorkItem {
  return {
    ...withoutNulls(row),
    amount: centsOf(amount),
    openedAt: openedAt.toISOString(),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
  };
}
