import type {
  ClaimFilter,
  ClaimOrder,
  ListedClaim,
  ListedEncounter,
  ListRecords,
  RecordedClaimEvent,
} from '../../../app/records/list-records.js';
import { readControlNumber } from '../../../domain/remittance/matching/match-claim.js';
import { nameKey } from '../../name-key.js';
import { centsOf, type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';
import { StoredClaims } from '../claims.js';
import type { StoredLedger } from '../ledger.js';
import { Conditions, type Order, readPage } from './read-page.js';

const ENTRY = { 'c.claim_id': 'uuid' };
const SERVICE_DATE = { 'c.first_service_date': 'date', 'c.claim_id': 'uuid' };
const CHARGE = { 'c.charge_cents': 'bigint', 'c.claim_id': 'uuid' };

const ORDERS: ReadonlyMap<ClaimOrder, Order> = new Map([
  ['entry', { columns: ENTRY }],
  ['-entry', { columns: ENTRY, isDescending: true }],
  ['serviceDate', { columns: SERVICE_DATE }],
  ['-serviceDate', { columns: SERVICE_DATE, isDescending: true }],
  ['charge', { columns: CHARGE }],
  ['-charge', { columns: CHARGE, isDescending: true }],
]);

/** The open amount is asked of the ledger for the rows of the page alone, each by the index of its claim. */
const CLAIM = `c.claim_id AS "claimId", s.version, s.state, c.claim ->> 'patientControlNumber' AS "patientControlNumber",
    c.patient_account_id AS "patientAccountId", c.claim -> 'patient' AS patient, c.payer_id AS "payerId",
    CASE WHEN c.payer_id IS NOT NULL THEN c.claim #>> '{payer,name}' END AS "payerName",
    c.charge_cents AS "chargeAmount", c.first_service_date::text AS "firstServiceDate",
    c.last_service_date::text AS "lastServiceDate", c.issues,
    (SELECT coalesce(sum(CASE WHEN p.debit LIKE 'receivable.%' THEN p.amount_cents ELSE 0 END
        - CASE WHEN p.credit LIKE 'receivable.%' THEN p.amount_cents ELSE 0 END), 0)::bigint
      FROM postings p WHERE p.practice_id = c.practice_id AND p.claim_id = c.claim_id) AS "openAmount"`;

const CLAIMS = `claims c JOIN claim_states s ON s.practice_id = c.practice_id AND s.claim_id = c.claim_id
  WHERE c.practice_id = $1`;

type ClaimRow = Nullable<Omit<ListedClaim, 'chargeAmount' | 'openAmount'>> & {
  readonly chargeAmount: string;
  readonly openAmount: string;
};

const EVENTS = `SELECT claim_id AS "claimId", from_state AS "from", to_state AS "to", cause,
    actor_id AS "actorId", recorded_at AS "recordedAt"
  FROM claim_events WHERE practice_id = $1 AND claim_id = $2 ORDER BY event_number`;

const ENCOUNTER = `encounter_id AS "encounterId", source_system AS "sourceSystem",
    source_identifier AS "sourceIdentifier", state, issues, version`;

type ClaimLists = Pick<ListRecords, 'claims' | 'findClaim' | 'claimEvents' | 'encounters'>;

/** Claims with what is open on each, their histories, and the encounters they came from. */
export function claimLists(session: Session, ledger: StoredLedger): ClaimLists {
  return {
    async claims(filter, order, page) {
      // What this unit of work has posted itself counts too.
      await ledger.finish();
      const found = ORDERS.get(order);
      if (!found) throw new RangeError('Claims have no such order');
      const conditions = claimConditions(session.practiceId, filter);
      const listing = { select: CLAIM, from: CLAIMS, conditions, order: found };
      return readPage(session, listing, page, claimOf);
    },
    async findClaim(claimId) {
      return new StoredClaims(session).findById(claimId);
    },
    async claimEvents(claimId) {
      type Row = Omit<RecordedClaimEvent, 'recordedAt'> & { readonly recordedAt: Date };
      const rows = await session.rows<Row>(EVENTS, [session.practiceId, claimId]);
      return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
    },
    async encounters(filter, page) {
      const conditions = new Conditions(session.practiceId).add('state = ?', filter.state);
      const order = { columns: { encounter_id: 'uuid' } };
      const listing = { select: ENCOUNTER, from: 'encounters WHERE practice_id = $1', conditions, order };
      return readPage(session, listing, page, (row: ListedEncounter) => row);
    },
  };
}

function claimConditions(practiceId: string, filter: ClaimFilter): Conditions {
  const { patientControlNumber: own, payerControlNumber: payers, patientName } = filter;
  return new Conditions(practiceId)
    .add('s.state = ?', filter.state)
    .add('c.patient_account_id = ?::uuid', filter.patientAccountId)
    .add('c.normalised_control_number = ?', own && readControlNumber(own))
    .add(
      `c.claim_id IN (SELECT n.claim_id FROM claim_payer_control_numbers n
         WHERE n.practice_id = $1 AND n.normalised_number = ? AND NOT n.is_withdrawn)`,
      payers && readControlNumber(payers),
    )
    .addPrefix('c.patient_name_key', patientName === undefined ? undefined : nameKey(patientName))
    .add('c.member_id = ?', filter.memberId)
    .add('c.payer_id = ?', filter.payerId)
    .add('c.first_service_date >= ?::date', filter.serviceFrom)
    .add('c.first_service_date <= ?::date', filter.serviceTo);
}

function claimOf({ chargeAmount, openAmount, ...row }: ClaimRow): ListedClaim {
  return { ...withoutNulls(row), chargeAmount: centsOf(chargeAmount), openAmount: centsOf(openAmount) };
}
