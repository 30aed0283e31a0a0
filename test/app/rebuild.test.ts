import { v7 } from 'uuid';
import type { Actor } from '../../src/app/actor.js';
import { type ComparedBooks, compareBooks } from '../../src/app/rebuild/compare-books.js';
import { type RebuiltBooks, rebuildBooks } from '../../src/app/rebuild/rebuild-books.js';
import type { Snapshot } from '../../src/app/rebuild/snapshot.js';
import { Connection } from '../../src/store/connection.js';
import { Session } from '../../src/store/session.js';
import { snapshotOf } from '../../src/store/snapshots/store-snapshots.js';
import { doneOf, MANAGER } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { playBooks } from '../support/played-books.js';

let second: TestStore;
beforeAll(async () => {
  second = await openTestStore();
}, 180_000);
afterAll(() => second.close());

/** The second ledger, in a practice that nobody has used. */
async function rebuild(first: Snapshot, seed?: string) {
  const actor: Actor = { ...MANAGER, practiceId: `rebuilt-${v7()}` };
  const { clock, store } = second;
  const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
  const rebuilt = doneOf(await rebuildBooks(first, { context, clock, actor }, seed));
  return { actor, rebuilt };
}

async function compare(first: Snapshot, actor: Actor, isShuffled = false): Promise<ComparedBooks> {
  return doneOf(await second.store.snapshots.within(actor, (made) => compareBooks(first, made, isShuffled)));
}

/** `denial CW000012 CO-45 open 12.00, 5.00 | open 11.00, 5.00`. */
function tell({ differences }: ComparedBooks): string[] {
  const side = (figure: (typeof differences)[number]['stands']) =>
    figure ? [figure.state, figure.amounts.join(' ')].filter(Boolean).join(' ') : '-';
  return differences.map(
    ({ kind, stands, rebuilt }) => `${kind} ${(stands ?? rebuilt)!.name}: ${side(stands)} | ${side(rebuilt)}`,
  );
}

type Plant = readonly [name: string, plants: readonly string[], expected: readonly RegExp[]];

const OF_ONE_POSTING = `practice_id = $practice AND (sequence, ordinal) = (SELECT p.sequence, p.ordinal FROM postings p
  JOIN journals j USING (practice_id, sequence) WHERE p.practice_id = $practice AND j.kind = 'claim-payment'
    AND p.credit = 'receivable.payer.1' AND p.debit = 'cash.remittance' ORDER BY 1, 2 LIMIT 1)`;

const LAST_PAYMENT = `(SELECT claim_payment_id FROM claim_payments WHERE practice_id = $practice AND state = 'posted'
  ORDER BY trace_number DESC, ordinal LIMIT 1)`;

/** What a superuser changes by hand while every trigger sleeps. */
const PLANTS: readonly Plant[] = [
  [
    'an amount of a posting that was changed',
    [`UPDATE postings SET amount_cents = amount_cents + 100 WHERE ${OF_ONE_POSTING}`],
    [/^account cash\.remittance: (\d+) \d+ \| (?!\1)/, /^receivable \w+ receivable\.payer\.1: -?\d+ \| /],
  ],
  [
    'a balance of an account that was changed',
    [
      `UPDATE account_balances SET balance_cents = balance_cents + 1
        WHERE practice_id = $practice AND account = 'revenue.charges'`,
    ],
    [/^account revenue\.charges: (-\d+) (?!\1)-\d+ \| \1 \1$/],
  ],
  [
    'a balance of a patient that was changed',
    [
      `UPDATE patient_account_balances SET balance_cents = balance_cents + 1 WHERE practice_id = $practice
        AND account = 'receivable.patient' AND balance_cents > 0`,
    ],
    [/^patient-account patient account [0-9a-f-]{36} receivable\.patient: /],
  ],
  [
    'a claim payment that was deleted',
    [`DELETE FROM claim_payments WHERE practice_id = $practice AND claim_payment_id = ${LAST_PAYMENT}`],
    [/^claim-payment \w+, claim payment \d+ of \w+: - \| posted, payer 1 of claim [0-9a-f-]{36} \d+$/],
  ],
  [
    'a claim payment that was moved to another state',
    [
      `UPDATE claim_payments SET state = 'held' WHERE practice_id = $practice AND claim_payment_id = ${LAST_PAYMENT}`,
    ],
    [/^claim-payment \w+, claim payment \d+ of \w+: held, .* \| posted, /],
  ],
  [
    'an amount of a denial that was changed',
    [`UPDATE denials SET denied_cents = denied_cents - 1 WHERE practice_id = $practice`],
    [/^denial \w+ \w\w-\w+: open (\d+) (\d+) \| open (?!\1)\d+ \2$/],
  ],
  [
    'a work item that was closed by hand',
    [
      `UPDATE work_items SET state = 'closed', closed_at = now() WHERE practice_id = $practice AND kind = 'unmatched-claim'`,
    ],
    [/^work-item unmatched-claim: - \| open 4000$/],
  ],
  [
    'a journal that is missing',
    [
      `DELETE FROM journals WHERE practice_id = $practice AND kind = 'deposit' AND sequence = (SELECT max(sequence)
        FROM journals WHERE practice_id = $practice AND kind = 'deposit')`,
    ],
    [/^account cash\.bank: \d+ (\d+) \| \1 \1$/],
  ],
  [
    'a charge that is missing with its journal',
    [
      `DELETE FROM postings WHERE practice_id = $practice AND sequence = 1`,
      `DELETE FROM journals WHERE practice_id = $practice AND sequence = 1`,
    ],
    // Its patient has paid it.
    [/^receivable \w+ receivable\.patient: -\d+ \| -$/, /^account revenue\.charges: /],
  ],
  [
    'a claim that was moved by hand',
    [`UPDATE claim_states SET state = 'denied' WHERE practice_id = $practice AND state = 'adjudicated'`],
    [/^claim \w+: denied, \d numbers of payers \| adjudicated, \d numbers of payers$/],
  ],
  [
    'an entry of the register that was changed',
    [
      `UPDATE recoupments SET open_cents = 0, state = 'closed' WHERE practice_id = $practice AND reference = 'X'`,
    ],
    [
      /^payer-offset payer 1512345678 and \d+: /,
      /^recoupment provider-adjustment:\S+: closed -5000 0 \| open -5000 -5000$/,
    ],
  ],
  [
    'a journal of an approval that is missing',
    [
      `DELETE FROM journals WHERE practice_id = $practice AND natural_key IN (SELECT unnest(o.journal_keys)
        FROM approval_outcomes o JOIN approval_requests r USING (practice_id, approval_id)
        WHERE o.practice_id = $practice AND r.kind = 'write-off.denial' AND r.approvals_needed = 2)`,
    ],
    [
      /^account write-off\.denial: (\d+) (\d+) \| (?!\1)\2 \2$/,
      /^approval write-off\.denial asked for at 2026-07-05: executed, 2 of 2 decisions 15000 0 \| .* 15000 15000$/,
    ],
  ],
  [
    'an approval that was settled by hand',
    [
      `INSERT INTO approval_outcomes SELECT practice_id, approval_id, 'executed', '{}', now()
        FROM approval_requests r WHERE practice_id = $practice AND NOT EXISTS (SELECT FROM approval_outcomes o
          WHERE o.practice_id = r.practice_id AND o.approval_id = r.approval_id)`,
    ],
    [
      /^approval write-off\.denial asked for at 2026-07-05: executed, 1 of 2 decisions 12000 0 \| open, 1 of 2 /,
    ],
  ],
  [
    'a remittance that was dismissed and is said to be posted',
    [`UPDATE remittances SET state = 'posted' WHERE practice_id = $practice AND state = 'dismissed'`],
    [/^remittance D-SAME of 2026-07-05: posted, 2 claim payments 9000 \| dismissed, /],
  ],
  [
    'a payment of a patient of which the return is missing',
    [
      'ALTER TABLE patient_payment_returns DISABLE TRIGGER patient_payment_returns_sealed',
      `DELETE FROM patient_payment_returns WHERE practice_id = $practice AND receipt_number = 'PT1'`,
    ],
    [/^patient-payment receipt PT1: stands, check \d+ 0 0 \| returned on 2026-07-06, check \d+ 0 0$/],
  ],
  [
    'a file of which nothing was applied',
    [`UPDATE files SET state = 'received' WHERE practice_id = $practice AND kind = '999'`],
    [/^file 999 [0-9a-f]{12}: received \| read$/],
  ],
];

/** Plants by a superuser in a transaction, looks at the books there, and takes everything back. */
async function planted<T>(
  opened: TestStore,
  plants: readonly string[],
  look: (first: Snapshot) => Promise<T>,
): Promise<T> {
  const runner = opened.store.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('SET LOCAL session_replication_role = replica');
    for (const table of ['journals', 'postings']) {
      await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_sealed`);
    }
    for (const plant of plants) await runner.query(plant.replaceAll('$practice', `'${MANAGER.practiceId}'`));
    return await look(
      snapshotOf(new Session(MANAGER.practiceId, 'test', await Connection.of(runner), opened.clock)),
    );
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

describeOnServer('receivables that are made again', (opened) => {
  let actor: Actor;
  let rebuilt: RebuiltBooks;
  beforeAll(async () => {
    await playBooks(opened(), 50);
  }, 180_000);

  test('hold decisions in every state, those that later remittances have taken back among them', async () => {
    const told = doneOf(
      await opened().store.snapshots.within(MANAGER, async (first) => {
        const approvals: string[] = [];
        for await (const { name, state, amounts } of first.figures('approval')) {
          approvals.push(`${name.split(' ')[0]} ${state.split(',')[0]} ${amounts.join(' ')}`);
        }
        return approvals;
      }),
    );
    expect(told).toEqual([
      'write-off.denial executed 1500 0',
      'undo-remittance executed 7000 0',
      'undo-remittance executed 6000 0',
      'redo-remittance executed 6000 0',
      'write-off.denial executed 6000 0',
      'write-off.denial executed 15000 15000',
      'write-off.denial open 12000 0',
      'write-off.denial declined 8000 0',
      'billed-on executed 5000 0',
      'write-off.small-balance executed 1000 1000',
      'duplicate.posted executed 9000 0',
      'duplicate.dismissed executed 9000 0',
      'variance.set executed 100 100',
      'variance.claim executed 1000 0',
      'part-of-payment executed 5000 0',
      'undo-remittance executed 3000 0',
      'redo-remittance executed 3000 0',
      'part-of-payment executed 1000 0',
      'variance.claim executed 1000 1000',
      'billed-on executed 5000 5000',
      'write-off.small-balance executed 1000 1000',
      'legacy-claims executed 5000 3000',
      'legacy-claims executed 1900 1200',
      'undo-legacy-claims executed 1200 1200',
      'legacy-claims open 2200 0',
      'billed-on.waiver executed 5000 5000',
    ]);
  });

  test('from the inputs alone are equal to the cent', async () => {
    const compared = doneOf(
      await opened().store.snapshots.within(MANAGER, async (first) => {
        ({ actor, rebuilt } = await rebuild(first));
        return compare(first, actor);
      }),
    );
    expect(rebuilt.troubles).toEqual([]);
    expect(tell(compared)).toEqual([]);
    expect(compared.differenceCount).toBe(0);
    const empty = Object.entries(compared.counts).filter(([, count]) => count === 0);
    expect(empty).toEqual([]);
    expect(rebuilt).toMatchObject({ claims: 50, submissions: 1, manualEntries: 73 });
  });

  test('are the same in another order of remittances and deposits', async () => {
    const compared = doneOf(
      await opened().store.snapshots.within(MANAGER, async (first) => {
        const again = await rebuild(first, opened().kind);
        expect(again.rebuilt.troubles).toEqual([]);
        return compare(first, again.actor, true);
      }),
    );
    expect(tell(compared)).toEqual([]);
  });

  test('tell of everything that was changed by hand', async () => {
    const missed: unknown[] = [];
    for (const [name, plants, expected] of PLANTS) {
      const told = tell(await planted(opened(), plants, (first) => compare(first, actor)));
      if (!expected.every((each) => told.some((line) => each.test(line)))) missed.push({ name, told });
    }
    expect(missed).toEqual([]);
  });

  test('tell of bytes that are not those that were received, and of what does not follow from them', async () => {
    const plant = `UPDATE file_chunks SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'TRN*1*R1*', 'TRN*1*R0*'), 'UTF8')
      WHERE practice_id = $practice AND file_id = (SELECT file_id FROM remittances
        WHERE practice_id = $practice AND trace_number = 'R1')`;
    const { again, compared } = await planted(opened(), [plant], async (first) => {
      const again = await rebuild(first);
      return { again, compared: await compare(first, again.actor) };
    });
    expect(again.rebuilt.troubles).toEqual([
      { name: expect.stringMatching(/^file [0-9a-f]{12}$/), reason: 'other-bytes', codes: [] },
    ]);
    const told = tell(compared);
    expect(told).toContainEqual(
      expect.stringMatching(/^remittance R1 of 2026-07-03: posted, 2 claim payments 21000 \| -$/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/^remittance R0 of 2026-07-03: - \| posted, 2 claim payments 21000$/),
    );
  });
});
