import type {
  ClaimEvent,
  ClaimNumber,
  ClaimRecord,
  ClaimRecords,
  ClaimState,
  SharedNumber,
  SimilarClaims,
} from '../../app/ports.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { BulkStatement } from '../bulk-statement.js';
import { nameKey } from '../name-key.js';
import { centsOf, integerOf, type RowOf } from '../rows.js';
import type { Session } from '../session.js';
import { BY_IDS, ClaimReading, GIVEN, NAMED, SIMILAR } from './claim-reading.js';

/** What changes without the rest, in a narrow table of its own: few bytes and few indexes to write, and to lock. */
const STATE_COLUMNS = { claim_id: 'uuid', version: 'integer', state: 'text' } as const;

const COLUMNS = {
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
  member_id: 'text',
  normalised_member_id: 'text',
  payer_id: 'text',
} as const;

const INSERT = BulkStatement.insertInto('claims', COLUMNS);

const INSERT_STATES = BulkStatement.insertInto('claim_states', STATE_COLUMNS);

const UPDATE = new BulkStatement(
  COLUMNS,
  (rows) => `UPDATE claims c SET charge_cents = r.charge_cents,
      normalised_control_number = r.normalised_control_number, first_service_date = r.first_service_date,
      last_service_date = r.last_service_date, claim = r.claim, payers = r.payers, issues = r.issues,
       patient_name_key = r.patient_name_key, member_id = r.member_id,
       normalised_member_id = r.normalised_member_id, payer_id = r.payer_id
    FROM ${rows} WHERE c.practice_id = $1 AND c.claim_id = r.claim_id`,
);

const SET_STATES = new BulkStatement(
  STATE_COLUMNS,
  (rows) => `UPDATE claim_states s SET version = r.version, state = r.state FROM ${rows}
    WHERE s.practice_id = $1 AND s.claim_id = r.claim_id AND s.version = r.version - 1`,
);

const NUMBER_COLUMNS = {
  normalised_number: 'text',
  claim_id: 'uuid',
  payer_control_number: 'text',
  position: 'integer',
  is_acknowledged: 'boolean',
  is_withdrawn: 'boolean',
} as const;

const INSERT_NUMBERS = BulkStatement.insertInto(
  'claim_payer_control_numbers',
  NUMBER_COLUMNS,
  `ON CONFLICT (practice_id, normalised_number, claim_id) DO UPDATE SET is_withdrawn = false
   WHERE claim_payer_control_numbers.is_withdrawn`,
);

const OF_CLAIM = { claim_id: 'uuid', normalised_number: 'text' } as const;

function changeNumbers(assignment: string, condition: string) {
  return new BulkStatement(
    OF_CLAIM,
    (rows) => `UPDATE claim_payer_control_numbers n SET ${assignment} FROM ${rows}
      WHERE n.practice_id = $1 AND n.claim_id = r.claim_id AND n.normalised_number = r.normalised_number
        AND ${condition}`,
  );
}

const ACKNOWLEDGE = changeNumbers('is_acknowledged = true', 'NOT n.is_acknowledged');

const WITHDRAW = changeNumbers('is_withdrawn = true', 'NOT n.is_acknowledged');

/** Number by number, as in `NAMED`. */
const SHARED = `SELECT said.number, array_agg(named.claim_id::text ORDER BY named.claim_id) AS "claimIds"
  FROM unnest($2::text[]) AS said(number), LATERAL (
    SELECT n.claim_id FROM claim_payer_control_numbers n
    WHERE n.practice_id = $1 AND n.normalised_number = said.number AND NOT n.is_withdrawn OFFSET 0) AS named
  GROUP BY said.number HAVING count(*) > 1`;

const EVENT_COLUMNS = {
  claim_id: 'uuid',
  from_state: 'text',
  to_state: 'text',
  cause: 'text',
  actor_id: 'text',
  recorded_at: 'timestamptz',
} as const;

const INSERT_EVENTS = BulkStatement.insertInto('claim_events', EVENT_COLUMNS);

export class StoredClaims implements ClaimRecords {
  readonly #reading: ClaimReading;

  constructor(private readonly session: Session) {
    this.#reading = new ClaimReading(session);
  }

  async insert(claims: readonly ClaimRecord[]): Promise<void> {
    await INSERT_STATES.write(this.session, claims.map(stateRowOf));
    await INSERT.write(this.session, claims.map(rowOf));
    await this.#insertNumbers(claims);
  }

  async update(claims: readonly ClaimRecord[]): Promise<void> {
    checkVersions(claims, await SET_STATES.write(this.session, claims.map(stateRowOf)));
    await UPDATE.write(this.session, claims.map(rowOf));
    await this.#insertNumbers(claims);
  }

  async setStates(claims: readonly ClaimRecord[]): Promise<void> {
    const [written] = await Promise.all([
      SET_STATES.write(this.session, claims.map(stateRowOf)),
      this.#insertNumbers(claims),
    ]);
    checkVersions(claims, written);
  }

  async acknowledgeNumbers(numbers: readonly ClaimNumber[]): Promise<void> {
    await ACKNOWLEDGE.write(this.session, numbers.map(numberRow));
  }

  async withdrawNumbers(numbers: readonly ClaimNumber[]): Promise<void> {
    await WITHDRAW.write(this.session, numbers.map(numberRow));
  }

  findAcknowledgedNumbers(claimIds: readonly string[]): Promise<ClaimNumber[]> {
    return this.session.rows<ClaimNumber>(
      `SELECT claim_id AS "claimId", payer_control_number AS "payerControlNumber" FROM claim_payer_control_numbers
       WHERE practice_id = $1 AND claim_id = ANY($2::uuid[]) AND is_acknowledged ORDER BY claim_id, position`,
      [this.session.practiceId, claimIds],
    );
  }

  findShared(numbers: readonly string[]): Promise<SharedNumber[]> {
    return this.session.rows<SharedNumber>(SHARED, [this.session.practiceId, numbers]);
  }

  async findByEncounters(encounterIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#reading.select('c.encounter_id = ANY($2::uuid[]) ORDER BY c.claim_id', encounterIds);
  }

  async takeReady(limit: number): Promise<ClaimRecord[]> {
    return this.#reading.lockReady(limit);
  }

  async findForRemittance(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<ClaimRecord[]> {
    const numbers = [spoken(controlNumbers), spoken(payerControlNumbers)];
    return this.#reading.lock(NAMED, ...numbers);
  }

  async findByMembers(memberIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#reading.select('c.normalised_member_id = ANY($2) ORDER BY c.claim_id', spoken(memberIds));
  }

  async findSimilar({ memberIds, lastNames, chargeAmount, serviceDates }: SimilarClaims) {
    return this.#reading.select(
      SIMILAR,
      spoken(memberIds),
      lastNames.map(nameKey).filter((name) => name !== ''),
      chargeAmount,
      serviceDates,
    );
  }

  async lockForRemittance(
    controlNumbers: readonly string[],
    payerControlNumbers: readonly string[],
  ): Promise<void> {
    await this.#reading.lockOnly(NAMED, spoken(controlNumbers), spoken(payerControlNumbers));
  }

  /** Not locked: for reading alone. */
  async findById(claimId: string): Promise<ClaimRecord | undefined> {
    const [claim] = await this.readByIds([claimId]);
    return claim;
  }

  /** Not locked: for reading alone. */
  readByIds(claimIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#reading.select(BY_IDS, claimIds);
  }

  async getByIds(claimIds: readonly string[]): Promise<ClaimRecord[]> {
    return this.#reading.lock(GIVEN, claimIds);
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
       FROM claim_states JOIN claims USING (practice_id, claim_id)
       WHERE practice_id = $1 GROUP BY state ORDER BY state`,
      [this.session.practiceId],
    );
    return rows.map(({ state, count, charge_cents }) => ({
      state,
      count: integerOf(count),
      chargeAmount: centsOf(charge_cents),
    }));
  }

  async #insertNumbers(claims: readonly ClaimRecord[]): Promise<void> {
    const rows = claims.flatMap(({ claimId, payerControlNumbers }) =>
      payerControlNumbers.map((number, position) => ({
        normalised_number: readControlNumber(number),
        claim_id: claimId,
        payer_control_number: number,
        position: position + 1,
        is_acknowledged: false,
        is_withdrawn: false,
      })),
    );
    await INSERT_NUMBERS.write(this.session, rows);
  }
}

function numberRow({ claimId, payerControlNumber }: ClaimNumber): RowOf<typeof OF_CLAIM> {
  return { claim_id: claimId, normalised_number: readControlNumber(payerControlNumber) };
}

/** Numbers that say something, normalised. */
function spoken(numbers: readonly string[]): string[] {
  return numbers.map(readControlNumber).filter((number) => number !== '');
}

function checkVersions(claims: readonly ClaimRecord[], written: number): void {
  if (written === claims.length) return;
  throw new Error(`${claims.length} claims were to be updated, ${written} stand one version below`);
}

function stateRowOf({ claimId, version, state }: ClaimRecord): RowOf<typeof STATE_COLUMNS> {
  return { claim_id: claimId, version, state };
}

function rowOf(record: ClaimRecord): RowOf<typeof COLUMNS> {
  const { patient, subscriber, payer } = record.claim;
  const isSelfPay = record.payers.length === 0;
  return {
    claim_id: record.claimId,
    encounter_id: record.encounterId,
    patient_account_id: record.patientAccountId,
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
    normalised_member_id: isSelfPay ? undefined : readControlNumber(subscriber.memberId) || undefined,
    payer_id: isSelfPay ? undefined : payer.payerId,
  };
}
