import { oneOf, type Table } from './table.js';

const practice = { table: 'practices', column: undefined };

/** Practices, encounters, patient accounts and claims. */
export const claimTables: readonly Table[] = [
  { name: 'practices', key: [], columns: { name: 'text', settings: 'jsonb' } },
  {
    name: 'settings_versions',
    key: ['version'],
    columns: { version: 'integer', settings: 'jsonb', recorded_at: 'timestamptz', recorded_by: 'text' },
    foreignKeys: { settings_versions_practice_fk: practice },
    checks: { settings_versions_version_check: 'version > 0' },
  },
  {
    name: 'counters',
    key: ['name'],
    columns: { name: 'text', value: 'bigint' },
    checks: { counters_value_check: 'value > 0' },
  },
  {
    name: 'patient_accounts',
    key: ['patient_account_id'],
    columns: { patient_account_id: 'uuid', source_key: 'text', person: 'jsonb', name_key: 'text' },
    inByteOrder: ['name_key'],
    uniques: { patient_accounts_source_key: ['source_key'] },
    indices: { patient_accounts_name_index: ['name_key', 'patient_account_id'] },
    foreignKeys: { patient_accounts_practice_fk: practice },
  },
  {
    name: 'encounters',
    key: ['encounter_id'],
    columns: {
      encounter_id: 'uuid',
      source_system: 'text',
      source_identifier: 'text',
      content_hash: 'text',
      state: 'text',
      issues: 'jsonb',
      version: 'integer',
    },
    uniques: { encounters_source_key: ['source_system', 'source_identifier'] },
    indices: { encounters_state_index: ['state', 'encounter_id'] },
    foreignKeys: { encounters_practice_fk: practice },
    checks: {
      encounters_state_check: oneOf('state', ['claimed', 'held', 'not-billable', 'correction-proposed']),
    },
  },
  {
    name: 'claim_states',
    key: ['claim_id'],
    columns: { claim_id: 'uuid', version: 'integer', state: 'text' },
    indices: { claim_states_state_index: ['state', 'claim_id'] },
    checks: {
      claim_states_state_check: oneOf('state', [
        ...['draft', 'needs-work', 'ready', 'submitted', 'accepted'],
        ...['rejected', 'pending', 'adjudicated', 'denied', 'void'],
      ]),
    },
  },
  {
    name: 'claims',
    key: ['claim_id'],
    columns: {
      claim_id: 'uuid',
      encounter_id: 'uuid',
      patient_account_id: 'uuid',
      normalised_control_number: 'text',
      charge_cents: 'bigint',
      first_service_date: 'date',
      last_service_date: 'date',
      claim: 'jsonb',
      payers: 'jsonb',
      issues: 'jsonb',
      patient_name_key: 'text',
      member_id: 'text?',
      normalised_member_id: 'text?',
      payer_id: 'text?',
    },
    inByteOrder: ['patient_name_key'],
    indices: {
      claims_encounter_index: ['encounter_id'],
      claims_patient_account_index: ['patient_account_id'],
      claims_control_number_index: ['normalised_control_number'],
      claims_service_date_index: ['first_service_date', 'claim_id'],
      claims_charge_index: ['charge_cents', 'claim_id'],
      claims_patient_name_index: ['patient_name_key', 'claim_id'],
      claims_member_index: ['member_id', 'claim_id'],
      claims_normalised_member_index: ['normalised_member_id'],
      claims_payer_index: ['payer_id', 'claim_id'],
    },
    foreignKeys: {
      claims_state_fk: { table: 'claim_states', column: 'claim_id' },
      claims_encounter_fk: { table: 'encounters', column: 'encounter_id' },
      claims_patient_account_fk: { table: 'patient_accounts', column: 'patient_account_id' },
    },
    checks: { claims_dates_check: 'first_service_date <= last_service_date' },
  },
  {
    name: 'claim_payer_control_numbers',
    key: ['normalised_number', 'claim_id'],
    columns: {
      normalised_number: 'text',
      claim_id: 'uuid',
      payer_control_number: 'text',
      position: 'integer',
      is_acknowledged: 'boolean',
      is_withdrawn: 'boolean',
    },
    // What numbers and events name is checked by a trigger for each statement: see the migration.
    indices: { claim_payer_control_numbers_claim_index: ['claim_id'] },
  },
  {
    name: 'claim_events',
    key: ['claim_id', 'event_number'],
    columns: {
      claim_id: 'uuid',
      event_number: 'bigint',
      from_state: 'text',
      to_state: 'text',
      cause: 'text',
      actor_id: 'text',
      recorded_at: 'timestamptz',
    },
    identity: 'event_number',
  },
];
