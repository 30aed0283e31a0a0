import { v7 } from 'uuid';
import type { Actor } from '../../src/app/actor.js';
import { Connection } from '../../src/store/connection.js';
import { INVARIANTS } from '../../src/store/invariants/invariants.js';
import { Session } from '../../src/store/session.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { layGround, newActor, sampleFile, sampleRemittance, succeed } from '../support/sample-records.js';
import { EMPTY, FURTHER_PLANTS, IDS } from './register-plants.js';

/** Two paid claims of 150.00 in one remittance, a third that is only charged. */
async function postRemittance(opened: TestStore): Promise<Actor> {
  const actor = newActor();
  const { claims } = await layGround(opened, actor, 3);
  const file = sampleFile(new Uint8Array([5]));
  const { remittance, payments, journals } = sampleRemittance(file.fileId, claims.slice(0, 2));
  const sent = sampleFile(new Uint8Array([6]), 'out');
  const { claimId } = claims[2]!;
  await succeed(opened, actor, async (records) => {
    await records.files.insert(file, new Uint8Array([5]));
    await records.remittances.insert(remittance);
    await records.claimPayments.insert(payments);
    await records.ledger.append(journals);
    await records.idempotency.take('k-1', 'u-7', 'hash');
    await records.files.insert(sent, new Uint8Array([6]));
    // Sent, rejected, and sent again: the second submission alone lives.
    for (const [number, to] of [
      ['1', 'rejected'],
      ['2', 'accepted'],
    ] as const) {
      const submissionId = v7();
      await records.submissions.insert({
        submissionId,
        fileId: sent.fileId,
        receiverId: 'R1',
        interchangeControlNumber: number,
        groupControlNumber: number,
        transactionSetControlNumber: '0001',
        state: 'partly-accepted',
        claimIds: [claimId],
      });
      await records.claims.appendEvents([
        { claimId, from: 'ready', to: 'submitted', cause: `submission:${submissionId}` },
        { claimId, from: 'submitted', to, cause: 'acknowledgement:1' },
      ]);
    }
  });
  return actor;
}

/** Plants by a superuser in a transaction, checks there, and takes everything back. */
async function breachesOf(opened: TestStore, actor: Actor, plants: readonly string[]) {
  const runner = opened.store.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    // Foreign keys and the trigger at commit sleep; the sealing triggers have to be switched off each.
    await runner.query('SET LOCAL session_replication_role = replica');
    for (const table of ['journals', 'postings', 'audit_rows', 'claim_events']) {
      await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_sealed`);
    }
    for (const plant of plants) await runner.query(plant.replaceAll('$practice', `'${actor.practiceId}'`));
    const session = new Session(actor.practiceId, 'test', await Connection.of(runner), opened.clock);
    const found = new Map<string, readonly string[]>();
    for (const { id, check } of INVARIANTS) found.set(id, (await check(session)).breaches);
    return found;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

function postingColumns(debit: string, credit: string, cents: number, sequence = 1, ordinal = 9) {
  return `INSERT INTO postings (practice_id, sequence, ordinal, debit, credit, amount_cents)
    VALUES ($practice, ${sequence}, ${ordinal}, '${debit}', '${credit}', ${cents})`;
}

const ANY_JOURNAL = `$practice, 6, 'extra', 'charge', '2026-01-01', now()`;

const PLANTS: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I1',
    'a posting of nothing',
    [
      'ALTER TABLE postings DROP CONSTRAINT postings_amount_check',
      postingColumns('cash.bank', 'cash.patient', 0),
    ],
    /^posting 1\/9: cash\.bank to cash\.patient, 0$/,
  ],
  [
    'I1',
    'a posting within one account',
    [
      'ALTER TABLE postings DROP CONSTRAINT postings_sides_check',
      postingColumns('cash.bank', 'cash.bank', 5),
    ],
    /^posting 1\/9: cash\.bank to cash\.bank, 5$/,
  ],
  [
    'I1',
    'a journal without a posting',
    [
      `INSERT INTO journals (practice_id, sequence, natural_key, kind, accounting_date, recorded_at, hash)
        VALUES (${ANY_JOURNAL}, '')`,
    ],
    /^journal 6 has no posting$/,
  ],
  [
    'I1',
    'a posting between what are no accounts',
    [postingColumns('cash.bank', 'cash.bankk', 700)],
    /^posting 1\/9: cash\.bank to cash\.bankk is between no accounts$/,
  ],
  [
    'I2',
    'a stored balance that nothing is against',
    [`UPDATE account_balances SET balance_cents = balance_cents + 1 WHERE account = 'cash.remittance'`],
    /^the stored balances add up to 1$/,
  ],
  [
    'I3',
    'a posting that moved no balance',
    [postingColumns('cash.bank', 'cash.patient', 700)],
    /^cash\.bank: stored 0, posted 700$/,
  ],
  [
    'I3',
    'a patient account’s balance that was written over',
    [`UPDATE patient_account_balances SET balance_cents = 1 WHERE account = 'receivable.payer.1'`],
    /^receivable\.payer\.1 of patient account \S+: stored 1, posted 15000$/,
  ],
  [
    'I4',
    'an amount that was changed',
    ['UPDATE postings SET amount_cents = amount_cents + 1 WHERE sequence = 2'],
    /^journal 2 is not what its hash was made of$/,
  ],
  [
    'I4',
    'a journal that was taken out',
    ['DELETE FROM postings WHERE sequence = 3', 'DELETE FROM journals WHERE sequence = 3'],
    /^journal 3 is missing$/,
  ],
  [
    'I4',
    'a tail that was cut off',
    ['DELETE FROM postings WHERE sequence = 5', 'DELETE FROM journals WHERE sequence = 5'],
    /^journal ends at 4, its head says 5$/,
  ],
  [
    'I5',
    'a reversal of another amount',
    [
      `INSERT INTO journals (practice_id, sequence, natural_key, kind, accounting_date, recorded_at, hash, reverses)
        SELECT ${ANY_JOURNAL}, '', natural_key FROM journals WHERE practice_id = $practice AND sequence = 4`,
      postingColumns('receivable.payer.1', 'cash.remittance', 14_999, 6, 1),
    ],
    /^journal 6 does not mirror journal 4$/,
  ],
  [
    'I6',
    'a remittance whose payment was changed',
    ['UPDATE remittances SET payment_cents = payment_cents + 1'],
    /: claim payments and adjustments make 30000, paid 30001$/,
  ],
  [
    'I7',
    'cash of a remittance that was not posted',
    [`DELETE FROM postings WHERE sequence = 5`],
    /\(posted\): paid 30000, cash posted 15000$/,
  ],
  [
    'I7',
    'a quarantined remittance that moved cash',
    [`UPDATE remittances SET state = 'quarantined'`],
    /\(quarantined\): paid 30000, cash posted 30000$/,
  ],
  [
    'I8',
    'a claim payment that does not prove',
    [
      `UPDATE claim_payments SET payment = jsonb_set(payment::jsonb, '{chargeAmount}', '15001') WHERE ordinal = 1`,
    ],
    /: paid 15000, charge less adjustments 15001$/,
  ],
  [
    'I8',
    'a line that does not prove',
    [
      `UPDATE claim_payments SET payment = jsonb_set(payment::jsonb, '{services}',
        '[{"ordinal": 1, "chargeAmount": 9, "paymentAmount": 8, "adjustments": []}]') WHERE ordinal = 1`,
    ],
    /line 1: paid 8, charge less adjustments 9$/,
  ],
  [
    'I9',
    'a claim payment that was lost',
    ['DELETE FROM claim_payments WHERE ordinal = 2'],
    /: 2 claim payments were read, 1 are kept$/,
  ],
  [
    'I10',
    'unapplied money without an item',
    [postingColumns('cash.bank', 'liability.unapplied', 48)],
    /^item none: unapplied 48, open item none$/,
  ],
  [
    'I10',
    'an open item without its money',
    [
      `INSERT INTO work_items (practice_id, natural_key, kind, amount_cents, issues, state, opened_at)
        VALUES ($practice, 'w', 'held-claim-payment', 30, '[]', 'open', now())`,
    ],
    /^item none: unapplied 0, open item 30$/,
  ],
  [
    'I12',
    'a file that was received twice',
    [
      'DROP INDEX files_received_once',
      `INSERT INTO files SELECT practice_id, '${v7()}', direction, kind, name, sha256, byte_size, state, issues,
        recorded_at FROM files WHERE direction = 'in'`,
    ],
    /^files [0-9a-f]{64} stands 2 times$/,
  ],
  [
    'I16',
    'a claim that was sent again while its first submission lived',
    [`DELETE FROM claim_events WHERE to_state = 'rejected'`],
    /^claim \S+ is in 2 live submissions$/,
  ],
  [
    'I16',
    'a replacement that names no payer control number',
    [
      `UPDATE claim_states SET state = 'submitted' WHERE practice_id = $practice`,
      `UPDATE claims SET claim = claim || '{"frequencyCode": "7"}'
        WHERE claim_id = (SELECT claim_id FROM submission_claims WHERE practice_id = $practice LIMIT 1)`,
    ],
    /^claim \S+ replaces or voids and names no payer control number$/,
  ],
  [
    'I20',
    'a receivable that no claim owes',
    [
      postingColumns('receivable.patient', 'receivable.payer.1', 100),
      `UPDATE account_balances
      SET balance_cents = balance_cents - 100 WHERE account = 'receivable.payer.1'`,
    ],
    /^receivable\.payer\.1: aging 15000, ledger 14900$/,
  ],
  [
    'I23',
    'an audit row that was changed',
    [`UPDATE audit_rows SET actor_id = 'somebody else' WHERE sequence = 2`],
    /^audit row 2 is not what its hash was made of$/,
  ],
  [
    'I23',
    'an audit row that got another address',
    [`UPDATE audit_rows SET source_address = '192.0.2.9' WHERE sequence = 2`],
    /^audit row 2 is not what its hash was made of$/,
  ],
  [
    'I25',
    'an idempotency key with two answers',
    [
      'ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_pk',
      'INSERT INTO idempotency_keys SELECT * FROM idempotency_keys',
    ],
    /^idempotency_keys u-7 [0-9a-f]{32} stands 2 times$/,
  ],
  ...FURTHER_PLANTS,
];

describeOnBothDatabases('invariants', (opened) => {
  let actor: Actor;
  beforeAll(async () => {
    actor = await postRemittance(opened());
  });

  test('all hold of books that were kept by the store, and each looked at something', async () => {
    const results = await opened().store.invariants.run(actor);
    expect(results.map(({ id, checked, breaches }) => [id, checked > 0, breaches])).toEqual(
      IDS.map((id) => [id, !EMPTY.includes(id), []]),
    );
  });

  test('who may not verify is refused', async () => {
    const biller: Actor = { ...actor, role: 'biller' };
    await expect(opened().store.invariants.run(biller)).rejects.toThrow(
      'The role biller may not verify the ledger',
    );
  });

  test.each(PLANTS)('%s finds %s', async (id, _, plants, breach) => {
    const found = await breachesOf(opened(), actor, plants);
    expect(found.get(id)).toContainEqual(expect.stringMatching(breach));
  });
});
