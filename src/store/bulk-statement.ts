import type { Columns, RowOf } from './rows.js';
import type { Session } from './session.js';

/** Rows sent in one statement: large enough to be fast, small enough to keep the parameters to some megabytes. */
const SLICE = 1_000;

/** The same of rows that hold no JSON. */
const NARROW_SLICE = 4_000;

/**
 * A statement that writes any number of rows. They go in column by column, one array for each, which PostgreSQL reads
 * several times faster than rows of JSON; a `json` or `jsonb` column goes in as one text, cut between its documents,
 * and is never NULL. A column that says the same in every row goes in once. `$1` is the practice. A column of arrays
 * cannot be sent this way.
 */
export class BulkStatement<C extends Columns> {
  readonly #textOf: (rows: string) => string;
  readonly #slice: number;
  readonly #columns: readonly Column[];
  /** By which columns say the same in every row. */
  readonly #texts = new Map<string, string>();

  /** @param textOf gives the statement, in which `rows` stands for the rows as a table `r` */
  constructor(columns: C, textOf: (rows: string) => string) {
    this.#columns = Object.entries(columns).map(([name, type]) => ({ name, type }));
    this.#textOf = textOf;
    this.#slice = this.#columns.some(isJson) ? SLICE : NARROW_SLICE;
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

  /** Gives the number of rows written. All are sent before this returns: who sends something next comes behind them. */
  async write(session: Session, rows: readonly RowOf<C>[]): Promise<number> {
    const writing: Promise<number>[] = [];
    try {
      for (let start = 0; start < rows.length; start += this.#slice) {
        const slice = rows.slice(start, start + this.#slice);
        // The first column tells how many rows there are.
        const same = this.#columns.map(({ name }, index) => index > 0 && saysTheSame(slice, name));
        const parameters = this.#columns.map((column, index) => writeColumn(slice, column, same[index]!));
        writing.push(session.write(this.#findText(same), [session.practiceId, ...parameters]));
      }
    } finally {
      // A slice that could not be made must not leave those before it running behind the caller's back.
      await Promise.allSettled(writing);
    }
    return (await Promise.all(writing)).reduce((sum, each) => sum + each, 0);
  }

  #findText(same: readonly boolean[]): string {
    const key = same.map(Number).join('');
    let text = this.#texts.get(key);
    if (text === undefined) {
      text = this.#textOf(rowsOf(this.#columns, same));
      this.#texts.set(key, text);
    }
    return text;
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** No JSON document holds it as it is. */
const SEPARATOR = '\x1e';

/**
 * `(SELECT claim_id, ..., $8::text AS kind, issues::jsonb FROM ROWS FROM (unnest($2::uuid[]), ..., string_to_table($9,
 * ...)) AS sent(...)) AS r`.
 */
function rowsOf(columns: readonly Column[], same: readonly boolean[]): string {
  const placed = columns.map((column, index) => ({
    ...column,
    isSame: same[index]!,
    place: `$${index + 2}`,
  }));
  const values = placed.map(({ name, type, isSame, place }) => {
    if (isSame) return `${place}::${type} AS ${name}`;
    return isJson({ type }) ? `${name}::${type} AS ${name}` : name;
  });
  const sent = placed.filter(({ isSame }) => !isSame);
  const sources = sent.map(({ type, place }) =>
    isJson({ type }) ? `string_to_table(${place}, E'\\x1e')` : `unnest(${place}::${type}[])`,
  );
  const names = sent.map(({ name }) => name);
  return `(SELECT ${values.join(', ')} FROM ROWS FROM (${sources.join(', ')}) AS sent(${names.join(', ')})) AS r`;
}

function isJson({ type }: Pick<Column, 'type'>): boolean {
  return type === 'json' || type === 'jsonb';
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Documents are the same only where they are one object, or an empty list. */
function saysTheSame(rows: Rows, name: string): boolean {
  const first = rows[0]![name];
  const isEmpty = isEmptyList(first);
  return rows.every((row) => row[name] === first || (isEmpty && isEmptyList(row[name])));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function writeColumn(rows: Rows, { name, type }: Column, isSame: boolean): string | null {
  if (isJson({ type })) {
    if (rows.some((row) => row[name] === undefined))
      throw new TypeError(`${name} cannot be sent as a column`);
    if (isSame) return JSON.stringify(rows[0]![name]);
    return rows.map((row) => JSON.stringify(row[name])).join(SEPARATOR);
  }
  if (type.endsWith('[]')) throw new TypeError(`${name} cannot be sent as a column`);
  if (isSame) return writeText(rows[0]![name]);
  let text = '{';
  let before: unknown;
  let written = 'NULL';
  for (let index = 0; index < rows.length; index += 1) {
    const value = rows[index]![name];
    // Rows of one kind say much the same one after the other.
    if (value !== before) {
      before = value;
      written = writeValue(value);
    }
    text += index === 0 ? written : `,${written}`;
  }
  return `${text}}`;
}

function writeText(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

const PLAIN = /^[\w:./-]+$/;

/** One item of an array as PostgreSQL reads it; the word NULL in a text is quoted, so that it stays a text. */
function writeValue(value: unknown): string {
  const text = writeText(value);
  if (text === null) return 'NULL';
  if (typeof value === 'number' || (text.length !== 4 && PLAIN.test(text))) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
