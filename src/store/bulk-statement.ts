import type { Columns, RowOf } from './rows.js';
import type { Session } from './session.js';

/** Rows sent in one statement: large enough to be fast, small enough to keep the parameters to some megabytes. */
const SLICE = 1_000;

/**
 * A statement that writes any number of rows. They go in column by column, one array for each, which PostgreSQL reads
 * several times faster than rows of JSON; a `jsonb` column goes in as one JSON array and is never NULL. `$1` is the
 * practice. A column of arrays cannot be sent this way.
 */
export class BulkStatement<C extends Columns> {
  readonly #text: string;
  readonly #columns: readonly (readonly [name: string, type: string])[];

  /** @param textOf gives the statement, in which `rows` stands for the rows as a table `r` */
  constructor(columns: C, textOf: (rows: string) => string) {
    this.#columns = Object.entries(columns);
    this.#text = textOf(rowsOf(this.#columns));
  }

  /** `INSERT INTO table`, with what follows the rows, such as `ON CONFLICT DO NOTHING`. */
  static insertInto<C extends Columns>(table: string, columns: C, ending = ''): BulkStatement<C> {
    const names = Object.keys(columns);
    const values = names.map((name) => `r.${name}`);
    return new BulkStatement(
      columns,
      (rows) => `INSERT INTO ${table} (practice_id, ${names.join(', ')})
        SELECT $1, ${values.join(', ')} FROM ${rows} ${ending}`,
    );
  }

  /** Gives the number of rows written. While the database works on a slice, the next one is made ready. */
  async write(session: Session, rows: readonly RowOf<C>[]): Promise<number> {
    let written = 0;
    let writing = Promise.resolve(0);
    try {
      for (let start = 0; start < rows.length; start += SLICE) {
        const slice = rows.slice(start, start + SLICE);
        const parameters = this.#columns.map(([name, type]) => writeColumn(slice, name, type));
        written += await writing;
        writing = session.write(this.#text, [session.practiceId, ...parameters]);
      }
    } finally {
      // A slice that could not be made must not leave the one before it running behind the caller's back.
      await Promise.allSettled([writing]);
    }
    return written + (await writing);
  }
}

/** `ROWS FROM (unnest($2::uuid[], ...), jsonb_array_elements($9::jsonb)) AS r(claim_id, ..., issues)`. */
function rowsOf(columns: readonly (readonly [name: string, type: string])[]): string {
  const sources = columns.map(([, type], index) =>
    type === 'jsonb' ? `jsonb_array_elements($${index + 2}::jsonb)` : `unnest($${index + 2}::${type}[])`,
  );
  return `ROWS FROM (${sources.join(', ')}) AS r(${columns.map(([name]) => name).join(', ')})`;
}

function writeColumn(rows: readonly Readonly<Record<string, unknown>>[], name: string, type: string): string {
  const values = rows.map((row) => row[name]);
  if (type === 'jsonb' && !values.includes(undefined)) return JSON.stringify(values);
  if (type === 'jsonb' || type.endsWith('[]')) throw new TypeError(`${name} cannot be sent as a column`);
  return `{${values.map(writeValue).join(',')}}`;
}

const PLAIN = /^[\w:./-]+$/;

/** One item of an array as PostgreSQL reads it; the word NULL in a text is quoted, so that it stays a text. */
function writeValue(value: unknown): string {
  if (value === undefined || value === null) return 'NULL';
  const text = String(value);
  if (PLAIN.test(text) && text.length !== 4) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
