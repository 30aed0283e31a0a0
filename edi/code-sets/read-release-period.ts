import { addDays, type CalendarDate } from '../../schemas/calendar-date.js';

/** Both days included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const MONTHS: Readonly<Record<string, string>> = { jan: '01', apr: '04', jul: '07', oct: '10' };
const QUARTER_BEGINS = ['01', '04', '07', '10'];

/**
 * The fiscal year of the United States that the name of a file tells, 1 October to 30 September: `icd10cm_order_2022.txt` is
 * 2021-10-01 to 2022-09-30, `icd10cm-order-April-2025.txt` 2025-04-01 to 2025-09-30. Undefined when it tells none.
 */
export function readFiscalYear(name: string): Period | undefined {
  const year = readYear(name);
  if (year === undefined) return undefined;
  const month = readMonth(name);
  const begin = month === undefined || month === '10' ? `${year - 1}-10-01` : `${year}-${month}-01`;
  return { from: begin as CalendarDate, to: `${year}-09-30` as CalendarDate };
}

/**
 * The quarter that the name of a file tells, or the calendar year where it names none: `HCPC2025_JUL_ANWEB.txt` and
 * `hcpcs_2025q3.tsv` are 2025-07-01 to 2025-09-30. Undefined when it tells no year.
 */
export function readQuarter(name: string): Period | undefined {
  const year = readYear(name);
  if (year === undefined) return undefined;
  const quarter = /\d{4}[ _-]?q([1-4])/i.exec(name)?.[1];
  const month = quarter === undefined ? readMonth(name) : QUARTER_BEGINS[Number(quarter) - 1];
  if (month === undefined)
    return { from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate };
  const following = QUARTER_BEGINS[QUARTER_BEGINS.indexOf(month) + 1];
  const next = following === undefined ? `${year + 1}-01-01` : `${year}-${following}-01`;
  return { from: `${year}-${month}-01` as CalendarDate, to: addDays(next as CalendarDate, -1) };
}

/** The fiscal year of a version of the MS-DRG grouper: `v40` is that of 2023. Undefined when the name tells none. */
export function readGrouperYear(name: string): Period | undefined {
  const version = /(?<![a-z\d])v(\d{2})(?!\d)/i.exec(name)?.[1];
  return version === undefined ? readFiscalYear(name) : readFiscalYear(String(1983 + Number(version)));
}

function readYear(name: string): number | undefined {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(name)?.[0];
  if (year !== undefined) return Number(year);
  const short = /(?:FY|(?<![A-Za-z])fy)[ _-]?(\d{2})(?!\d)/.exec(name)?.[1];
  return short === undefined ? undefined : 2000 + Number(short);
}

function readMonth(name: string): string | undefined {
  const word = /(?<![a-z])(jan|apr|jul|oct)(?:uary|il|y|ober)?(?![a-z])/i.exec(name)?.[1];
  return word === undefined ? undefined : MONTHS[word.toLowerCase()];
}
