import type { CalendarDate } from '../../schemas/calendar-date.js';
import { ADJUSTMENT_REASON_DATES } from '../../schemas/codes/adjustment-reason-dates.js';
import {
  CLAIM_STATUS_CATEGORY_LIST,
  CLAIM_STATUS_LIST,
  STATUS_ENTITIES,
} from '../../schemas/codes/claim-status-lists.js';
import { COUNTRY_CODES } from '../../schemas/codes/countries.js';
import { type DatedCodes, isInForce } from '../../schemas/codes/dated-codes.js';
import { REMARK_CODE_DATES } from '../../schemas/codes/remark-code-dates.js';
import { isPlaceOfService } from '../../schemas/codes/service-places.js';
import { STATE_CODES } from '../../schemas/codes/states.js';
import { isNpi } from '../../schemas/npi.js';
import { CODE_FORMS } from './code-forms.js';
import type { CodeSets, CodeVerdict } from './code-sets.js';

type Check = (code: string, on: CalendarDate | undefined) => CodeVerdict;

/** Canadian provinces and territories, and the states in free association: the same set as the states (X12 code source 22). */
const BESIDE_STATES = [
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NS',
  'NT',
  'NU',
  'ON',
  'PE',
  'QC',
  'SK',
  'YT',
  'FM',
  'MH',
  'PW',
];
const STATES: ReadonlySet<string> = new Set([...Object.values(STATE_CODES), ...BESIDE_STATES]);

/** Teeth by the universal numbers and letters, with those of supernumerary teeth (JP, X12 code source 135). */
const TOOTH = /^(?:[1-9]|[12]\d|3[0-2]|5[1-9]|[67]\d|8[0-2]|[A-T]S?)$/;
const ORAL_CAVITY: ReadonlySet<string> = new Set('00 01 02 03 04 05 06 07 08 09 10 20 30 40 L R'.split(' '));

const CHECKS: Readonly<Record<string, Check>> = {
  states: (code) => whole(STATES.has(code)),
  country: (code) => whole(COUNTRY_CODES.has(code)),
  pos: (code, on) => whole(isPlaceOfService(code, on)),
  npi: (code) => whole(isNpi(code)),
  tooth: (code) => whole(TOOTH.test(code)),
  oral_cavity: (code) => whole(ORAL_CAVITY.has(code)),
  entity: (code) => whole(STATUS_ENTITIES.has(code)),
  adjustment_reason: dated(ADJUSTMENT_REASON_DATES),
  remark_code: dated(REMARK_CODE_DATES),
  claim_status_category: dated(CLAIM_STATUS_CATEGORY_LIST),
  claim_status: dated(CLAIM_STATUS_LIST),
};

/** Money of the countries where claims are paid; other codes of this form are not looked up. */
const CURRENCIES: ReadonlySet<string> = new Set(['USD', 'CAD']);

/**
 * The code sets of which the project holds a table of its own, and the forms of those of which it holds none: of a code of the
 * right form, and of a set that is not here, nothing is known.
 */
export const BUILT_IN_CODE_SETS: CodeSets = {
  check(set, code, on) {
    if (set === 'currency' && CURRENCIES.has(code)) return 'valid';
    if (CODE_FORMS[set]?.test(code) === false) return 'invalid';
    return CHECKS[set]?.(code, on) ?? 'no data';
  },
};

/** A code that may be newer than the list is unknown; one that is on it only on other days is wrong on this one. */
function dated(list: DatedCodes): Check {
  return (code, on) => {
    const known = isInForce(list, code, on);
    return known === undefined ? 'no data' : whole(known);
  };
}

function whole(isIn: boolean): CodeVerdict {
  return isIn ? 'valid' : 'invalid';
}
