import { groupThousands } from '../../../schemas/digits.js';

export { formatDollars as renderDollars } from '../../../schemas/money.js';

/** Rows as aligned columns; a column whose name begins with `>` is aligned to the right. */
export function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = columns.map((column) => column.replace(/^>/, ''));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        columns[index]!.startsWith('>') ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `1,204`. */
export function renderNumber(count: number): string {
  return groupThousands(String(count));
}

/** `1 claim`, `1,204 claims`. */
export function renderCount(count: number, noun: string): string {
  return `${renderNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** To a tenth and rounded down, so that only all is 100.0 %. */
export function renderPercent(part: number, whole: number): string {
  if (whole === 0) return '-';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`;
}
