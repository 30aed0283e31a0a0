import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly title: string;
  /** Amounts and counts stand at the right. */
  readonly isNumeric?: boolean;
  /** Texts that may break over lines, such as what was found wrong. */
  readonly isLong?: boolean;
  cell(row: Row): ComponentChildren;
}

interface TableProps<Row> {
  readonly caption: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Key of a row; its position where it has none of its own. */
  keyOf?(row: Row): string;
  /** The sums, cell by cell, below the rows. */
  readonly totals?: readonly string[];
  /** What is said instead of an empty table. */
  readonly empty: string;
}

/** A captioned table that scrolls by itself where the page is too narrow for it. */
export function Table<Row>({ caption, columns, rows, keyOf, totals, empty }: TableProps<Row>) {
  if (rows.length === 0) {
    return (
      <section class="empty">
        <h2>{caption}</h2>
        <p>{empty}</p>
      </section>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf?.(row) ?? index}>{columns.map((column, at) => cellOf(column, row, at))}</tr>
          ))}
        </tbody>
        {totals && <Totals columns={columns} totals={totals} />}
      </table>
    </section>
  );
}

function Totals<Row>({ columns, totals }: { columns: readonly Column<Row>[]; totals: readonly string[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) =>
          at === 0 ? (
            <th key={column.title} scope="row">
              {totals[at]}
            </th>
          ) : (
            <td key={column.title} class={classOf(column)}>
              {totals[at]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row, at: number) {
  return at === 0 ? (
    <th key={column.title} scope="row" class={classOf(column)}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.title} class={classOf(column)}>
      {column.cell(row)}
    </td>
  );
}

function classOf({ isNumeric, isLong }: { isNumeric?: boolean; isLong?: boolean }): string | undefined {
  if (isNumeric) return 'number';
  return isLong ? 'long' : undefined;
}
