import type pg from 'pg';
import type { Summary } from './contender.js';

/** A column with its type as SQL writes it: `uuid`, `text[]`. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** Tables that its foreign keys name. */
  readonly parents: readonly string[];
}

const TABLES = `SELECT c.relname AS name,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL))
       ORDER BY a.attnum)
     FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    coalesce((SELECT json_agg(a.attname) FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.conkey)
     WHERE k.conrelid = c.oid AND k.contype = 'p'), '[]') AS "primaryKey",
    coalesce((SELECT json_agg(p.relname) FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
     WHERE k.conrelid = c.oid AND k.contype = 'f' AND p.oid <> c.oid), '[]') AS parents
  FROM pg_class c
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`;

/** What a table's trigger looks for when rows are added, beside what its foreign keys name. */
const CHECKED: Readonly<Record<string, readonly string[]>> = {
  claim_payments: ['claims', 'remittances'],
  claim_payer_control_numbers: ['claims'],
  claim_events: ['claims'],
  postings: ['journals', 'claims', 'patient_accounts', 'remittances', 'claim_payments'],
};

/** The tables, each after those that its foreign keys name. */
export async function findTables(client: pg.Client): Promise<Table[]> {
  const found = await client.query<Table>(TABLES);
  const rows = found.rows.map((table) => ({
    ...table,
    parents: [...table.parents, ...(CHECKED[table.name] ?? [])],
  }));
  const ordered: Table[] = [];
  let waiting = rows;
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ name }) => name));
    const free = waiting.filter(({ parents }) => parents.every((parent) => !open.has(parent)));
    if (free.length === 0) throw new Error('The foreign keys of the tables go round in a circle');
    ordered.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}

/**
 * A number below that of every row that will be written from here on, and above those that stand: each transaction of
 * the application leaves an audit row. A copy of the database has the same.
 */
export async function markWrites(client: pg.Client): Promise<string> {
  const statement = 'SELECT (max(xmin::text::bigint) + 1)::text AS mark FROM audit_rows';
  return (await client.query<{ mark: string }>(statement)).rows[0]!.mark;
}

const SINCE = 'WHERE xmin::text::bigint >= $1';

/** How many rows of each table were added or changed since the mark, however often. */
export async function countWritten(client: pg.Client, mark: string): Promise<Summary> {
  const counts: Record<string, number> = {};
  for (const { name } of await findTables(client)) {
    const { rows } = await client.query(`SELECT count(*)::integer AS count FROM ${name} ${SINCE}`, [mark]);
    if (rows[0]!.count > 0) counts[name] = rows[0]!.count;
  }
  return counts;
}

/** Those rows as text, column by column, as `unnest` takes them. */
export async function readWritten(
  client: pg.Client,
  table: Table,
  mark: string,
): Promise<(string | null)[][]> {
  const list = table.columns.map(({ name }) => `${name}::text`).join(', ');
  const { rows } = await client.query<(string | null)[]>({
    text: `SELECT ${list} FROM ${table.name} ${SINCE}`,
    values: [mark],
    rowMode: 'array',
  });
  return table.columns.map((_, index) => rows.map((row) => row[index]!));
}
