import type { EncounterKey, EncounterRecord, EncounterRecords, EncounterState } from '../../app/ports.js';
import { fromRows, insertStatement, integerOf, type RowOf, writeRows } from '../rows.js';
import type { Session } from '../session.js';

const COLUMNS = {
  encounter_id: 'uuid',
  source_system: 'text',
  source_identifier: 'text',
  content_hash: 'text',
  state: 'text',
  issues: 'jsonb',
  version: 'integer',
} as const;

const INSERT = insertStatement('encounters', COLUMNS);

const UPDATE = `UPDATE encounters e SET content_hash = r.content_hash, state = r.state, issues = r.issues,
  version = r.version FROM ${fromRows(COLUMNS)} WHERE e.practice_id = $1 AND e.encounter_id = r.encounter_id`;

export class StoredEncounters implements EncounterRecords {
  constructor(private readonly session: Session) {}

  async findByKeys(keys: readonly EncounterKey[]): Promise<EncounterRecord[]> {
    return this.session.rows<EncounterRecord>(
      `SELECT encounter_id AS "encounterId", source_system AS "sourceSystem",
         source_identifier AS "sourceIdentifier", content_hash AS "contentHash", state, issues, version
       FROM encounters
       WHERE practice_id = $1
         AND (source_system, source_identifier) IN (SELECT * FROM unnest($2::text[], $3::text[]))
       ORDER BY encounter_id FOR UPDATE`,
      [
        this.session.practiceId,
        keys.map(({ sourceSystem }) => sourceSystem),
        keys.map(({ sourceIdentifier }) => sourceIdentifier),
      ],
    );
  }

  async insert(encounters: readonly EncounterRecord[]): Promise<void> {
    await writeRows(this.session, INSERT, encounters.map(rowOf));
  }

  async update(encounters: readonly EncounterRecord[]): Promise<void> {
    const written = await writeRows(this.session, UPDATE, encounters.map(rowOf));
    if (written !== encounters.length) {
      throw new Error(`${encounters.length} encounters were to be updated, ${written} are known`);
    }
  }

  async countByState(): Promise<{ state: EncounterState; reason: string; count: number }[]> {
    const rows = await this.session.rows<{ state: EncounterState; reason: string; count: string }>(
      `SELECT state, coalesce(i.code, '') AS reason, count(*) AS count
       FROM encounters LEFT JOIN LATERAL
         (SELECT DISTINCT issue ->> 'code' AS code FROM jsonb_array_elements(issues) AS issue) i
         ON state <> 'claimed'
       WHERE practice_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
      [this.session.practiceId],
    );
    return rows.map((row) => ({ ...row, count: integerOf(row.count) }));
  }
}

function rowOf(encounter: EncounterRecord): RowOf<typeof COLUMNS> {
  return {
    encounter_id: encounter.encounterId,
    source_system: encounter.sourceSystem,
    source_identifier: encounter.sourceIdentifier,
    content_hash: encounter.contentHash,
    state: encounter.state,
    issues: encounter.issues,
    version: encounter.version,
  };
}
