import type { ClaimEvent, ClaimRecord, ClaimRecords, ClaimState } from '../../app/ports.js';
import { readControlNumber } from '../../domain/remittance/match-claim.js';
import { BulkStatement } from '../bulk-statement.js';
import { nameKey } from '../name-key.js';
import { centsOf, integerOf, type RowOf } from '../rows.js';
import type { Session } from '../session.js';

const COLUMNS = {
  claim_id: 'uuid',
  encounter_id: 'uuid',
  patient_account_id: 'uuid',
  version: 'integer',
  state: 'text',
  normalised_control_number: 'text',
  charge_cents: 'bigint',
  first_service_date: 'date',
  last_service_date: 'date',
  claim: 'jsonb',
  payers: 'jsonb',
  issues: 'jsonb',
  patient_name_key: 'text',
  member_id: 'text',
  payer_id: 'text',
} as const;

const INSERT = BulkStatement.insertInto('claims', COLUMNS);

const NEXT_VERSION = 'c.practice_id = $1 AND c.claim_id = r.claim_id AND c.version = r.version - 1';

const UPDATE = new BulkStatement(
  COLUMNS,
  (rows) => `UPDATE claims c SET version = r.version, state = r.state, charge_cents = r.charge_cents,
      normalised_control_number = r.normalised_control_number, first_service_date = r.first_service_date,
      last_service_date = r.last_service_date, claim = r.claim, payers = r.payers, issues = r.issues,
       patient_name_key = r.patient_name_key, member_id = r.member_id, payer_id = r.payer_id
    FROM ${rows} WHERE ${NEXT_VERSION}`,
);

const SET_STATES = new BulkStatement(
  { claim_id: 'uuid', version: 'integer', state: 'text' },
  (rows) => `UPDATE claims c SET version = r.version, state = r.state FROM ${rows} WHERE ${NEXT_VERSION}`,
);

const NUMBER_COLUMNS = {
  normalised_number: 'text',
  claim_id: 'uuid',
  payer_control_number: 'text',
  position: 'integer',
} as const;

const INSERT_NUMBERS = BulkStatement.insertInto(
  'claim_payer_control_numbers',
  NUMBER_COLUMNS,
  'ON CONFLICT DO NOTHING',
);

const EVENT_COLUMNS = {
  claim_id: 'uuid',
  from_state: 'text',
  to_state: 'text',
  cause: 'text',
  actor_id: 'text',
  recorded_at: 'timestamptz',
} as const;

const INSERT_EVENTS = BulkStatement.insertInto('claim_events', EVENT_COLUMNS);

const SELECT = `SELECT c.claim_id AS "claimId", c.encounter_id AS "encounterId",
    c.patient_account_id AS "patientAccountId", c.version, c.state, c.claim, c.payers, c.issues,
    c.first_service_date::text AS "firstServiceDate", c.last_service_date::text AS "lastServiceDate",
    ARRAY(SELECT n.payer_control_number FROM claim_payer_control_numbers n
      WHERE n.practice_id = c.practice_id AND n.claim_id = c.claim_id
      ORDER BY n.position) AS "payerControlNumbers"
  FROM claims c`;

export class StoredClaims implements ClaimRecords {
  constructor(private readonly session: Session) {}

  async insert(claims: readonly ClaimRecord[]): Promise<void> {
    await INSERT.write(this.session, claims.map(rowOf));
    await this.#insertNumbers(claims);
  }

  async update(claims: readonly ClaimRecord[]): Promise<void> {
    checkVersions(claims, await UPDATE.write(this.session, claims.map(rowOf)));
    await this.#insertNumbers(claims);
  }

  async setStates(claims: readonly ClaimRecord[]): Promise<void> {
    const rows = claims.map(({ claimId, version, state }) => ({ claim_id: claimId, version, state }));
    checkVersions(claims, await SET_STATES.write(this.session, rows));
    await this.#insertNumbers(claims);
  }

  async findByEncounters(encounterIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#select('c.encounter_id = ANY($2::uuid[]) ORDER BY c.claim_id', encounterIds);
  }

  async takeReady(limit: number): Promise<ClaimRecord[]> {
    return this.#select(`c.state = 'ready' ORDER BY c.claim_id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`, limit);
  }

  async findForRemittance(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimRecord[]> {
    const own = controlNumbers.map(readControlNumber).filter((number) => number !== '');
    const payers = payerControlNumbers.map(readControlNumber).filter((number) => number !== '');
    return this.#select(
      `c.claim_id IN (
         SELECT claim_id FROM claims WHERE practice_id = $1 AND normalised_control_number = ANY($2)
         UNION
         SELECT claim_id FROM claim_payer_control_numbers WHERE practice_id = $1 AND normalised_number = ANY($3)
       ) ORDER BY c.claim_id FOR UPDATE OF c`,
      own,
      payers,
    );
  }

  /** Not locked: for reading alone. */
  async findById(claimId: string): Promise<ClaimRecord | undefined> {
    const [claim] = await this.#select('c.claim_id = $2::uuid', claimId);
    return claim;
  }

  async getByIds(claimIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#select('c.claim_id = ANY($2::uuid[]) ORDER BY c.claim_id FOR UPDATE OF c', claimIds);
  }

  async appendEvents(events: readonly ClaimEvent[]): Promise<void> {
    const { actorId, clock } = this.session;
    const recordedAt = clock.now().toISOString();
    const rows = events.map(({ claimId, from, to, cause }) => ({
      claim_id: claimId,
      from_state: from,
      to_state: to,
      cause,
      actor_id: actorId,
      recorded_at: recordedAt,
    }));
    await INSERT_EVENTS.write(this.session, rows);
  }

  async countByState(): Promise<
    { state: ClaimState; count: number; chargeAmount: ReturnType<typeof centsOf> }[]
  > {
    const rows = await this.session.rows<{ state: ClaimState; count: string; charge_cents: string }>(
      `SELECT state, count(*) AS count, sum(charge_cents)::bigint AS charge_cents
       FROM claims WHERE practice_id = $1 GROUP BY state ORDER BY state`,
      [this.session.practiceId],
    );
    return rows.map(({ state, count, charge_cents }) => ({
      state,
      count: integerOf(count),
      chargeAmount: centsOf(charge_cents),
    }));
  }

  #select(condition: string, ...parameters: readonly unknown[]): Promise<ClaimRecord[]> {
    const statement = `${SELECT} WHERE c.practice_id = $1 AND ${condition}`;
    return this.session.rows<ClaimRecord>(statement, [this.session.practiceId, ...parameters]);
  }

  async #insertNumbers(claims: readonly ClaimRecord[]): Promise<void> {
    const rows = claims.flatMap(({ claimId, payerControlNumbers }) =>
      payerControlNumbers.map((number, position) => ({
        normalised_number: readControlNumber(number),
        claim_id: claimId,
        payer_control_number: number,
        position: position + 1,
      })),
    );
    await INSERT_NUMBERS.write(this.session, rows);
  }
}

function checkVersions(claims: readonly ClaimRecord[], written: number): void {
  if (written === claims.length) return;
  throw new Error(`${claims.length} claims were to be updated, ${written} stand one version below`);
}

function rowOf(record: ClaimRecord): RowOf<typeof COLUMNS> {
  const { patient, subscriber, payer } = record.claim;
  const isSelfPay = record.payers.length === 0;
  return {
    claim_id: record.claimId,
    encounter_id: record.encounterId,
    patient_account_id: record.patientAccountId,
    version: record.version,
    state: record.state,
    // Empty when it says nothing; nothing is looked for by an empty number.
    normalised_control_number: readControlNumber(record.claim.patientControlNumber),
    charge_cents: record.claim.chargeAmount,
    first_service_date: record.firstServiceDate,
    last_service_date: record.lastServiceDate,
    claim: record.claim,
    payers: record.payers,
    issues: record.issues,
    patient_name_key: nameKey(patient.lastName),
    member_id: isSelfPay ? undefined : subscriber.memberId,
    payer_id: isSelfPay ? undefined : payer.payerId,
  };
}
