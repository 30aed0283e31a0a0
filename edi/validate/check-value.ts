import type { ElementFormat, ElementSpec } from '../guides/guide.js';
import { isDate, isDateRange, isTime } from './date-form.js';
import type { SegmentReport } from './segment-report.js';

const EXTENDED = /^[\x20-\x7e]*$/;
const BEYOND_ASCII = /[\u0080-\uffff]/;
const MONETARY_AMOUNT = '782';
const DATE_TIME_PERIOD = '1251';

/**
 * Type, length and code of one value that is not empty; IK403 codes 4 to 9. At most one error. `dateForm` is the value
 * of the element before, which for data element 1251 names the form of the date.
 */
export function checkValue(value: string, spec: ElementSpec, dateForm: string, report: SegmentReport): void {
  if (!spec.format) return;
  const isRight =
    checkType(value, spec, spec.format, dateForm, report) && checkLength(value, spec.format, report);
  if (isRight && spec.codes && !spec.codes.has(value)) {
    report.add('guide.bad-code', '7', { guide: report.guideId });
  }
}

/** False when the value is not of its type. */
function checkType(
  value: string,
  spec: ElementSpec,
  { type, minimum }: ElementFormat,
  dateForm: string,
  report: SegmentReport,
): boolean {
  if (type === 'R') return checkDecimal(value, spec, report);
  if (type === 'DT') return isDate(value) || refuseDate('CCYYMMDD', report);
  if (type === 'TM') return isTime(value) || refuseTime('HHMM to HHMMSSDD', report);
  if (type === 'AN' || type === 'ID') {
    if (!EXTENDED.test(value)) return refuseCharacter(value, report);
    return spec.number !== DATE_TIME_PERIOD || checkPeriod(value, dateForm, report);
  }
  return checkWhole(value, type, minimum, report);
}

/** Type R: `1e3`, `450,00` and `+5` are no numbers; needless zeros, signs and points are read with a warning. */
function checkDecimal(value: string, spec: ElementSpec, report: SegmentReport): boolean {
  if (/^[1-9]\d*$/.test(value)) return true;
  const match = /^(-?)(\d*)(?:(\.)(\d*))?$/.exec(value);
  const [, sign = '', whole = '', point = '', decimals = ''] = match ?? [];
  if (whole === '' && decimals === '') {
    report.add('guide.bad-number', '6', { type: 'R' });
    return false;
  }
  if (spec.number === MONETARY_AMOUNT && /[1-9]/.test(decimals.slice(2))) {
    report.add('guide.fraction-of-cent', '6');
    return false;
  }
  const isZero = /^0*$/.test(whole + decimals);
  const isWhole = point === '' && whole === '0';
  const isPlain = isWhole || (/^(?:[1-9]\d*)?$/.test(whole) && (point === '' || /[1-9]$/.test(decimals)));
  if (!isPlain || (sign === '-' && isZero)) report.add('guide.number-form', '', {}, 'warning');
  return true;
}

/** Types N0 to N2: digits with an implied point. Leading zeros stand only where the minimum length wants them. */
function checkWhole(value: string, type: string, minimum: number, report: SegmentReport): boolean {
  if (!/^-?\d+$/.test(value)) {
    report.add('guide.bad-number', '6', { type });
    return false;
  }
  const digits = value.replace('-', '');
  const isPadded = digits.startsWith('0') && digits.length > Math.max(1, minimum);
  if (isPadded || /^-0+$/.test(value)) report.add('guide.number-form', '', {}, 'warning');
  return true;
}

function checkPeriod(value: string, form: string, report: SegmentReport): boolean {
  if (form === 'D8') return (value.length === 8 && isDate(value)) || refuseDate('CCYYMMDD', report);
  if (form === 'RD8') return checkRange(value, report);
  if (form === 'TM') return isTime(value) || refuseTime('HHMM', report);
  if (form !== 'DT') return true;
  const isMoment = value.length >= 12 && isDate(value.slice(0, 8)) && isTime(value.slice(8));
  return isMoment || refuseDate('CCYYMMDDHHMM', report);
}

/** One date is read as a period of that day, with a warning: an official example of the 837I says so in DTP*434. */
function checkRange(value: string, report: SegmentReport): boolean {
  const isOneDay = value.length === 8 && isDate(value);
  if (isOneDay) report.add('guide.period-form', '', {}, 'warning');
  return isOneDay || isDateRange(value) || refuseDate('CCYYMMDD-CCYYMMDD', report);
}

/** The tokenizer has already told of control characters. */
function refuseCharacter(value: string, report: SegmentReport): false {
  if (BEYOND_ASCII.test(value)) report.add('guide.bad-character', '6');
  return false;
}

function refuseDate(form: string, report: SegmentReport): false {
  report.add('guide.bad-date', '8', { form });
  return false;
}

function refuseTime(form: string, report: SegmentReport): false {
  report.add('guide.bad-time', '9', { form });
  return false;
}

/** The sign and the point of a number do not count. */
function checkLength(
  value: string,
  { type, minimum, maximum }: ElementFormat,
  report: SegmentReport,
): boolean {
  const isNumber = type === 'R' || type.startsWith('N');
  const found = isNumber ? value.replace(/[-.]/g, '').length : value.length;
  if (found >= minimum && found <= maximum) return true;
  if (found < minimum) report.add('guide.element-too-short', '4', { found, limit: minimum });
  else report.add('guide.element-too-long', '5', { found, limit: maximum });
  return false;
}
