import type { ProfessionalClaim } from '../../schemas/claim.js';
import { done } from '../../schemas/outcome.js';
import { claimAccountOf } from '../../src/app/accounts/claim-account.js';
import type { Actor } from '../../src/app/actor.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import type { Store } from '../../src/store/open-store.js';
import { benchRecord } from './bench-record.js';

/** Claims whose charges are posted in one transaction. */
const SLICE = 5_000;

/** Ids that sort before all that are made now: of the n-th encounter, patient account and claim. */
const PREFIXES = { encounter: '01900001', account: '01900002', claim: '01900003' } as const;

/**
 * Copies of the claims that lie there already, under numbers of their own; `$1` is the practice, `$2` how many. The count
 * stands outside of the join, which else could only hold every copy against every claim.
 */
const COPIES = `WITH model AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY claim_id) AS place, * FROM claims WHERE practice_id = $1),
  copy AS (SELECT n, model.* FROM generate_series(1, $2::integer) AS n
    JOIN model ON model.place = (n - 1) % (SELECT count(*) FROM model) + 1)`;

const STATEMENTS = [
  `INSERT INTO encounters (practice_id, encounter_id, source_system, source_identifier, content_hash, state, issues, version)
    SELECT $1, ${idOf('encounter')}, 'stored', n::text, lpad(n::text, 64, '0'), 'claimed', '[]', 1
    FROM generate_series(1, $2::integer) AS n`,
  `${COPIES} INSERT INTO patient_accounts (practice_id, patient_account_id, source_key, person, name_key)
    SELECT $1, ${idOf('account')}, 'stored|' || n, copy.claim -> 'patient', copy.patient_name_key FROM copy`,
  `INSERT INTO claim_states (practice_id, claim_id, version, state)
    SELECT $1, ${idOf('claim')}, 1, 'submitted' FROM generate_series(1, $2::integer) AS n`,
  `${COPIES} INSERT INTO claims (practice_id, claim_id, encounter_id, patient_account_id, normalised_control_number,
      charge_cents, first_service_date, last_service_date, claim, payers, issues, patient_name_key, member_id, payer_id)
    SELECT $1, ${idOf('claim')}, ${idOf('encounter')}, ${idOf('account')}, 'ST' || n, charge_cents,
      first_service_date, last_service_date, jsonb_set(claim, '{patientControlNumber}', to_jsonb('ST' || n)), payers,
      issues, patient_name_key, member_id, payer_id
    FROM copy`,
  `INSERT INTO claim_events (practice_id, claim_id, from_state, to_state, cause, actor_id, recorded_at)
    SELECT $1, ${idOf('claim')}, 'none', 'submitted', 'import', 'bench', now()
    FROM generate_series(1, $2::integer) AS n`,
];

function idOf(kind: keyof typeof PREFIXES): string {
  return `('${PREFIXES[kind]}' || lpad(to_hex(n), 24, '0'))::uuid`;
}

function buildId(kind: keyof typeof PREFIXES, number: number): string {
  const digits = `${PREFIXES[kind]}${number.toString(16).padStart(24, '0')}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Lays so many more claims, by statements that copy those that lie there, and charges them as every claim is. */
export async function layStoredClaims(
  store: Store,
  actor: Actor,
  claims: readonly ProfessionalClaim[],
  count: number,
): Promise<void> {
  if (count === 0) return;
  // The login of the bench is the server's own superuser, so that no role stands in the way.
  for (const statement of STATEMENTS) await store.dataSource.query(statement, [actor.practiceId, count]);
  for (let start = 1; start <= count; start += SLICE) {
    const numbers = Array.from({ length: Math.min(SLICE, count - start + 1) }, (_, index) => start + index);
    const journals = numbers.flatMap((number) => {
      const claim = claims[(number - 1) % claims.length]!;
      const ids = [
        buildId('claim', number),
        buildId('encounter', number),
        buildId('account', number),
      ] as const;
      const record = benchRecord(claim, ...ids);
      return planCharge(claimAccountOf(record), [], record.lastServiceDate);
    });
    const charged = await store.unitOfWork.run(actor, { action: 'claim.import' }, async (records) =>
      done(await records.ledger.append(journals)),
    );
    if ('refused' in charged) throw new Error(`The charges were refused: ${charged.refused.code}`);
  }
}
