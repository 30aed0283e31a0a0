import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separatePractices } from './protection.js';

const ROLES = `('biller', 'account-manager', 'edi-integration', 'compliance-reviewer', 'billing-manager', 'admin',
  'auditor')`;

const TABLES = [
  // The name's key is the name without case, made by the application: lower() depends on the server's locale.
  `CREATE TABLE users (
    practice_id text NOT NULL,
    user_id text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    role text NOT NULL,
    withheld_actions text[] NOT NULL,
    state text NOT NULL,
    password_hash text NOT NULL,
    failed_logins integer NOT NULL,
    locked_until timestamptz,
    second_factor text,
    second_factor_step integer,
    version integer NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (practice_id, user_id),
    CONSTRAINT users_name_once UNIQUE (practice_id, name_key),
    CONSTRAINT users_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT users_role_check CHECK (role IN ${ROLES}),
    CONSTRAINT users_state_check CHECK (state IN ('active', 'disabled')),
    CONSTRAINT users_failed_logins_check CHECK (failed_logins >= 0)
  )`,
  `CREATE TABLE sessions (
    practice_id text NOT NULL,
    session_id text NOT NULL,
    user_id text NOT NULL,
    secret_hash text NOT NULL,
    started_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    ended_at timestamptz,
    has_second_factor boolean NOT NULL,
    CONSTRAINT sessions_pk PRIMARY KEY (practice_id, session_id),
    CONSTRAINT sessions_user_fk FOREIGN KEY (practice_id, user_id) REFERENCES users (practice_id, user_id)
  )`,
  'CREATE INDEX sessions_user_index ON sessions (practice_id, user_id)',
  `CREATE TABLE backend_clients (
    practice_id text NOT NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    withheld_actions text[] NOT NULL,
    key_set jsonb NOT NULL,
    registered_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT backend_clients_pk PRIMARY KEY (practice_id, client_id),
    CONSTRAINT backend_clients_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT backend_clients_role_check CHECK (role IN ${ROLES})
  )`,
  `CREATE TABLE client_assertions (
    practice_id text NOT NULL,
    client_id text NOT NULL,
    jti text NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT client_assertions_pk PRIMARY KEY (practice_id, client_id, jti),
    CONSTRAINT client_assertions_client_fk FOREIGN KEY (practice_id, client_id)
      REFERENCES backend_clients (practice_id, client_id)
  )`,
  'CREATE INDEX client_assertions_expiry_index ON client_assertions (practice_id, expires_at)',
  `CREATE TABLE api_tokens (
    practice_id text NOT NULL,
    token_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    withheld_actions text[] NOT NULL,
    secret_hash text NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    client_id text,
    CONSTRAINT api_tokens_pk PRIMARY KEY (practice_id, token_id),
    CONSTRAINT api_tokens_practice_fk FOREIGN KEY (practice_id) REFERENCES practices (practice_id),
    CONSTRAINT api_tokens_client_fk FOREIGN KEY (practice_id, client_id)
      REFERENCES backend_clients (practice_id, client_id),
    CONSTRAINT api_tokens_role_check CHECK (role IN ${ROLES})
  )`,
  'CREATE INDEX api_tokens_client_index ON api_tokens (practice_id, client_id)',
  // json keeps an answer as it was written, to the order of its fields; jsonb would not.
  `CREATE TABLE idempotency_keys (
    practice_id text NOT NULL,
    actor_id text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    noted_at timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    answer json,
    CONSTRAINT idempotency_keys_pk PRIMARY KEY (practice_id, actor_id, key)
  )`,
  'CREATE INDEX idempotency_keys_noted_index ON idempotency_keys (practice_id, noted_at)',
];

/** What the application may change of a row, and whether it may take the row away. */
const RIGHTS: readonly (readonly [table: string, change: string])[] = [
  [
    'users',
    `UPDATE (name, name_key, role, withheld_actions, state, password_hash, failed_logins, locked_until,
      second_factor, second_factor_step, version)`,
  ],
  ['sessions', 'UPDATE (last_used_at, ended_at)'],
  ['backend_clients', 'UPDATE (revoked_at)'],
  ['client_assertions', 'DELETE'],
  ['api_tokens', 'UPDATE (revoked_at)'],
  ['idempotency_keys', 'UPDATE (request_hash, noted_at, lease_until, answer), DELETE'],
];

/** Who may come in, and what requests were told. */
export class AccessTables1767225600006 implements MigrationInterface {
  readonly name = 'AccessTables1767225600006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, change] of RIGHTS) {
      await separatePractices(runner, table);
      await runner.query(`GRANT SELECT, INSERT, ${change} ON ${table} TO claimwright_app`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys, api_tokens, client_assertions, backend_clients');
    await runner.query('DROP TABLE sessions, users');
  }
}
