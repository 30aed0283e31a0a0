import type { PatientAccountRecord, PatientAccountRecords } from '../../app/ports.js';
import { nameKey } from '../name-key.js';
import { insertStatement, writeRows } from '../rows.js';
import type { Session } from '../session.js';

const COLUMNS = {
  patient_account_id: 'uuid',
  source_key: 'text',
  person: 'jsonb',
  name_key: 'text',
} as const;

/** In the order of the keys, so that two imports wait for each other and never in a circle. */
const INSERT = `${insertStatement('patient_accounts', COLUMNS)}
  ORDER BY r.source_key ON CONFLICT (practice_id, source_key) DO NOTHING`;

export class StoredPatientAccounts implements PatientAccountRecords {
  constructor(private readonly session: Session) {}

  async findOrInsert(accounts: readonly PatientAccountRecord[]): Promise<Map<string, string>> {
    const rows = accounts.map((account) => ({
      patient_account_id: account.patientAccountId,
      source_key: account.sourceKey,
      person: account.person,
      name_key: nameKey(account.person.lastName),
    }));
    await writeRows(this.session, INSERT, rows);
    const known = await this.session.rows<{ sourceKey: string; patientAccountId: string }>(
      `SELECT source_key AS "sourceKey", patient_account_id AS "patientAccountId"
       FROM patient_accounts WHERE practice_id = $1 AND source_key = ANY($2)`,
      [this.session.practiceId, accounts.map(({ sourceKey }) => sourceKey)],
    );
    return new Map(known.map(({ sourceKey, patientAccountId }) => [sourceKey, patientAccountId]));
  }
}
