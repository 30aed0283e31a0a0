import { v7 as uuidV7 } from 'uuid';
import { runDemo } from '../src/demo.js';
import { doneOf } from './support/clinic-books.js';
import { openTestStore, type TestStore } from './support/open-test-store.js';
import { succeed } from './support/sample-records.js';

describe('the demo', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
    opened.clock.set('2026-07-15T15:00:00Z');
  });
  afterAll(() => opened.close());
  const play = async () => {
    const { store, clock } = opened;
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => uuidV7() } };
    return doneOf(
      await runDemo(
        { context, store, migrated: [], close: () => store.close() },
        'main',
        { seed: 'demo-test', encounters: 90 },
        () => undefined,
      ),
    );
  };

  test('plays every answer through, and a second time doubles nothing', async () => {
    const first = await play();
    expect(first.invariants.flatMap(({ breaches }) => breaches)).toEqual([]);
    expect(first.remittances.duplicates).toBe(0);
    const counts = new Map(first.practice.claims.map(({ state, count }) => [state, count]));
    expect(counts.get('submitted')).toBeUndefined();
    expect(counts.get('rejected')).toBeGreaterThan(0);
    const sent = first.submitted.claims;
    const answered = ['accepted', 'rejected', 'adjudicated', 'denied'] as const;
    expect(answered.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)).toBe(sent);
    const rejected = first.practice.workItems.find(({ kind }) => kind === 'rejected-claim');
    expect(rejected?.count).toBe(counts.get('rejected'));
    const again = await play();
    expect(again.remittances).toEqual({
      files: first.remittances.files,
      duplicates: first.remittances.files,
    });
    expect([again.practice, again.aging]).toEqual([first.practice, first.aging]);
  });

  test('holds what payers do later: reversals with corrections, interest, and what they take back', async () => {
    const actor = { actorId: 'test', role: 'billing-manager', practiceId: 'main' } as const;
    const remittances = await succeed(opened, actor, (records) => records.remittances.list());
    const codes = remittances.flatMap(({ advice }) =>
      advice.providerAdjustments.map(({ reasonCode }) => reasonCode),
    );
    expect(new Set(codes)).toEqual(new Set(['FB', 'L6']));
    const files = await succeed(opened, actor, (records) => records.files.list('in'));
    const kinds = new Set(files.map(({ kind, state }) => `${kind} ${state}`));
    expect(kinds).toEqual(new Set(['TA1 read', '999 read', '277 read', '835 read']));
    expect(remittances.every(({ state }) => state === 'posted')).toBe(true);
  });
});
