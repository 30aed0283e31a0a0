import { parseCalendarDate } from '../../../schemas/calendar-date.js';
import type { BankDeposit } from '../../../schemas/deposit.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { addCents, type Cents, formatCents, parseCents, ZERO } from '../../../schemas/money.js';
import { parseRows } from './parse-rows.js';
import { readAddenda, readPayerKey, readTraceKey } from './trace-key.js';

const WANTED = ['date', 'amount'] as const;

/** Columns that a file may have; others are let be. */
type Column = (typeof WANTED)[number] | 'reference' | 'addenda' | 'trace' | 'payer' | 'fee';

export interface DepositFile {
  readonly deposits: readonly BankDeposit[];
  /** Errors of single rows, whose other rows are read all the same; of the whole file where there is no deposit. */
  readonly issues: readonly Issue[];
}

/**
 * Reads bank deposits from CSV with a line of column names: date (YYYY-MM-DD), amount (dollars that arrived), and
 * where known reference (the bank's own), addenda (`TRN*1*trace*payer`) or trace and payer, and fee (what a card
 * processor kept).
 */
export function parseDepositFile(text: string): DepositFile {
  const [names = [], ...rows] = parseRows(text.replace(/^\uFEFF/, ''));
  const columns = names.map((name) => name.trim().toLowerCase());
  const missing = WANTED.find((name) => !columns.includes(name));
  if (missing !== undefined)
    return { deposits: [], issues: [issue('deposit.no-column', {}, { column: missing })] };
  const issues: Issue[] = [];
  const deposits = new Map<string, BankDeposit>();
  const occurrences = new Map<string, number>();
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cellOf = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
    const deposit = readRow(cellOf, index + 2, issues);
    if (!deposit) continue;
    const key = keyOf(deposit, cellOf('reference'), occurrences);
    deposits.set(key, { ...deposit, key });
  }
  return { deposits: [...deposits.values()], issues };
}

type Unkeyed = Omit<BankDeposit, 'key'>;

function readRow(cellOf: (column: Column) => string, row: number, issues: Issue[]): Unkeyed | undefined {
  const date = parseCalendarDate(cellOf('date'));
  const amount = parseCents(cellOf('amount'));
  const fee = cellOf('fee') === '' ? ZERO : parseCents(cellOf('fee'));
  const found = [
    ...(date === undefined ? ['date'] : []),
    ...(amount === undefined || (amount === ZERO && !fee) ? ['amount'] : []),
    ...(fee === undefined || fee < ZERO ? ['fee'] : []),
  ];
  issues.push(...found.map((column) => issue('deposit.unreadable-cell', {}, { column, row })));
  if (date === undefined || amount === undefined || fee === undefined || found.length > 0) return undefined;
  const addenda = readAddenda(cellOf('addenda'));
  if (cellOf('addenda') !== '' && !addenda)
    issues.push(issue('deposit.unreadable-addenda', {}, { row }, 'warning'));
  const traceNumber = addenda?.traceNumber ?? cellOf('trace');
  const payerIdentifier = addenda?.payerIdentifier ?? cellOf('payer');
  return {
    ...{ date, amount, fee },
    ...(traceNumber !== '' && { traceNumber }),
    ...(payerIdentifier !== '' && { payerIdentifier }),
  };
}

/**
 * With the bank's reference a row that stands twice is one deposit; without one, two equal rows are two. A bank may give
 * all payments of a batch one reference: those of two trace numbers or payers are two, whatever they share.
 */
function keyOf(deposit: Unkeyed, reference: string, occurrences: Map<string, number>): string {
  const { date, amount, fee, traceNumber, payerIdentifier } = deposit;
  const total: Cents = addCents(amount, fee);
  const base = `deposit:${date}:${formatCents(total)}`;
  const trace = `${readPayerKey(payerIdentifier) ?? ''}:${readTraceKey(traceNumber) ?? ''}`;
  if (reference !== '') return `${base}:reference:${reference}${trace === ':' ? '' : `:${trace}`}`;
  const named = `${base}:${trace}`;
  const occurrence = (occurrences.get(named) ?? 0) + 1;
  occurrences.set(named, occurrence);
  return `${named}:${occurrence}`;
}
