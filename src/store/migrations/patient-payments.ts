import type { MigrationInterface, QueryRunner } from 'typeorm';
import { demandApproval } from './legacy-claims.js';
import { sealTable, separatePractices } from './protection.js';
import { setJournalKinds } from './recoupment-tables.js';

const TABLES: Readonly<Record<string, string>> = {
  patient_payments: `CREATE TABLE patient_payments (
    practice_id text NOT NULL,
    receipt_number text COLLATE "C" NOT NULL,
    patient_account_id uuid NOT NULL,
    received_on date NOT NULL,
    method text NOT NULL,
    amount_cents bigint NOT NULL,
    allocations jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT patient_payments_pk PRIMARY KEY (practice_id, receipt_number),
    CONSTRAINT patient_payments_account_fk FOREIGN KEY (practice_id, patient_account_id)
      REFERENCES patient_accounts (practice_id, patient_account_id),
    CONSTRAINT patient_payments_amount_check CHECK (amount_cents > 0),
    CONSTRAINT patient_payments_method_check CHECK (method IN ('cash', 'check', 'card', 'electronic'))
  )`,
  // Parts of what a receipt left unapplied, given to claims later.
  patient_payment_applications: `CREATE TABLE patient_payment_applications (
    practice_id text NOT NULL,
    receipt_number text COLLATE "C" NOT NULL,
    ordinal integer NOT NULL,
    claim_id uuid NOT NULL,
    amount_cents bigint NOT NULL,
    applied_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT patient_payment_applications_pk PRIMARY KEY (practice_id, receipt_number, ordinal),
    CONSTRAINT patient_payment_applications_payment_fk FOREIGN KEY (practice_id, receipt_number)
      REFERENCES patient_payments (practice_id, receipt_number),
    CONSTRAINT patient_payment_applications_claim_fk FOREIGN KEY (practice_id, claim_id)
      REFERENCES claims (practice_id, claim_id),
    CONSTRAINT patient_payment_applications_ordinal_check CHECK (ordinal > 0),
    CONSTRAINT patient_payment_applications_amount_check CHECK (amount_cents > 0)
  )`,
  // A receipt is returned once.
  patient_payment_returns: `CREATE TABLE patient_payment_returns (
    practice_id text NOT NULL,
    receipt_number text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    returned_on date NOT NULL,
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT patient_payment_returns_pk PRIMARY KEY (practice_id, receipt_number),
    CONSTRAINT patient_payment_returns_payment_fk FOREIGN KEY (practice_id, receipt_number)
      REFERENCES patient_payments (practice_id, receipt_number),
    CONSTRAINT patient_payment_returns_kind_check CHECK (kind IN ('nsf', 'chargeback'))
  )`,
  // An approved refund is paid once.
  patient_refund_payments: `CREATE TABLE patient_refund_payments (
    practice_id text NOT NULL,
    approval_id uuid NOT NULL,
    reference text NOT NULL,
    paid_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT patient_refund_payments_pk PRIMARY KEY (practice_id, approval_id),
    CONSTRAINT patient_refund_payments_approval_fk FOREIGN KEY (practice_id, approval_id)
      REFERENCES approval_requests (practice_id, approval_id)
  )`,
};

const INDEXES = [
  'CREATE INDEX patient_payments_account_index ON patient_payments (practice_id, patient_account_id, receipt_number)',
  'CREATE INDEX patient_payment_applications_claim_index ON patient_payment_applications (practice_id, claim_id)',
];

const KINDS = ['patient-payment', 'refund', 'refund-payment'];

const APPROVED = ['write-off', 'billed-on', 'variance', 'legacy'];

/** What patients have paid, what of it was given to claims later, what the bank has taken back, and refunds paid: rows that only come. */
export class PatientPayments1767225700021 implements MigrationInterface {
  readonly name = 'PatientPayments1767225700021';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...Object.values(TABLES), ...INDEXES]) await runner.query(statement);
    for (const table of Object.keys(TABLES)) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO claimwright_app`);
      await sealTable(runner, table);
    }
    await setJournalKinds(runner, (kinds) => [...kinds, ...KINDS]);
    await demandApproval(runner, [...APPROVED, 'refund']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await demandApproval(runner, APPROVED);
    await setJournalKinds(runner, (kinds) => kinds.filter((kind) => !KINDS.includes(kind)));
    for (const table of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
