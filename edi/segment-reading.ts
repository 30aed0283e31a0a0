import { type CalendarDate, parseX12Date } from '../schemas/calendar-date.js';
import type { ProcedureCode } from '../schemas/claim.js';
import { type Issue, type IssueCode, type IssueContext, issue, type Severity } from '../schemas/issue.js';
import { type Cents, parseCents } from '../schemas/money.js';
import { present } from './present.js';
import { placeOf } from './x12/place-of.js';
import type { Segment } from './x12/segment.js';

const DECIMAL = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Reads values out of segments and collects what cannot be read. The context of its issues never holds a value. */
export class SegmentReading {
  readonly issues: Issue[] = [];

  /** Undefined with an error for whatever is not an amount; an empty element is not one either. */
  readAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    const amount = parseCents(segment.element(position));
    if (amount === undefined) this.note('edi.bad-amount', loop, segment, position);
    return amount;
  }

  /** An amount that only informs: undefined with a warning when it is none, undefined when empty. */
  readInformativeAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    const text = segment.element(position);
    const amount = parseCents(text);
    if (amount === undefined && text !== '') {
      this.note('edi.bad-amount', loop, segment, position, {}, 'warning');
    }
    return amount;
  }

  /** CCYYMMDD; undefined with a warning when it is none, undefined when empty. */
  readDate(loop: string, segment: Segment, position: number): CalendarDate | undefined {
    const text = segment.element(position);
    const date = parseX12Date(text);
    if (date === undefined && text !== '') {
      this.note('edi.bad-date', loop, segment, position, { form: 'CCYYMMDD' }, 'warning');
    }
    return date;
  }

  /** A decimal string as sent; undefined with a warning when it is none, undefined when empty. */
  readQuantity(loop: string, segment: Segment, position: number): string | undefined {
    const text = segment.element(position);
    if (text === '' || DECIMAL.test(text)) return text || undefined;
    this.note('edi.bad-quantity', loop, segment, position, {}, 'warning');
    return undefined;
  }

  /** One of the codes wanted; undefined with an issue for any other, undefined when empty. */
  readCode<const T extends string>(
    loop: string,
    segment: Segment,
    position: number,
    wanted: readonly T[],
    severity: Severity = 'error',
  ): T | undefined {
    const text = segment.component(position, 1);
    const code = wanted.find((each) => each === text);
    if (code === undefined && text !== '') {
      this.note('edi.bad-code', loop, segment, position, { wanted: wanted.join(', ') }, severity);
    }
    return code;
  }

  note(
    code: IssueCode,
    loop: string,
    segment: Segment,
    position?: number,
    context: IssueContext = {},
    severity: Severity = 'error',
  ): void {
    const element = position === undefined ? {} : { element: nameElement(segment.id, position) };
    const at = { ...(loop === '' ? {} : { loop }), ...placeOf(segment, position) };
    this.issues.push(issue(code, at, { ...element, ...context }, severity));
  }
}

/** `CLP04`. */
export function nameElement(segmentId: string, position: number): string {
  return `${segmentId}${String(position).padStart(2, '0')}`;
}

/** The text of an element, undefined when it is empty. */
export function findText(segment: Segment, position: number): string | undefined {
  return segment.element(position) || undefined;
}

/** C003 composite medical procedure; undefined when the element is empty. */
export function findProcedure(segment: Segment, position: number): ProcedureCode | undefined {
  if (segment.element(position) === '') return undefined;
  const component = (index: number) => segment.component(position, index);
  return present({
    qualifier: component(1),
    code: component(2),
    modifiers: [3, 4, 5, 6].map(component).filter((modifier) => modifier !== ''),
    description: component(7) || undefined,
  });
}

/** C003 as the writer takes it. */
export function buildProcedure(procedure: ProcedureCode): string[] {
  const modifiers = [...procedure.modifiers, '', '', '', ''].slice(
    0,
    Math.max(4, procedure.modifiers.length),
  );
  return [procedure.qualifier, procedure.code, ...modifiers, procedure.description ?? ''];
}

/** Splits segments before each one with one of these identifiers; what stands before the first is the first part. */
export function splitBefore(segments: readonly Segment[], ...ids: readonly string[]): Segment[][] {
  const parts: Segment[][] = [[]];
  for (const segment of segments) {
    if (ids.includes(segment.id)) parts.push([segment]);
    else parts.at(-1)!.push(segment);
  }
  return parts;
}
