import type { DataSource } from 'typeorm';
import type { Actor } from '../../src/app/actor.js';
import type { Store } from '../../src/store/open-store.js';
import { queryPrepared } from './query-prepared.js';

/** Runs every invariant over the actor's practice, and fails with what breaks them. */
export async function expectCoherentBooks(store: Store, actor: Actor): Promise<void> {
  const results = await store.invariants.run(actor);
  const broken = results.filter(({ breaches }) => breaches.length > 0);
  expect(broken.map(({ id, breaches }) => ({ id, breaches }))).toEqual([]);
}

/**
 * Who came and what they asked: each request writes some of it, and no invariant but the audit trail's own reads it.
 */
const TRACES = [
  'audit_rows',
  'audit_heads',
  'users',
  'sessions',
  'api_tokens',
  'backend_clients',
  'client_assertions',
];

/** What a practice's rows are told apart by: those of its books, and the traces. */
interface Marks {
  readonly books: string;
  readonly traces: string;
}

export interface BooksChecker {
  /** Checks each practice of whose books a row was written, changed or removed since it was found coherent. */
  checkBooks(): Promise<void>;
  /** Checks each of which any row was; once, at the end, since a trail that is broken stays so. */
  checkAll(): Promise<void>;
}

/** The test's own login is a superuser, who sees all practices. */
export function checkerOfBooks(store: Store): BooksChecker {
  let known: ReadonlyMap<string, Marks> = new Map();
  const check = async (hasChanged: (now: Marks, before: Marks | undefined) => boolean) => {
    if (!store.dataSource.isInitialized) return;
    const found = await marksOf(store.dataSource);
    const changed = [...found].filter(([practiceId, marks]) => hasChanged(marks, known.get(practiceId)));
    if (changed.length === 0) return;
    for (const [practiceId] of changed) {
      await expectCoherentBooks(store, { actorId: 'test', role: 'auditor', practiceId });
    }
    // The checks themselves are audited.
    known = await marksOf(store.dataSource);
  };
  return {
    checkBooks: () => check((now, before) => now.books !== before?.books),
    checkAll: () => check((now, before) => now.books !== before?.books || now.traces !== before.traces),
  };
}

/** How many rows each practice has in each table, and which transaction wrote the latest version of one. */
async function marksOf(dataSource: DataSource): Promise<Map<string, Marks>> {
  const tables = await queryPrepared<{ name: string }>(
    dataSource,
    `SELECT relname AS name FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE attname = 'practice_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const marks = new Map<string, Marks>();
  if (!tables.some(({ name }) => name === 'audit_heads')) return marks;
  const rows = await queryPrepared<{ practice_id: string; books: string | null; traces: string }>(
    dataSource,
    `SELECT practice_id, string_agg(mark, ' ' ORDER BY mark) FILTER (WHERE NOT is_trace) AS books,
       string_agg(mark, ' ' ORDER BY mark) FILTER (WHERE is_trace) AS traces FROM (${tables
         .map(
           ({ name }) =>
             `SELECT practice_id, '${name} ' || count(*) || ' ' || max(xmin::text::bigint) AS mark,
                ${TRACES.includes(name)} AS is_trace
              FROM ${name} GROUP BY practice_id`,
         )
         .join(' UNION ALL ')}) AS each_table
     WHERE practice_id IN (SELECT practice_id FROM audit_heads) GROUP BY practice_id`,
  );
  for (const { practice_id, books, traces } of rows) marks.set(practice_id, { books: books ?? '', traces });
  return marks;
}
