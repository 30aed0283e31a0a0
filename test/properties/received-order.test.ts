import { v7 } from 'uuid';
import type { ServiceLine } from '../../schemas/claim.js';
import { sumCents } from '../../schemas/money.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import type { Actor } from '../../src/app/actor.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import type { ClaimRecord } from '../../src/app/ports.js';
import { day, providerAdjustment } from '../domain/remittance/remittance-builder.js';
import { tellStory } from '../domain/remittance/story.js';
import { doneOf } from '../support/clinic-books.js';
import { expectCoherentBooks } from '../support/expect-coherent-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import fc from '../support/property-testing.js';
import { renderAdvice } from '../support/render-advice.js';
import { runsWithin } from '../support/runs-within.js';
import { chargeJournal, DAY, sampleClaim, sampleEncounter, succeed } from '../support/sample-records.js';

const ORDERS = { full: 60, least: 12 };

/** One claim each, on which payers come back; what they say on one day comes in one set. */
const STORIES = [
  'charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; same; reverse; pay 140; CO-45 60; same',
  'charge 200; pay 0; CO-16 200; remark MA130; pay 0; CO-18 200; pay 0; CO-50 200; pay 96; CO-45 80; PR-2 24',
  'charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse; pay 329; CO-45 131; PR-2 40; same',
  'charge 150; pay 80; CO-45 40; PR-1 30; reverse; undo 1; again 1',
  'charge 100+50; pay 60; CO-45 40; pay 30; PR-2 20; from 2; reverse 2; pay 0; CO-16 50; from 2; same',
  'charge 300; payers 2; pay 0; CO-45 300; status 25; payer 2; pay 65; OA-23 225; CO-45 10',
];

const PLB: Readonly<Record<string, readonly [string, string]>> = {
  '1|2026-01-11': ['WO:ICN1', '-40'],
  '1|2026-01-13': ['WO:ICN1', '40'],
};

function recordOf(
  base: ClaimRecord,
  { lines: own, payers, patientControlNumber }: ClaimAccount,
): ClaimRecord {
  const procedure = { qualifier: 'HC', code: '99213', modifiers: [] };
  const lines = own.map((line, index) => {
    const rest = { unitCount: '1', unitCode: 'UN', diagnosisPointers: [1], serviceDate: DAY } as const;
    return { ...line, ...rest, procedure, lineNumber: index + 1 } satisfies ServiceLine;
  });
  const chargeAmount = sumCents(lines, (line) => line.chargeAmount);
  const claim = { ...base.claim, patientControlNumber, chargeAmount, lines };
  return { ...base, claim, payers, state: 'submitted' };
}

const told = STORIES.map((text, index) => {
  const { claim, adjudications } = tellStory(text);
  const patientControlNumber = `CLAIM${index + 1}`;
  const own = (payment: Adjudication['payment']) => ({
    ...payment,
    patientControlNumber,
    payerControlNumber: `${patientControlNumber}${payment.payerControlNumber}`,
  });
  return {
    claim: { ...claim, patientControlNumber },
    adjudications: adjudications.map((each) => ({ ...each, payment: own(each.payment) })),
  };
});

/** The set of a payer and day. */
function adviceOf(key: string, adjudications: readonly Adjudication[]): Partial<RemittanceAdvice> {
  const [payer = '', date = ''] = key.split('|');
  const [text, amount] = PLB[key] ?? [];
  return {
    payer: {
      name: `PAYER ${payer}`,
      identifierQualifier: 'XV',
      identifier: `P${payer}`,
      references: [],
      contacts: [],
    },
    payerIdentifier: `151234567${payer}`,
    traceNumber: `T${payer}${date.slice(-2)}`,
    ...{ paymentDate: day(date), productionDate: day(date) },
    claimPayments: adjudications.map(({ payment }) => payment),
    providerAdjustments: text && amount ? [providerAdjustment(1, text, amount)] : [],
  };
}

/** One file a set; two sets of which one file is made; and files that come again, as they are or in a new envelope. */
function buildFiles(): Uint8Array[] {
  const sets = new Map<string, Adjudication[]>();
  for (const each of told.flatMap(({ adjudications }) => adjudications)) {
    const key = `${each.payerSequence}|${each.productionDate}`;
    sets.set(key, [...(sets.get(key) ?? []), each]);
  }
  const files = [...sets].map(([key, own]) => renderAdvice(adviceOf(key, own)));
  const [first, second, third, ...others] = files as [Uint8Array, Uint8Array, Uint8Array];
  const inNewEnvelope = Buffer.from(Buffer.from(third).toString().replaceAll('000000001', '000000009'));
  return [Buffer.concat([first, third]), second, second, inNewEnvelope, ...others];
}

const PAYMENT = `(SELECT p.set_hash || ' ' || p.ordinal FROM claim_payments p
  WHERE p.practice_id = o.practice_id AND p.claim_payment_id = o.claim_payment_id)`;

const CLAIM = `(SELECT c.claim ->> 'patientControlNumber' FROM claims c
  WHERE c.practice_id = o.practice_id AND c.claim_id = o.claim_id)`;

/** Everything by which two practices could differ, without ids that are given anew in each. */
const SELECTS: Readonly<Record<string, string>> = {
  trialBalance:
    'SELECT account, balance_cents AS cents FROM account_balances o WHERE practice_id = $1 AND balance_cents <> 0',
  receivables: `SELECT ${CLAIM} AS claim, account, line, sum(cents) AS cents FROM
    (SELECT p.practice_id, claim_id, coalesce(line_control_number, '') AS line, side.account, side.cents FROM postings p
      CROSS JOIN LATERAL (VALUES (p.debit, p.amount_cents), (p.credit, -p.amount_cents)) AS side (account, cents)
      WHERE p.practice_id = $1 AND side.account LIKE 'receivable.%') AS o
    GROUP BY o.practice_id, o.claim_id, account, line HAVING sum(cents) <> 0`,
  unapplied: `SELECT ${PAYMENT} AS payment, sum(CASE WHEN credit = 'liability.unapplied' THEN amount_cents ELSE -amount_cents END)
    AS cents FROM postings o WHERE practice_id = $1 AND 'liability.unapplied' IN (debit, credit)
    GROUP BY practice_id, claim_payment_id
    HAVING sum(CASE WHEN credit = 'liability.unapplied' THEN amount_cents ELSE -amount_cents END) <> 0`,
  claims: `SELECT claim ->> 'patientControlNumber' AS claim, state
    FROM claims JOIN claim_states USING (practice_id, claim_id) WHERE practice_id = $1`,
  payments: `SELECT set_hash, ordinal, ${CLAIM} AS claim, payer_sequence, state, decisions FROM claim_payments o WHERE practice_id = $1`,
  denials: `SELECT ${PAYMENT} AS payment, split_part(natural_key, ':', 3) AS triple, denial_class, reason_code, denied_cents,
    at_stake_cents, state, occurrence, denied_on::text, deadline::text, deadline_kind FROM denials o WHERE practice_id = $1`,
  workItems: `SELECT kind, ${CLAIM} AS claim, ${PAYMENT} AS payment, line_control_number, amount_cents,
    jsonb_path_query_array(issues, '$[*].code') AS codes, proposal -> 'steps' AS steps, proposal -> 'changes' AS changes
    FROM work_items o WHERE practice_id = $1 AND state = 'open'`,
  register: 'SELECT recoupment_key, open_cents, state FROM recoupments WHERE practice_id = $1',
};

describe('files in any order', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  async function layClaims(practiceId: string): Promise<Actor> {
    const actor: Actor = { actorId: 'test', role: 'billing-manager', practiceId };
    const encounter = sampleEncounter();
    const patientAccountId = v7();
    const claims = told.map(({ claim }) =>
      recordOf(sampleClaim(encounter.encounterId, patientAccountId), claim),
    );
    await succeed(opened, actor, async (records) => {
      await records.practices.save({ practiceId, name: 'Riverside', settings: {} });
      await records.encounters.insert([encounter]);
      const person = { lastName: 'Doe', firstName: 'Jane' };
      await records.patientAccounts.findOrInsert([{ patientAccountId, sourceKey: 'k', person }]);
      await records.claims.insert(claims);
      await records.ledger.append(claims.map(chargeJournal));
    });
    return actor;
  }

  async function receiveAll(practiceId: string, files: readonly Uint8Array[]) {
    const actor = await layClaims(practiceId);
    const context = { unitOfWork: opened.store.unitOfWork, clock: opened.clock, ids: { next: () => v7() } };
    for (const bytes of files) {
      const { result } = doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
      expect(result).not.toBe('quarantined');
    }
    const found: Record<string, readonly string[]> = {};
    for (const [name, select] of Object.entries(SELECTS)) {
      const rows = await opened.store.dataSource.query<object[]>(select, [practiceId]);
      found[name] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return { actor, found };
  }

  const files = buildFiles();
  let wanted: Record<string, readonly string[]>;

  it('leave sound books behind as they were sent', async () => {
    const { actor, found } = await receiveAll('in-order', files);
    await expectCoherentBooks(opened.store, actor);
    for (const part of Object.keys(SELECTS)) expect([part, found[part]]).not.toEqual([part, []]);
    wanted = found;
  });

  it('leave the same books, denials, work and states behind in every order', async () => {
    const shuffled = fc.shuffledSubarray(files, { minLength: files.length });
    const orders = fc.sample(shuffled, { numRuns: ORDERS.full, seed: 1 });
    for (const run of runsWithin('orders of files received', ORDERS)) {
      expect((await receiveAll(`order-${run}`, orders[run]!)).found).toEqual(wanted);
    }
    // All were found equal to the one whose books are sound.
    opened.allowBreaches();
  }, 1_800_000);
});
