import { oneOf, type Table } from './table.js';

const practice = { table: 'practices', column: undefined };
const client = { table: 'backend_clients', column: 'client_id' };

const ROLES = [
  ...['biller', 'account-manager', 'edi-integration', 'compliance-reviewer'],
  ...['billing-manager', 'admin', 'auditor'],
];

/** Who may come in, and what requests were told. */
export const accessTables: readonly Table[] = [
  {
    name: 'users',
    key: ['user_id'],
    columns: {
      user_id: 'text',
      name: 'text',
      name_key: 'text',
      role: 'text',
      withheld_actions: 'text[]',
      state: 'text',
      password_hash: 'text',
      failed_logins: 'integer',
      locked_until: 'timestamptz?',
      second_factor: 'text?',
      second_factor_step: 'integer?',
      version: 'integer',
    },
    uniques: { users_name_once: ['name_key'] },
    foreignKeys: { users_practice_fk: practice },
    checks: {
      users_role_check: oneOf('role', ROLES),
      users_state_check: oneOf('state', ['active', 'disabled']),
      users_failed_logins_check: 'failed_logins >= 0',
    },
  },
  {
    name: 'sessions',
    key: ['session_id'],
    columns: {
      session_id: 'text',
      user_id: 'text',
      secret_hash: 'text',
      started_at: 'timestamptz',
      last_used_at: 'timestamptz',
      ended_at: 'timestamptz?',
      has_second_factor: 'boolean',
    },
    indices: { sessions_user_index: ['user_id'] },
    foreignKeys: { sessions_user_fk: { table: 'users', column: 'user_id' } },
  },
  {
    name: 'backend_clients',
    key: ['client_id'],
    columns: {
      client_id: 'text',
      name: 'text',
      role: 'text',
      withheld_actions: 'text[]',
      key_set: 'jsonb',
      registered_at: 'timestamptz',
      revoked_at: 'timestamptz?',
    },
    foreignKeys: { backend_clients_practice_fk: practice },
    checks: { backend_clients_role_check: oneOf('role', ROLES) },
  },
  {
    name: 'client_assertions',
    key: ['client_id', 'jti'],
    columns: { client_id: 'text', jti: 'text', expires_at: 'timestamptz' },
    indices: { client_assertions_expiry_index: ['expires_at'] },
    foreignKeys: { client_assertions_client_fk: client },
  },
  {
    name: 'api_tokens',
    key: ['token_id'],
    columns: {
      token_id: 'text',
      name: 'text',
      role: 'text',
      withheld_actions: 'text[]',
      secret_hash: 'text',
      issued_at: 'timestamptz',
      expires_at: 'timestamptz',
      revoked_at: 'timestamptz?',
      client_id: 'text?',
    },
    indices: { api_tokens_client_index: ['client_id'] },
    foreignKeys: { api_tokens_practice_fk: practice, api_tokens_client_fk: client },
    checks: { api_tokens_role_check: oneOf('role', ROLES) },
  },
  {
    name: 'idempotency_keys',
    key: ['actor_id', 'key'],
    columns: {
      actor_id: 'text',
      key: 'text',
      request_hash: 'text',
      noted_at: 'timestamptz',
      lease_until: 'timestamptz',
      answer: 'json?',
    },
    indices: { idempotency_keys_noted_index: ['noted_at'] },
  },
];
