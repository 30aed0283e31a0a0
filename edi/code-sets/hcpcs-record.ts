import { addDays, type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { CodeLayout, Lines } from './code-layout.js';
import type { CodeRelease, CodeRow } from './code-release.js';
import { type Period, readQuarter } from './read-release-period.js';

const RECORD_LENGTH = 320;
/** Records of codes; those of modifiers and the lines that continue a text are others. */
const PROCEDURE = '3';

/** `HCPCyyyy_..._ANWEB.txt` of CMS: records of 320 characters, a kind in column 11, dates in columns 269 to 292. */
export const HCPCS_RECORD: CodeLayout = {
  name: 'HCPCS record file',
  isOf: (lines) => lines.length > 0 && /^[ 0-9A-Z]{5}\d{5}[37]./.test(lines[0]!) && isWhole(lines[0]!),
  periodOf: readQuarter,
  read(lines, period) {
    const procedures = lines.filter((line) => line[10] === PROCEDURE);
    const rows = procedures.flatMap((line) => readRow(line) ?? []);
    const others = lines.filter((line) => !/^[ 0-9A-Z]{5}\d{5}[3478]/.test(line) && line !== '\u001a');
    const rejected = procedures.length - rows.length + others.length;
    return { set: 'hcpcs', ...widenPeriod(rows, period), rows, rejected };
  },
};

/** Titles of the table of HCPCS Level II codes in columns, of which these are read. */
const COLUMNS = { code: 'hcpcs', added: 'date_added', terminated: 'date_term' } as const;

/** HCPCS Level II as a table with tabs: a line of titles, dates as YYYY-MM-DD. */
export const HCPCS_TABLE: CodeLayout = {
  name: 'HCPCS table',
  isOf: ([titles = '']) => Object.values(COLUMNS).every((title) => titles.split('\t').includes(title)),
  periodOf: readQuarter,
  read: readTable,
};

function readTable([titles = '', ...lines]: Lines, period: Period): CodeRelease {
  const names = titles.split('\t');
  const at = (title: string) => names.indexOf(title);
  const [code, added, terminated] = [at(COLUMNS.code), at(COLUMNS.added), at(COLUMNS.terminated)];
  const rows = lines.flatMap((line) => {
    const cells = line.split('\t');
    if (cells.length !== names.length) return [];
    return buildRow(cells[code]!, compact(cells[added]!), compact(cells[terminated]!)) ?? [];
  });
  return { set: 'hcpcs', ...widenPeriod(rows, period), rows, rejected: lines.length - rows.length };
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

function readRow(line: string): CodeRow | undefined {
  if (!isWhole(line)) return undefined;
  return buildRow(line.slice(0, 5), line.slice(268, 276).trim(), line.slice(284, 292).trim());
}

function isWhole(line: string): boolean {
  return line.length === RECORD_LENGTH;
}

function buildRow(code: string, added: string, terminated: string): CodeRow | undefined {
  const [from, to] = [parseX12Date(added), parseX12Date(terminated)];
  const isRight =
    /^[A-Z]\d{4}$/.test(code) && (added === '' || from) && (terminated === '' || to !== undefined);
  if (!isRight) return undefined;
  return { code, ...(from && { from }), ...(to && { to }), isBillable: true };
}

/**
 * The file keeps codes for some years after their termination: from the day after the oldest of these its list is whole, and
 * what it does not hold was no code.
 */
function widenPeriod(rows: readonly CodeRow[], period: Period): Period {
  let oldest: CalendarDate | undefined;
  for (const { to } of rows) if (to !== undefined && (oldest === undefined || to < oldest)) oldest = to;
  const from = oldest === undefined ? period.from : addDays(oldest, 1);
  return from < period.from ? { ...period, from } : period;
}
