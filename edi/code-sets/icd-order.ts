import type { CodeLayout } from './code-layout.js';
import type { CodeRow } from './code-release.js';
import { readFiscalYear } from './read-release-period.js';

/** Order number, code without its point, 0 for a header and 1 for a code that may be sent, short title from column 17 on. */
const ROW = /^\d{5} ([0-9A-Z]{3,7}) {1,5}([01]) ./;

/** `icd10cm_order_YYYY.txt` and `icd10pcs_order_YYYY.txt` of CMS and NCHS. */
export const ICD_ORDER: CodeLayout = {
  name: 'ICD-10 order file',
  isOf: (lines) => lines.length > 0 && lines.slice(0, 5).every((line) => readRow(line)),
  periodOf: readFiscalYear,
  read(lines, period) {
    const rows = lines.flatMap((line) => readRow(line) ?? []);
    const set = isOfProcedures(rows) ? 'icd_10_pcs' : 'icd_10_cm';
    return { set, ...period, rows, rejected: lines.length - rows.length };
  },
};

function readRow(line: string): CodeRow | undefined {
  const match = ROW.exec(line);
  // The flag stands in column 15, however long the code is.
  if (!match || line[14] !== match[2]) return undefined;
  return { code: match[1]!, isBillable: match[2] === '1' };
}

/**
 * Procedures are tables of three characters with codes of seven, and most begin with a digit; diagnoses begin with a letter, and
 * have headers of other lengths wherever they have codes of seven.
 */
function isOfProcedures(rows: readonly CodeRow[]): boolean {
  const hasForm = rows.every(({ code, isBillable }) => code.length === (isBillable ? 7 : 3));
  return hasForm && rows.some(({ code, isBillable }) => !isBillable || /^\d/.test(code));
}
