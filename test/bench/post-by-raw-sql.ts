import pg from 'pg';
import { copyGround, databaseUrl, withDatabase } from './bench-databases.js';
import type { Contender, Setting } from './contender.js';
import { postedDatabase } from './post-by-ours.js';
import {
  type Column,
  countWritten,
  findTables,
  markWrites,
  readWritten,
  type Table,
} from './written-rows.js';

interface Statement {
  readonly text: string;
  /** One array for each column, as PostgreSQL reads it: made before the clock starts. */
  readonly values: readonly string[];
}

export function limitDatabase(round: number): string {
  return `bench_limit_${round}`;
}

/**
 * The limit: the rows that our posting wrote, known beforehand, written again by one statement for each table in one
 * transaction. It reads no file, matches and plans nothing, and goes past roles and row-level security.
 */
export async function openPostByRawSql(setting: Setting): Promise<Contender> {
  return open(setting, findTables);
}

/** The same but for the audit trail, to which others add meanwhile: they would wait for all of it, and it for none. */
export async function openPostByRawSqlUnaudited(setting: Setting): Promise<Contender> {
  return open(setting, async (posted) =>
    (await findTables(posted)).filter(({ name }) => !AUDIT.includes(name)),
  );
}

const AUDIT: readonly string[] = ['audit_rows', 'audit_heads'];

type FindTables = (posted: pg.Client) => Promise<readonly Table[]>;

function open({ serverUrl, stored }: Setting, find: FindTables): Contender {
  let statements: Statement[] | undefined;
  let client: pg.Client | undefined;
  let url = '';
  let mark = '';
  return {
    async prepare(round) {
      url = await copyGround(serverUrl!, limitDatabase(round), stored);
      client = new pg.Client({ connectionString: url });
      await client.connect();
      statements ??= await buildStatements(client, databaseUrl(serverUrl!, postedDatabase(round)), find);
      mark = await markWrites(client);
    },
    async work() {
      await client!.query('BEGIN');
      for (const { text, values } of statements!) await client!.query(text, [...values]);
      await client!.query('COMMIT');
    },
    async summarize() {
      await client!.end();
      return withDatabase(url, (other) => countWritten(other, mark));
    },
  };
}

/** What turns the ground into the posted database: rows that stood there are changed, the others are added. */
async function buildStatements(ground: pg.Client, postedUrl: string, find: FindTables): Promise<Statement[]> {
  return withDatabase(postedUrl, async (posted) => {
    const mark = await markWrites(ground);
    const statements: Statement[] = [];
    for (const table of await find(posted)) {
      const values = await readWritten(posted, table, mark);
      const standing = new Set(await findStanding(ground, table, values));
      const part = (isChanged: boolean) =>
        values.map((list) => list.filter((_, index) => standing.has(index) === isChanged));
      if (standing.size < values[0]!.length) {
        statements.push({ text: insertText(table), values: part(false).map(writeArray) });
      }
      if (standing.size > 0) statements.push({ text: updateText(table), values: part(true).map(writeArray) });
    }
    return statements;
  });
}

/** Positions of the rows whose primary key the ground knows. */
async function findStanding(
  ground: pg.Client,
  table: Table,
  values: readonly (readonly (string | null)[])[],
) {
  if (values[0]!.length === 0 || table.primaryKey.length === 0) return [];
  const names = table.columns.map(({ name }) => name);
  const on = table.primaryKey.map((name) => `t.${name} = r.${name}`).join(' AND ');
  const keys = table.columns.filter(({ name }) => table.primaryKey.includes(name));
  const { rows } = await ground.query<{ index: number }>(
    `SELECT (r.n - 1)::integer AS index FROM ${unnest(keys, true)} JOIN ${table.name} t ON ${on}`,
    keys.map(({ name }) => writeArray(values[names.indexOf(name)]!)),
  );
  return rows.map(({ index }) => index);
}

function insertText({ name, columns }: Table): string {
  const names = columns.map((column) => column.name).join(', ');
  return `INSERT INTO ${name} (${names}) OVERRIDING SYSTEM VALUE SELECT ${columns.map(columnValue).join(', ')} FROM ${unnest(columns)}`;
}

function updateText({ name, columns, primaryKey }: Table): string {
  const rest = columns.filter((column) => !primaryKey.includes(column.name));
  const set = rest.map((column) => `${column.name} = ${columnValue(column)}`).join(', ');
  const on = primaryKey.map((key) => `t.${key} = r.${key}`).join(' AND ');
  return `UPDATE ${name} t SET ${set} FROM ${unnest(columns)} WHERE ${on}`;
}

/** `{"a","b \\" c",NULL}` */
function writeArray(values: readonly (string | null)[]): string {
  const texts = values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`));
  return `{${texts.join(',')}}`;
}

/** A list within a list is no array of arrays to `unnest`: it comes as text. */
function unnest(columns: readonly Column[], isNumbered = false): string {
  const lists = columns.map(({ type }, index) => `$${index + 1}::${isList(type) ? 'text' : type}[]`);
  const names = [...columns.map(({ name }) => name), ...(isNumbered ? ['n'] : [])].join(', ');
  return `unnest(${lists.join(', ')})${isNumbered ? ' WITH ORDINALITY' : ''} AS r(${names})`;
}

function columnValue({ name, type }: Column): string {
  return isList(type) ? `r.${name}::${type}` : `r.${name}`;
}

function isList(type: string): boolean {
  return type.endsWith('[]');
}
