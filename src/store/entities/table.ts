import { type ColumnType, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** A table as the object mapper sees it: the same names as in the migrations, so that a drift between them shows. */
export interface Table {
  readonly name: string;
  /** Columns of the primary key behind practice_id. */
  readonly key: readonly string[];
  /** Type by column, the key's among them; `text?` may be NULL, `text[]` is an array. */
  readonly columns: Readonly<Record<string, string>>;
  /** Texts that are compared byte by byte, in any locale of the server. */
  readonly inByteOrder?: readonly string[];
  /** Column that the database numbers. */
  readonly identity?: string;
  /** Columns behind practice_id, by the name of the constraint. */
  readonly uniques?: Readonly<Record<string, readonly string[]>>;
  /** Columns behind practice_id, by the name of the index; `where` makes it unique among those rows. */
  readonly indices?: Readonly<Record<string, readonly string[] | UniqueWhere>>;
  /** Table and column referred to behind practice_id, by the name of the constraint. */
  readonly foreignKeys?: Readonly<Record<string, ForeignKey>>;
  readonly checks?: Readonly<Record<string, string>>;
}

interface UniqueWhere {
  readonly columns: readonly string[];
  readonly where: string;
}

interface ForeignKey {
  readonly table: string;
  readonly column?: string | undefined;
  /** Where there are several, of the same names on both sides. */
  readonly columns?: readonly string[];
  /** Where it differs from the column referred to. */
  readonly from?: string;
}

/** Rows are read and written by statements; nothing is ever assigned to a relation. */
export function entityOf(table: Table): EntitySchema<Record<string, unknown>> {
  const { name, uniques = {}, indices = {}, foreignKeys = {}, checks = {} } = table;
  return new EntitySchema({
    name,
    tableName: name,
    columns: columnsOf(table),
    uniques: Object.entries(uniques).map(([unique, columns]) => ({ name: unique, columns: led(columns) })),
    indices: Object.entries(indices).map(([index, of]) =>
      'where' in of
        ? { name: index, columns: led(of.columns), unique: true, where: of.where }
        : { name: index, columns: led(of) },
    ),
    foreignKeys: Object.entries(foreignKeys).map(
      ([constraint, { table: target, column, columns, from }]) => ({
        name: constraint,
        target,
        columnNames: led(columns ?? (column === undefined ? [] : [from ?? column])),
        referencedColumnNames: led(columns ?? (column === undefined ? [] : [column])),
      }),
    ),
    checks: Object.entries(checks).map(([check, expression]) => ({ name: check, expression })),
  });
}

function led(columns: readonly string[]): string[] {
  return ['practice_id', ...columns];
}

function columnsOf({
  name,
  key,
  columns,
  identity,
  inByteOrder,
}: Table): Record<string, EntitySchemaColumnOptions> {
  const all = Object.entries({ practice_id: 'text', ...columns });
  return Object.fromEntries(
    all.map(([column, type]) => {
      const primary = column === 'practice_id' || key.includes(column);
      const options = {
        type: type.replace(/[?[\]]/g, '') as ColumnType,
        nullable: type.endsWith('?'),
        array: type.includes('[]'),
        ...(inByteOrder?.includes(column) ? { collation: 'C' } : {}),
        ...(primary ? { primary, primaryKeyConstraintName: `${name}_pk` } : {}),
        ...(column === identity ? { generated: 'identity' as 'increment', generatedIdentity: 'ALWAYS' } : {}),
      };
      return [column, options];
    }),
  );
}

/** `state IN ('open', 'closed')`. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
