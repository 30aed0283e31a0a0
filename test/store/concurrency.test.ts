import { done, type Outcome } from '../../schemas/outcome.js';
import type { Records } from '../../src/app/ports.js';
import { openStore } from '../../src/store/open-store.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import {
  chargeJournal,
  DAY,
  layGround,
  newActor,
  sampleClaim,
  sampleFile,
  sampleRemittance,
  savePractice,
  succeed,
} from '../support/sample-records.js';

/** Lets two transactions meet: each waits until the other has come as far. */
function meeting(count: number): () => Promise<void> {
  let open: () => void;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come += 1;
    if (come === count) open();
    return all;
  };
}

describe('transactions that race on PostgreSQL', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  test('two workers take ready claims side by side, each its own', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened, actor, 10);
    const met = meeting(2);
    const take = () =>
      succeed(opened, actor, async (records) => {
        const taken = await records.claims.takeReady(4);
        await met();
        return taken.map(({ claimId }) => claimId);
      });
    const taken = await Promise.all([take(), take()]);
    expect(taken.map((each) => each.length)).toEqual([4, 4]);
    expect(new Set(taken.flat()).size).toBe(8);
    expect(claims.map(({ claimId }) => claimId)).toEqual(expect.arrayContaining(taken.flat()));
  });

  test('journals of many transactions are numbered without a gap, those rolled back too', async () => {
    const actor = newActor();
    const { encounter, patientAccountId } = await layGround(opened, actor, 1);
    const post = async (index: number) => {
      const claim = sampleClaim(encounter.encounterId, patientAccountId);
      const work = async (records: Records): Promise<Outcome<number>> => {
        await records.claims.insert([claim]);
        await records.ledger.append([chargeJournal(claim)]);
        await records.ledger.entriesOfClaims([claim.claimId]);
        if (index % 4 === 0) throw new Error('lost');
        return done(index);
      };
      await opened.store.unitOfWork.run(actor, { action: 'practice.configure' }, work).catch(() => {});
    };
    await Promise.all(Array.from({ length: 40 }, (_, index) => post(index)));
    const journals = await opened.store.dataSource.query<{ sequence: string }[]>(
      'SELECT sequence FROM journals WHERE practice_id = $1 ORDER BY sequence',
      [actor.practiceId],
    );
    expect(journals.map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: 31 }, (_, i) => i + 1),
    );
  });

  test('balances of one unit of work agree, while others post between them', async () => {
    const actor = newActor();
    const { encounter, patientAccountId } = await layGround(opened, actor, 1);
    const claim = sampleClaim(encounter.encounterId, patientAccountId);
    let read = () => {};
    const hasRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    let posted = () => {};
    const hasPosted = new Promise<void>((resolve) => {
      posted = resolve;
    });
    const reading = succeed(opened, actor, async ({ ledger }) => {
      const receivables = await ledger.receivables({ asOf: DAY });
      read();
      await hasPosted;
      return { receivables, balances: await ledger.trialBalance({ asOf: DAY }) };
    });
    await hasRead;
    await succeed(opened, actor, async (records) => {
      await records.claims.insert([claim]);
      await records.ledger.append([chargeJournal(claim)]);
    });
    posted();
    const { receivables, balances } = await reading;
    expect(receivables.map(({ balance }) => balance)).toEqual([15_000]);
    expect(balances[0]).toEqual({ account: 'receivable.payer.1', balance: 15_000 });
    const after = await succeed(opened, actor, ({ ledger }) => ledger.trialBalance({ asOf: DAY }));
    expect(after[0]).toEqual({ account: 'receivable.payer.1', balance: 30_000 });
  });

  test('a deadlock is run again until both are done', async () => {
    const actor = newActor();
    await savePractice(opened, actor);
    const met = meeting(2);
    let attempts = 0;
    const count = (first: string, second: string) =>
      succeed(opened, actor, async (records) => {
        attempts += 1;
        await records.counters.next(first);
        await met();
        return records.counters.next(second);
      });
    await Promise.all([count('a', 'b'), count('b', 'a')]);
    const after = await succeed(opened, actor, async ({ counters }) => [
      await counters.next('a'),
      await counters.next('b'),
    ]);
    expect([attempts > 2, after]).toEqual([true, [3, 3]]);
  });

  test('the same file received twice at once is one file', async () => {
    const actor = newActor();
    await savePractice(opened, actor);
    const bytes = new Uint8Array([7, 7]);
    const met = meeting(2);
    let first = true;
    const receive = () =>
      succeed(opened, actor, async ({ files }) => {
        const known = await files.findByHash(sampleFile(bytes).sha256);
        if (first) await met();
        first = false;
        if (known) return 'known';
        await files.insert(sampleFile(bytes), bytes);
        return 'new';
      });
    expect((await Promise.all([receive(), receive()])).sort()).toEqual(['known', 'new']);
  });

  test('settings that two write at once are two versions, the last of which stands', async () => {
    const actor = newActor();
    await savePractice(opened, actor);
    const write = (name: string) =>
      succeed(opened, actor, ({ practices }) =>
        practices.save({ practiceId: actor.practiceId, name, settings: { name } }),
      );
    await Promise.all(['one', 'other', 'one', 'other'].map(write));
    const [versions, last, standing] = await succeed(opened, actor, async ({ practices }) => {
      const all = await practices.versions();
      return [all, await practices.findVersion(all.length), (await practices.find())!.settings];
    });
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
    expect(versions.length).toBeGreaterThan(2);
    expect(last).toEqual(standing);
  });

  test('several processes migrate one database at once', async () => {
    const fresh = await openTestStore();
    await fresh.store.dataSource.query('DROP SCHEMA public CASCADE');
    await fresh.store.dataSource.query('CREATE SCHEMA public');
    const { databaseUrl } = fresh;
    const stores = await Promise.all(
      [1, 2, 3].map(() => openStore({ databaseUrl: databaseUrl!, dataFolder: 'unused', clock: fresh.clock })),
    );
    const applied = await Promise.all(stores.map((store) => store.migrate()));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 20]);
    await Promise.all(stores.map((store) => store.close()));
    await fresh.close();
  });

  test('a remittance of 10,000 claim payments is posted in one transaction', async () => {
    const actor = newActor();
    const { claims } = await layGround(opened, actor, 10_000);
    const file = sampleFile(new Uint8Array([8]));
    const { remittance, payments, journals } = sampleRemittance(file.fileId, claims);
    await succeed(opened, actor, async (records) => {
      await records.files.insert(file, new Uint8Array([8]));
      await records.remittances.insert(remittance);
      await records.claims.findForRemittance(
        claims.map(({ claim }) => claim.patientControlNumber),
        [],
      );
      await records.claimPayments.insert(payments);
      await records.claims.update(
        claims.map((claim) => ({ ...claim, version: 2, state: 'adjudicated' as const })),
      );
      await records.ledger.append(journals);
    });
    const posted = await succeed(opened, actor, (records) => records.claimPayments.countByState());
    expect(posted.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });
});
