import type { CodeLayout, Lines } from './code-layout.js';
import type { CodeRow } from './code-release.js';
import { readFiscalYear, readGrouperYear, readQuarter } from './read-release-period.js';

/** Places of service as a table with tabs; numbers that nothing is assigned to are in it and are no codes. */
export const POS_TABLE: CodeLayout = {
  name: 'table of places of service',
  isOf: ([titles = '']) => titles.startsWith('pos_code\t'),
  periodOf: readQuarter,
  read: ([, ...lines], period) => ({
    set: 'pos',
    ...period,
    ...readTable(lines, /^(\d{2})\t/, /unassigned/i),
  }),
};

/** The diagnosis related groups of a version of the MS-DRG grouper as a table with tabs. */
export const DRG_TABLE: CodeLayout = {
  name: 'table of MS-DRGs',
  isOf: ([titles = '']) => titles.startsWith('drg\tmdc\t'),
  periodOf: readGrouperYear,
  read: ([, ...lines], period) => ({ set: 'drg', ...period, ...readTable(lines, /^(\d{3})\t/) }),
};

/** The diagnoses that need no present-on-admission indicator: a code on each line, and a description where there is one. */
export const POA_LIST: CodeLayout = {
  name: 'list of codes exempt from present on admission',
  isOf: (lines) => lines.length > 0 && lines.slice(0, 5).every((line) => POA_ROW.test(line)),
  periodOf: readFiscalYear,
  read: (lines, period) => ({ set: 'poa_exempt', ...period, ...readTable(lines, POA_ROW) }),
};

/** The published list numbers its lines in one column and has the code in the next. */
const POA_ROW = /^(?:\d{1,5}\t)?([A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?)(?:\t.*)?$/;

function readTable(lines: Lines, form: RegExp, unassigned?: RegExp) {
  const rows: CodeRow[] = [];
  let rejected = 0;
  for (const line of lines) {
    const code = form.exec(line)?.[1];
    if (code === undefined) rejected += 1;
    else if (!unassigned?.test(line)) rows.push({ code: code.replace('.', ''), isBillable: true });
  }
  return { rows, rejected };
}
