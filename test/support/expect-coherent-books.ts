import type { DataSource } from 'typeorm';
import type { Actor } from '../../src/app/actor.js';
import type { Store } from '../../src/store/open-store.js';

/** Runs every invariant over the actor's practice, and fails with what breaks them. */
export async function expectCoherentBooks(store: Store, actor: Actor): Promise<void> {
  const results = await store.invariants.run(actor);
  const broken = results.filter(({ breaches }) => breaches.length > 0);
  expect(broken.map(({ id, breaches }) => ({ id, breaches }))).toEqual([]);
}

/**
 * Does so, whenever it is called, over every practice of the store in which a row was written, changed or removed
 * since it was found coherent. The test's own login is a superuser, who sees all practices.
 */
export function checkerOfBooks(store: Store): () => Promise<void> {
  let known: ReadonlyMap<string, string> = new Map();
  return async () => {
    if (!store.dataSource.isInitialized) return;
    const found = await marksOf(store.dataSource);
    const changed = [...found].filter(([practiceId, mark]) => known.get(practiceId) !== mark);
    for (const [practiceId] of changed) {
      await expectCoherentBooks(store, { actorId: 'test', role: 'auditor', practiceId });
    }
    // The checks themselves are audited.
    known = changed.length > 0 ? await marksOf(store.dataSource) : found;
  };
}

/** How many rows each practice has in each table, and which transaction wrote the latest version of one. */
async function marksOf(dataSource: DataSource): Promise<Map<string, string>> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT c.oid::regclass::text AS name FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE attname = 'practice_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const marks = new Map<string, string>();
  if (!tables.some(({ name }) => name === 'audit_heads')) return marks;
  const rows = await dataSource.query<{ practice_id: string; mark: string }[]>(
    `SELECT practice_id, string_agg(mark, ' ' ORDER BY mark) AS mark FROM (${tables
      .map(
        ({ name }) =>
          `SELECT practice_id, '${name} ' || count(*) || ' ' || max(xmin::text::bigint) AS mark
           FROM ${name} GROUP BY practice_id`,
      )
      .join(' UNION ALL ')}) AS each_table
     WHERE practice_id IN (SELECT practice_id FROM audit_heads) GROUP BY practice_id`,
  );
  for (const { practice_id, mark } of rows) marks.set(practice_id, mark);
  return marks;
}
