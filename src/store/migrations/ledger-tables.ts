import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The accounts of domain/0-ledger.md; a payer's receivable carries the payer's sequence. */
export const ACCOUNT = [
  'receivable\\.(payer\\.[1-9][0-9]?|patient|agency)',
  'cash\\.(remittance|patient|bank)',
  'adjustment\\.(contractual|capitation|payer-initiated|other)',
  'write-off\\.(denial|bad-debt|small-balance|charity)',
  'expense\\.payer-charges',
  'asset\\.withheld',
  'revenue\\.(charges|interest|other-payer)',
  'liability\\.(unapplied|patient-unapplied|refund)',
  'payer\\.offset',
  'suspense\\.variance',
].join('|');

const STATEMENTS = [
  `CREATE TABLE journals (
    practice_id text NOT NULL,
    sequence bigint NOT NULL,
    natural_key text NOT NULL,
    kind text NOT NULL,
    accounting_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    reverses text,
    hash text NOT NULL,
    CONSTRAINT journals_pk PRIMARY KEY (practice_id, sequence),
    CONSTRAINT journals_posted_once UNIQUE (practice_id, natural_key),
    CONSTRAINT journals_reversed_once UNIQUE (practice_id, reverses),
    CONSTRAINT journals_reverses_fk FOREIGN KEY (practice_id, reverses)
      REFERENCES journals (practice_id, natural_key),
    CONSTRAINT journals_sequence_check CHECK (sequence > 0),
    CONSTRAINT journals_kind_check CHECK (kind IN ('charge', 'claim-payment', 'unapplied-cash', 'release',
      'reversal', 'restatement', 'provider-adjustment'))
  )`,
  'CREATE INDEX journals_accounting_date_index ON journals (practice_id, accounting_date)',
  `CREATE TABLE postings (
    practice_id text NOT NULL,
    sequence bigint NOT NULL,
    ordinal integer NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    amount_cents bigint NOT NULL,
    claim_id uuid,
    patient_account_id uuid,
    line_control_number text,
    payer_sequence integer,
    payer_id text,
    remittance_id uuid,
    claim_payment_id uuid,
    work_item_id text,
    group_code text,
    reason_code text,
    provider_adjustment_reference text,
    CONSTRAINT postings_pk PRIMARY KEY (practice_id, sequence, ordinal),
    CONSTRAINT postings_journal_fk FOREIGN KEY (practice_id, sequence)
      REFERENCES journals (practice_id, sequence),
    CONSTRAINT postings_claim_fk FOREIGN KEY (practice_id, claim_id) REFERENCES claims (practice_id, claim_id),
    CONSTRAINT postings_patient_account_fk FOREIGN KEY (practice_id, patient_account_id)
      REFERENCES patient_accounts (practice_id, patient_account_id),
    CONSTRAINT postings_remittance_fk FOREIGN KEY (practice_id, remittance_id)
      REFERENCES remittances (practice_id, remittance_id),
    CONSTRAINT postings_claim_payment_fk FOREIGN KEY (practice_id, claim_payment_id)
      REFERENCES claim_payments (practice_id, claim_payment_id),
    CONSTRAINT postings_amount_check CHECK (amount_cents > 0),
    CONSTRAINT postings_sides_check CHECK (debit <> credit),
    CONSTRAINT postings_debit_check CHECK (debit ~ '^(${ACCOUNT})$'),
    CONSTRAINT postings_credit_check CHECK (credit ~ '^(${ACCOUNT})$')
  )`,
  'CREATE INDEX postings_claim_index ON postings (practice_id, claim_id)',
  'CREATE INDEX postings_patient_account_index ON postings (practice_id, patient_account_id)',
  'CREATE INDEX postings_remittance_index ON postings (practice_id, remittance_id)',
  'CREATE INDEX postings_claim_payment_index ON postings (practice_id, claim_payment_id)',
  `CREATE TABLE ledger_heads (
    practice_id text NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT ledger_heads_pk PRIMARY KEY (practice_id)
  )`,
  `CREATE TABLE account_balances (
    practice_id text NOT NULL,
    account text NOT NULL,
    balance_cents bigint NOT NULL,
    CONSTRAINT account_balances_pk PRIMARY KEY (practice_id, account)
  )`,
  `CREATE TABLE patient_account_balances (
    practice_id text NOT NULL,
    patient_account_id uuid NOT NULL,
    account text NOT NULL,
    balance_cents bigint NOT NULL,
    CONSTRAINT patient_account_balances_pk PRIMARY KEY (practice_id, patient_account_id, account),
    CONSTRAINT patient_account_balances_account_fk FOREIGN KEY (practice_id, patient_account_id)
      REFERENCES patient_accounts (practice_id, patient_account_id)
  )`,
  `CREATE TABLE audit_rows (
    practice_id text NOT NULL,
    sequence bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id text NOT NULL,
    role text NOT NULL,
    action text NOT NULL,
    object_type text,
    object_id text,
    outcome text NOT NULL,
    reason text,
    counts jsonb NOT NULL,
    request_id text,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_rows_pk PRIMARY KEY (practice_id, sequence),
    CONSTRAINT audit_rows_outcome_check CHECK (outcome IN ('done', 'refused', 'failed'))
  )`,
  `CREATE TABLE audit_heads (
    practice_id text NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_heads_pk PRIMARY KEY (practice_id)
  )`,
  `CREATE VIEW ledger_view WITH (security_barrier) AS
    SELECT j.practice_id, j.sequence, p.ordinal, j.natural_key AS journal, j.kind, j.accounting_date,
      j.recorded_at, p.debit, p.credit, (p.amount_cents::numeric / 100)::numeric(17, 2) AS amount, p.claim_id,
      p.patient_account_id, p.line_control_number, p.payer_id, p.remittance_id, p.group_code, p.reason_code
    FROM journals j JOIN postings p ON p.practice_id = j.practice_id AND p.sequence = j.sequence
    WHERE j.practice_id = current_setting('claimwright.practice_id', true)`,
  `CREATE VIEW account_balance_view WITH (security_barrier) AS
    SELECT practice_id, account, (balance_cents::numeric / 100)::numeric(17, 2) AS balance
    FROM account_balances WHERE practice_id = current_setting('claimwright.practice_id', true)`,
];

/** The ledger, the balances kept beside it, the audit trail, and views in dollars for people. */
export class LedgerTables1767225600004 implements MigrationInterface {
  readonly name = 'LedgerTables1767225600004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW account_balance_view, ledger_view');
    await runner.query('DROP TABLE audit_heads, audit_rows, patient_account_balances, account_balances');
    await runner.query('DROP TABLE ledger_heads, postings, journals');
  }
}
