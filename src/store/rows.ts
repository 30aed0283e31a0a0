import { type Cents, cents } from '../../schemas/money.js';
import type { Session } from './session.js';

/** The columns a bulk statement takes, with their types: `{claim_id: 'uuid', issues: 'jsonb'}`. */
export type Columns = Readonly<Record<string, string>>;

/** One value for each column; undefined is written as NULL. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: unknown };

/** Rows sent in one statement: large enough to be fast, small enough to keep the parameter to some megabytes. */
const SLICE = 1_000;

/**
 * Writes any number of rows by few statements. The rows go in as one JSON parameter, `$2`, which the statement
 * reads as a table by `fromRows`; `$1` is the practice. Gives the number of rows written.
 */
export async function writeRows<C extends Columns>(
  session: Session,
  statement: string,
  rows: readonly RowOf<C>[],
): Promise<number> {
  let written = 0;
  for (let start = 0; start < rows.length; start += SLICE) {
    const slice = JSON.stringify(rows.slice(start, start + SLICE));
    written += await session.write(statement, [session.practiceId, slice]);
  }
  return written;
}

/** `jsonb_to_recordset($2) AS r(claim_id uuid, ...)`. */
export function fromRows(columns: Columns): string {
  const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `jsonb_to_recordset($2::jsonb) AS r(${list.join(', ')})`;
}

/** `INSERT INTO table (practice_id, ...) SELECT $1, ... FROM` the rows. */
export function insertStatement(table: string, columns: Columns): string {
  const names = Object.keys(columns);
  const values = names.map((name) => `r.${name}`);
  return `INSERT INTO ${table} (practice_id, ${names.join(', ')})
    SELECT $1, ${values.join(', ')} FROM ${fromRows(columns)}`;
}

/** An amount as the driver gives a bigint or a sum of them: a string of digits. This is the only way in. */
export function centsOf(amount: string): Cents {
  return cents(Number(amount));
}

/** The instant of a column as text, ISO and UTC, which sorts as instants do; empty where there is none. */
export function instantOf(column: string): string {
  return `coalesce(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '')`;
}

/** A whole number that is not money, as the driver gives a bigint. */
export function integerOf(digits: string): number {
  const value = Number(digits);
  if (!Number.isSafeInteger(value))
    throw new RangeError('A number of the database is too large to be counted with');
  return value;
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** A record as a row has it: every column is there, NULL where the record may lack the field. */
export type Nullable<T> = Omit<T, OptionalKeys<T>> & {
  readonly [K in OptionalKeys<T>]-?: NonNullable<T[K]> | null;
};

type Present<T> = { [K in keyof T]: Exclude<T[K], null> };
type NullableKeys<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];

/** Leaves out what is NULL in the database, so that a field is either there or not. */
export function withoutNulls<T extends object>(
  row: T,
): Present<Omit<T, NullableKeys<T>>> & Partial<Present<Pick<T, NullableKeys<T>>>> {
  const present: Record<string, unknown> = {};
  const values: Readonly<Record<string, unknown>> = row as never;
  for (const name of Object.keys(row)) if (values[name] !== null) present[name] = values[name];
  return present as never;
}
