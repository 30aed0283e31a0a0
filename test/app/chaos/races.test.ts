import { v7 } from 'uuid';
import { cents } from '../../../schemas/money.js';
import type { Actor } from '../../../src/app/actor.js';
import { requestApproval } from '../../../src/app/approvals/request-approval.js';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import { openStore, type Store } from '../../../src/store/open-store.js';
import { refusalOf } from '../../support/approval-desk.js';
import { doneOf } from '../../support/clinic-books.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { layJobs, renderJob } from '../../support/remittance-jobs.js';
import { runsWithin } from '../../support/runs-within.js';
import { layGround, newActor, sampleJournal, succeed } from '../../support/sample-records.js';
import { SetClock } from '../../support/set-clock.js';
import { booksOf } from './books-of.js';

/** Of G16, in rounds; among the files of each are copies. G7 undoes what they have posted. */
const ROUNDS = { full: 10, least: 2 };
const FILES = 50;
const COPIES = 5;

describe('workers that race on PostgreSQL', () => {
  let opened: TestStore;
  const workers: Store[] = [];
  /** Of the remittances that G16 posts and G7 undoes. */
  const payee = newActor();
  let remittanceCount = 0;

  beforeAll(async () => {
    opened = await openTestStore();
    const settings = { databaseUrl: opened.databaseUrl!, dataFolder: 'unused', clock: new SetClock() };
    for (let worker = 0; worker < 4; worker += 1) workers.push(await openStore(settings));
    await layJobs(opened, payee, ROUNDS.full * FILES, 1);
  });
  afterAll(async () => {
    for (const worker of workers) await worker.close();
    await opened.close();
  });

  test('G8: of thousands of postings to one account by 8 writers none is lost', async () => {
    const actor = newActor();
    const { claims, patientAccountId } = await layGround(opened, actor);
    const { claimId } = claims[0]!;
    let written = 0;
    let aborted = 0;
    // The writers share them: whoever is free takes the next.
    const runs = runsWithin('G8: postings to one account', { full: 4000, least: 400 });
    const write = async (writer: number) => {
      for (const index of runs) {
        written += 1;
        const posting = { claimId, patientAccountId, amount: cents(index + 1) };
        const sides = { debit: 'receivable.patient', credit: 'revenue.charges' } as const;
        const journal = sampleJournal(`hot:${index}`, [{ ...sides, ...posting }]);
        const post = () =>
          succeed({ ...opened, store: workers[writer % 4]! }, actor, ({ ledger }) =>
            ledger.append([journal]),
          );
        await post().catch(async () => {
          aborted += 1;
          await post();
        });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    const [row] = await opened.store.dataSource.query(
      `SELECT balance_cents::int AS balance, (SELECT count(*)::int FROM journals WHERE practice_id = $1) AS journals
       FROM account_balances WHERE practice_id = $1 AND account = 'receivable.patient'`,
      [actor.practiceId],
    );
    expect(row).toEqual({ balance: (written * (written + 1)) / 2, journals: written + 1 });
    expect(aborted).toBeLessThanOrEqual(written / 100);
  }, 1_800_000);

  test('G16: four workers on one folder, copies among its files, post each once', async () => {
    const results: string[] = [];
    for (const round of runsWithin('G16: rounds of 50 files', ROUNDS)) {
      remittanceCount += FILES;
      const names = Array.from({ length: FILES + COPIES }, (_, index) => ({
        job: round * FILES + (index % FILES) + 1,
        name: `${round}-${index}.835`,
      }));
      /** Two of them begin with every file, so that all are raced for; each goes from another end. */
      const work = async (store: Store, worker: number) => {
        const own = names.filter((_, index) => index % 2 === worker % 2);
        for (const { job, name } of worker < 2 ? own : own.reverse()) {
          results.push(await receiveOne(store, payee, renderJob(job, 1), name));
        }
      };
      await Promise.all(workers.map(work));
    }
    expect(results.filter((result) => result === 'posted')).toHaveLength(remittanceCount);
    const rounds = remittanceCount / FILES;
    expect(results).toHaveLength(2 * rounds * (FILES + COPIES));
    expect(new Set(results)).toEqual(new Set(['posted', 'duplicate']));
    const books = await booksOf(opened.store, payee.practiceId);
    expect(books).toEqual(
      expect.arrayContaining([
        `account cash.remittance: 1, ${remittanceCount * 12_000}`,
        `claim payment posted: ${remittanceCount}, ${remittanceCount * 12_000}`,
        `file 835 read: ${remittanceCount}, 0`,
        `remittance posted: ${remittanceCount}, ${remittanceCount * 12_000}`,
      ]),
    );
  }, 1_800_000);

  test('G7: of two persons who undo one remittance at once exactly one does', async () => {
    const remittances = await succeed(opened, payee, async (records) => {
      const practice = (await records.practices.find())!;
      const settings = { ...(practice.settings as object), approvalLimits: { 'undo-remittance': '120.00' } };
      await records.practices.save({ ...practice, settings });
      return records.remittances.list();
    });
    const told: string[] = [];
    const undo = async ({ unitOfWork }: Store, actorId: string, objectId: string) => {
      const context = { unitOfWork, clock: new SetClock(), ids: { next: () => v7() } };
      const asked = { kind: 'undo-remittance', objectId, reason: 'Sent to another practice' } as const;
      told.push(refusalOf(await requestApproval(context, { ...payee, actorId }, asked)));
    };
    const both = async (first: Store, second: Store, rows: typeof remittances) => {
      for (const { remittanceId } of rows) {
        await Promise.all([undo(first, 'ann', remittanceId), undo(second, 'bob', remittanceId)]);
      }
    };
    const [a, b, c, d] = workers as [Store, Store, Store, Store];
    const half = remittances.length / 2;
    await Promise.all([both(a, b, remittances.slice(0, half)), both(c, d, remittances.slice(half))]);
    expect(told.filter((each) => each === 'done')).toHaveLength(remittanceCount);
    expect(told.filter((each) => each === 'conflict decision.not-posted')).toHaveLength(remittanceCount);
    const books = await booksOf(opened.store, payee.practiceId);
    expect(books).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^account cash.remittance: \d+, 0$/),
        `remittance undone: ${remittanceCount}, ${remittanceCount * 12_000}`,
      ]),
    );
  }, 1_800_000);

  async function receiveOne(
    { unitOfWork }: Store,
    actor: Actor,
    bytes: Uint8Array,
    name: string,
  ): Promise<string> {
    const context = { unitOfWork, clock: new SetClock(), ids: { next: () => v7() } };
    const { result, remittances } = doneOf(await receiveFile(context, actor, { name, bytes }));
    return remittances[0]?.result ?? result;
  }

  test('a counter that is read and then written loses updates, and such a run would show it', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened, actor);
    const { dataSource } = opened.store;
    await dataSource.query('CREATE TABLE hot_balance (balance integer)');
    await dataSource.query('INSERT INTO hot_balance VALUES (0)');
    expect(claims).toHaveLength(1);
    const write = async () => {
      for (let index = 0; index < 50; index += 1) {
        const [{ balance }] = await dataSource.query('SELECT balance FROM hot_balance');
        await dataSource.query('UPDATE hot_balance SET balance = $1', [balance + 1]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, write));
    const [{ balance }] = await dataSource.query('SELECT balance FROM hot_balance');
    await dataSource.query('DROP TABLE hot_balance');
    expect(balance).toBeLessThan(400);
  });
});
