import type { ClaimRecord } from '../../app/ports.js';
import { groupBy } from '../../domain/group-by.js';
import type { Session } from '../session.js';

const SELECT = `SELECT c.claim_id AS "claimId", c.encounter_id AS "encounterId",
    c.patient_account_id AS "patientAccountId", c.claim, c.payers, c.issues,
    c.first_service_date::text AS "firstServiceDate", c.last_service_date::text AS "lastServiceDate"
  FROM claims c WHERE c.practice_id = $1 AND`;

const STATES = `SELECT s.claim_id AS "claimId", s.version, s.state FROM claim_states s WHERE s.practice_id = $1 AND`;

const NUMBERS = `SELECT n.claim_id AS "claimId", n.payer_control_number AS number FROM claim_payer_control_numbers n
  WHERE n.practice_id = $1 AND n.claim_id = ANY($2::uuid[]) AND NOT n.is_withdrawn ORDER BY n.claim_id, n.position`;

type StateRow = Pick<ClaimRecord, 'claimId' | 'version' | 'state'>;

type ClaimRow = Omit<ClaimRecord, 'version' | 'state' | 'payerControlNumbers'>;

export const BY_IDS = 'c.claim_id = ANY($2::uuid[]) ORDER BY c.claim_id';

/**
 * Ids of claims that the numbers of a remittance name. Number by number (OFFSET 0 sees to it): for a whole list at once the
 * planner reads all numbers of the practice, as long as statistics do not know how many there are.
 */
export const NAMED = `SELECT named.claim_id FROM unnest($2::text[]) AS said(number), LATERAL (
    SELECT c.claim_id FROM claims c
    WHERE c.practice_id = $1 AND c.normalised_control_number = said.number OFFSET 0) AS named
  UNION
  SELECT named.claim_id FROM unnest($3::text[]) AS said(number), LATERAL (
    SELECT n.claim_id FROM claim_payer_control_numbers n
    WHERE n.practice_id = $1 AND n.normalised_number = said.number AND NOT n.is_withdrawn OFFSET 0) AS named`;

export const GIVEN = 'SELECT DISTINCT unnest($2::uuid[]) AS claim_id';

/**
 * The states of claims, which are locked in the order of their ids; each is looked up by its key, since of some hundred ids
 * at once the planner reads the states of all claims of the practice.
 */
function lockNamed(ids: string): string {
  return `SELECT s."claimId", s.version, s.state FROM (${ids} ORDER BY claim_id) AS named, LATERAL (
    SELECT claim_id AS "claimId", version, state FROM claim_states
    WHERE practice_id = $1 AND claim_id = named.claim_id FOR UPDATE) AS s`;
}

/** The most that suggestions choose from, by each fact. */
const LOOKED_AT = 200;

/** A charge alone says little: only with a date of service. */
export const SIMILAR = `c.claim_id IN (
    (SELECT claim_id FROM claims WHERE practice_id = $1 AND normalised_member_id = ANY($2) LIMIT ${LOOKED_AT})
    UNION
    (SELECT claim_id FROM claims WHERE practice_id = $1 AND patient_name_key = ANY($3) LIMIT ${LOOKED_AT})
    UNION
    (SELECT claim_id FROM claims WHERE practice_id = $1 AND charge_cents = $4
      AND first_service_date <= ANY($5::date[]) AND last_service_date >= ANY($5::date[]) LIMIT ${LOOKED_AT})
  ) ORDER BY c.claim_id`;

/** Claims as records: what stands of each in several tables, put together. */
export class ClaimReading {
  constructor(private readonly session: Session) {}

  /** Locks and reads nothing else. */
  async lockOnly(ids: string, ...parameters: readonly unknown[]): Promise<void> {
    await this.#rows(`SELECT count(*) FROM (${lockNamed(ids)}) AS locked`, ...parameters);
  }

  /** @param ids a statement that gives them once each */
  async lock(ids: string, ...parameters: readonly unknown[]): Promise<ClaimRecord[]> {
    return this.#readLocked(await this.#rows<StateRow>(lockNamed(ids), ...parameters));
  }

  /** Those that are ready, as far as nobody else holds them. */
  async lockReady(limit: number): Promise<ClaimRecord[]> {
    const ready = `s.state = 'ready' ORDER BY s.claim_id LIMIT $2 FOR UPDATE OF s SKIP LOCKED`;
    return this.#readLocked(await this.#rows<StateRow>(`${STATES} ${ready}`, limit));
  }

  /** Read by a statement behind the lock, so that what another has written who held it before is seen whole. */
  async #readLocked(states: readonly StateRow[]): Promise<ClaimRecord[]> {
    if (states.length === 0) return [];
    const claimIds = states.map(({ claimId }) => claimId);
    return this.#complete(this.#rows(`${SELECT} ${BY_IDS}`, claimIds), claimIds, states);
  }

  /** Not locked: for reading alone. */
  async select(condition: string, ...parameters: readonly unknown[]): Promise<ClaimRecord[]> {
    const claims = await this.#rows<ClaimRow>(`${SELECT} ${condition}`, ...parameters);
    const claimIds = claims.map(({ claimId }) => claimId);
    const states = await this.#rows<StateRow>(`${STATES} s.claim_id = ANY($2::uuid[])`, claimIds);
    return this.#complete(claims, claimIds, states);
  }

  /** Each table by a statement of its own: no plan can join them badly while statistics know nothing of the rows. */
  async #complete(
    reading: readonly ClaimRow[] | Promise<readonly ClaimRow[]>,
    claimIds: readonly string[],
    states: readonly StateRow[],
  ): Promise<ClaimRecord[]> {
    const [claims, found] = await Promise.all([
      reading,
      this.#rows<{ claimId: string; number: string }>(NUMBERS, claimIds),
    ]);
    const numbers = groupBy(found, ({ claimId }) => claimId);
    const standing = new Map(states.map((each) => [each.claimId, each]));
    return claims.map((claim) => {
      const { version, state } = standing.get(claim.claimId)!;
      const payerControlNumbers = (numbers.get(claim.claimId) ?? []).map(({ number }) => number);
      return { version, state, payerControlNumbers, ...claim };
    });
  }

  #rows<Row>(statement: string, ...parameters: readonly unknown[]): Promise<Row[]> {
    return this.session.rows<Row>(statement, [this.session.practiceId, ...parameters]);
  }
}
