import type { IssueCode } from '../../schemas/issue.js';
import { type Issue, issue, type Place } from '../../schemas/issue.js';
import type { ElementFormat, ElementSpec } from '../guides/guide.js';
import { isDate, isDateRange, isTime } from './date-form.js';

/** What is needed to say where and in which words. */
export interface ValueContext {
  readonly at: Place;
  /** `CLM02` or `SV101-02`. */
  readonly name: string;
  readonly guideId: string;
  /** The value of the format qualifier (data element 1250) before this element, if there is one. */
  readonly dateForm: string;
}

const EXTENDED = /^[\x20-\x7e]*$/;
const MONETARY_AMOUNT = '782';
const DATE_TIME_PERIOD = '1251';

/** Type, length and code of one value that is not empty; IK403 codes 4 to 9. At most one error. */
export function checkValue(value: string, spec: ElementSpec, context: ValueContext): Issue[] {
  if (!spec.format) return [];
  const wrong = checkType(value, spec, spec.format, context);
  if (wrong.some(({ severity }) => severity === 'error')) return wrong;
  const length = checkLength(value, spec.format, context);
  if (length) return [...wrong, length];
  if (!spec.codes || spec.codes.has(value)) return wrong;
  return [...wrong, fault('guide.bad-code', '7', context, { guide: context.guideId })];
}

function checkType(value: string, spec: ElementSpec, format: ElementFormat, context: ValueContext): Issue[] {
  switch (format.type) {
    case 'R':
      return checkDecimal(value, spec, context);
    case 'N0':
    case 'N1':
    case 'N2':
      return checkWhole(value, format, context);
    case 'DT':
      return isDate(value) ? [] : [fault('guide.bad-date', '8', context, { form: 'CCYYMMDD' })];
    case 'TM':
      return isTime(value) ? [] : [fault('guide.bad-time', '9', context, { form: 'HHMM to HHMMSSDD' })];
    default:
      if (!EXTENDED.test(value)) return [fault('guide.bad-character', '6', context)];
      return spec.number === DATE_TIME_PERIOD ? checkPeriod(value, context) : [];
  }
}

/** Type R: `1e3`, `450,00` and `+5` are no numbers; needless zeros, signs and points are read with a warning. */
function checkDecimal(value: string, spec: ElementSpec, context: ValueContext): Issue[] {
  const match = /^(-?)(\d*)(\.?)(\d*)$/.exec(value);
  const [, sign = '', whole = '', point = '', decimals = ''] = match ?? [];
  if (whole === '' && decimals === '') return [fault('guide.bad-number', '6', context, { type: 'R' })];
  if (spec.number === MONETARY_AMOUNT && /[1-9]/.test(decimals.slice(2))) {
    return [fault('guide.fraction-of-cent', '6', context)];
  }
  const isZero = /^0*$/.test(whole + decimals);
  const isPlain =
    (whole === '0' && point === '') ||
    (/^[1-9]\d*$|^$/.test(whole) && (point === '' || /[1-9]$/.test(decimals)));
  if (isPlain && !(sign === '-' && isZero)) return [];
  return [{ ...fault('guide.number-form', '', context), severity: 'warning' }];
}

/** Types N0 to N2: digits with an implied point. Leading zeros stand only where the minimum length wants them. */
function checkWhole(value: string, format: ElementFormat, context: ValueContext): Issue[] {
  if (!/^-?\d+$/.test(value)) return [fault('guide.bad-number', '6', context, { type: format.type })];
  const digits = value.replace('-', '');
  const isPadded = digits.startsWith('0') && digits.length > Math.max(1, format.minimum);
  if (!isPadded && !/^-0+$/.test(value)) return [];
  return [{ ...fault('guide.number-form', '', context), severity: 'warning' }];
}

function checkPeriod(value: string, context: ValueContext): Issue[] {
  const { dateForm } = context;
  if (dateForm === 'D8' && !isDate(value))
    return [fault('guide.bad-date', '8', context, { form: 'CCYYMMDD' })];
  if (dateForm === 'RD8' && !isDateRange(value)) {
    return [fault('guide.bad-date', '8', context, { form: 'CCYYMMDD-CCYYMMDD' })];
  }
  if (dateForm === 'TM' && !isTime(value)) return [fault('guide.bad-time', '9', context, { form: 'HHMM' })];
  if (dateForm === 'DT' && !(isDate(value.slice(0, 8)) && isTime(value.slice(8)))) {
    return [fault('guide.bad-date', '8', context, { form: 'CCYYMMDDHHMM' })];
  }
  return [];
}

function checkLength(value: string, format: ElementFormat, context: ValueContext): Issue | undefined {
  const isNumber = format.type === 'R' || format.type.startsWith('N');
  const found = isNumber ? value.replace(/[-.]/g, '').length : value.length;
  if (found < format.minimum) {
    return fault('guide.element-too-short', '4', context, { found, limit: format.minimum });
  }
  if (found > format.maximum) {
    return fault('guide.element-too-long', '5', context, { found, limit: format.maximum });
  }
  return undefined;
}

function fault(code: IssueCode, ik403: string, context: ValueContext, more: Issue['context'] = {}): Issue {
  const found = issue(code, context.at, { element: context.name, ...more });
  return ik403 === '' ? found : { ...found, syntaxErrorCode: ik403 };
}
