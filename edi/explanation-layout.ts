import { type Cents, formatDollars as renderDollars } from '../schemas/money.js';

export { formatDollars as renderDollars } from '../schemas/money.js';

/** Columns of an explanation of payment: it fits a terminal and a printed page. */
export const PAGE_WIDTH = 100;

const AMOUNT_WIDTH = 14;

/** The three columns of amounts at the right edge: charge, adjusted, paid. */
export interface Amounts {
  readonly charge?: Cents;
  readonly adjusted?: Cents;
  readonly paid?: Cents;
}

export function renderRule(mark: '-' | '='): string {
  return mark.repeat(PAGE_WIDTH);
}

/** Words on lines of at most this width, a longer word cut; text that fits stays as it is. */
export function wrapText(text: string, width: number): string[] {
  if (text.length <= width) return text === '' ? [] : [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => cutWord(each, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped text behind a heading: `Payer    PLAN ONE`, further lines below the text. */
export function renderEntry(heading: string, text: string, indent = ''): string[] {
  const start = `${indent}${heading}`;
  return wrapText(text, PAGE_WIDTH - start.length).map((line, index) =>
    `${index === 0 ? start : ' '.repeat(start.length)}${line}`.trimEnd(),
  );
}

/** Text at the left, wrapped before the columns of amounts; the amounts stand on its last line. */
export function renderRow(indent: string, text: string, { charge, adjusted, paid }: Amounts): string[] {
  const width = PAGE_WIDTH - 3 * AMOUNT_WIDTH - indent.length;
  const lines = wrapText(text, width).map((line) => indent + line);
  const last = lines.pop() ?? indent;
  const amounts = [charge, adjusted, paid].map((amount) =>
    (amount === undefined ? '' : renderDollars(amount)).padStart(AMOUNT_WIDTH),
  );
  const row = last.padEnd(PAGE_WIDTH - 3 * AMOUNT_WIDTH) + amounts.join('');
  return [...lines, row.trimEnd()];
}

/** The names of the columns of amounts. */
export function renderColumnNames(text: string): string {
  const names = ['Charge', 'Adjusted', 'Paid'].map((name) => name.padStart(AMOUNT_WIDTH));
  return text.padEnd(PAGE_WIDTH - 3 * AMOUNT_WIDTH) + names.join('');
}

function cutWord(word: string, width: number): string[] {
  const parts = Math.ceil(word.length / width);
  return Array.from({ length: parts }, (_, index) => word.slice(index * width, (index + 1) * width));
}

/** A row of cells in columns of these widths, together at most a page; long cells wrap, the last is right-aligned. */
export function renderColumns(cells: readonly string[], widths: readonly number[]): string[] {
  const wrapped = cells.map((cell, index) => wrapText(cell, widths[index]! - 1));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, index) => {
        const text = lines[row] ?? '';
        const width = widths[index]!;
        return index === cells.length - 1 ? text.padStart(width) : text.padEnd(width);
      })
      .join('')
      .trimEnd(),
  );
}
