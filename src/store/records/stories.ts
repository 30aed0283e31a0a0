import type { StoryAnswer } from '../../../schemas/balance-story.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Account } from '../../../schemas/ledger.js';
import type { LegacyMove } from '../../../schemas/legacy-claims.js';
import type { Cents } from '../../../schemas/money.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import type { Page, PageRequest } from '../../app/records/list-records.js';
import type { PayerClaim, PayerTotal, StoryRecords, StorySubject } from '../../app/records/story-records.js';
import { centsOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import type { StoredLedger } from './ledger.js';
import { Conditions, readPage } from './lists/read-page.js';

const OF_CLAIM = `SELECT account, sum(cents)::bigint AS balance FROM postings p
  CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE p.practice_id = $1 AND p.claim_id = $2::uuid AND account LIKE 'receivable.%'
  GROUP BY account HAVING sum(cents) <> 0`;

/** The balances that every posting has moved in its own transaction. */
const OF_ACCOUNT = `SELECT account, balance_cents AS balance FROM patient_account_balances
  WHERE practice_id = $1 AND patient_account_id = $2::uuid AND account LIKE 'receivable.%' AND balance_cents <> 0`;

const CLAIMS_OF_ACCOUNT = `(SELECT c.claim_id FROM claims c WHERE c.practice_id = $1 AND c.patient_account_id = $2::uuid)`;

const ANSWERS = `SELECT p.claim_payment_id AS "claimPaymentId", p.claim_id AS "claimId",
    p.remittance_id AS "remittanceId", r.file_id AS "fileId", r.set_ordinal AS "setOrdinal",
    r.payer_name AS "payerName", r.trace_number AS "traceNumber", r.payment_date::text AS "paymentDate", r.advice -> 'wholePaymentAmount' AS "wholePaymentAmount",
    p.payer_sequence AS "payerSequence", p.state, p.payment, p.line_matches AS "lineMatches",
    coalesce(p.decisions, '[]') AS decisions
  FROM claim_payments p JOIN remittances r ON r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
  WHERE p.practice_id = $1 AND p.claim_id`;

const WAITING = `SELECT natural_key AS "naturalKey", issues FROM work_items
  WHERE practice_id = $1 AND natural_key LIKE 'claim-payment:%' AND claim_id`;

const WAIVERS = `SELECT approval_id AS "approvalId", payload -> 'waiver' AS waiver FROM approval_requests
  WHERE practice_id = $1 AND kind = 'billed-on.waiver' AND claim_id`;

const LEGACY_MOVES = `SELECT p.claim_payment_id AS "claimPaymentId", d.payload ->> 'approvalId' AS "approvalId",
    d.payload ->> 'account' AS account
  FROM manual_decisions d JOIN claim_payments p ON p.practice_id = d.practice_id AND p.set_hash = d.set_hash
    AND p.ordinal = d.ordinal
  WHERE d.practice_id = $1 AND d.kind = 'legacy' AND d.revokes IS NULL AND p.claim_id`;

/** Each side of a posting on a payer's receivable, with the payer that the claim has at that place. */
const PAYER_SIDES = `FROM claims c
    CROSS JOIN LATERAL jsonb_array_elements(c.payers) AS payer
    JOIN postings p ON p.practice_id = c.practice_id AND p.claim_id = c.claim_id
    JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
  WHERE c.practice_id = $1 AND payer ->> 'payerId' = $2
    AND side.account = 'receivable.payer.' || (payer ->> 'sequence')`;

const PAYER_BALANCE = `SELECT coalesce(sum(cents), 0)::bigint AS balance ${PAYER_SIDES}`;

const PAYER_TOTALS = `SELECT to_char(j.accounting_date, 'YYYY-MM') AS month, j.kind, sum(cents)::bigint AS amount
  ${PAYER_SIDES} GROUP BY 1, 2 ORDER BY 1, 2`;

const PAYER_CLAIMS = {
  select: 'claim_id AS "claimId", number AS "patientControlNumber", balance',
  order: { columns: { claim_id: 'uuid' } },
};

export class StoredStories implements StoryRecords {
  constructor(
    private readonly session: Session,
    private readonly ledger: StoredLedger,
  ) {}

  async balances(subject: StorySubject): Promise<{ account: Account; balance: Cents }[]> {
    await this.ledger.finish();
    const statement = 'claimId' in subject ? OF_CLAIM : OF_ACCOUNT;
    const rows = await this.#of<{ account: Account; balance: string }>(statement, subject);
    return rows.map(({ account, balance }) => ({ account, balance: centsOf(balance) }));
  }

  async answers(subject: StorySubject): Promise<StoryAnswer[]> {
    const rows = await this.#of<Nullable<StoryAnswer>>(
      `${ANSWERS} ${claimsOf(subject)} ORDER BY 8, 3, p.ordinal`,
      subject,
    );
    return rows.map((row): StoryAnswer => withoutNulls(row));
  }

  async waiting(subject: StorySubject): Promise<{ naturalKey: string; issues: readonly Issue[] }[]> {
    return this.#of(`${WAITING} ${claimsOf(subject)}`, subject);
  }

  waivers(subject: StorySubject): Promise<{ approvalId: string; waiver: SignedWaiver }[]> {
    return this.#of(`${WAIVERS} ${claimsOf(subject)}`, subject);
  }

  legacyMoves(subject: StorySubject): Promise<(LegacyMove & { claimPaymentId: string })[]> {
    return this.#of(`${LEGACY_MOVES} ${claimsOf(subject)}`, subject);
  }

  async payerBalance(payerId: string): Promise<Cents> {
    await this.ledger.finish();
    const [row] = await this.session.rows<{ balance: string }>(PAYER_BALANCE, [
      this.session.practiceId,
      payerId,
    ]);
    return centsOf(row!.balance);
  }

  async payerTotals(payerId: string): Promise<PayerTotal[]> {
    await this.ledger.finish();
    type Row = Omit<PayerTotal, 'amount'> & { readonly amount: string };
    const rows = await this.session.rows<Row>(PAYER_TOTALS, [this.session.practiceId, payerId]);
    return rows.map((row) => ({ ...row, amount: centsOf(row.amount) }));
  }

  async payerClaims(payerId: string, page: PageRequest): Promise<Page<PayerClaim>> {
    await this.ledger.finish();
    const conditions = new Conditions(this.session.practiceId);
    const payer = conditions.bind(payerId);
    const from = `(SELECT c.practice_id, c.claim_id, c.claim ->> 'patientControlNumber' AS number,
        sum(cents)::bigint AS balance ${PAYER_SIDES.replaceAll('$2', payer)}
      GROUP BY 1, 2, 3 HAVING sum(cents) <> 0) AS owing WHERE practice_id = $1`;
    type Row = Omit<PayerClaim, 'balance'> & { readonly balance: string };
    return readPage(this.session, { ...PAYER_CLAIMS, from, conditions }, page, (row: Row) => ({
      ...row,
      balance: centsOf(row.balance),
    }));
  }

  #of<Row>(statement: string, subject: StorySubject): Promise<Row[]> {
    const id = 'claimId' in subject ? subject.claimId : subject.patientAccountId;
    return this.session.rows<Row>(statement, [this.session.practiceId, id]);
  }
}

function claimsOf(subject: StorySubject): string {
  return 'claimId' in subject ? '= $2::uuid' : `IN ${CLAIMS_OF_ACCOUNT}`;
}
