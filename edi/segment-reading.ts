import { type CalendarDate, parseX12Date } from '../schemas/calendar-date.js';
import type { ProcedureCode } from '../schemas/claim.js';
import { type Issue, type IssueCode, type IssueContext, issue, type Severity } from '../schemas/issue.js';
import type { Cents } from '../schemas/money.js';
import { placeOf } from './x12/place-of.js';
import type { Delimiters, Segment } from './x12/segment.js';

/** What every list that is empty shares; nobody can add to it. */
export const NONE: readonly never[] = Object.freeze([]);

/** Days that are kept as they have been read: those of ten years and more. */
const MOST_DATES = 4096;

/** Reads values out of segments and collects what cannot be read. The context of its issues never holds a value. */
export class SegmentReading {
  issues: Issue[] = [];
  /** What `readAmount` could not read. */
  #unreadable: Issue[] | undefined;
  /** Of the file; `:` and `^` when left out. */
  readonly delimiters: Pick<Delimiters, 'component' | 'repetition'>;
  #dates: Map<string, CalendarDate> | undefined;

  constructor(delimiters: SegmentReading['delimiters'] = { component: ':', repetition: '^' }) {
    this.delimiters = delimiters;
  }

  /** What was found since the last time, so that a long file does not gather it. */
  take(): readonly Issue[] {
    if (this.issues.length === 0) return NONE;
    const found = this.issues;
    this.issues = [];
    return found;
  }

  /** Those of `readAmount` that could not be read since the last time; undefined when there are none. */
  takeUnreadable(): readonly Issue[] | undefined {
    const found = this.#unreadable;
    this.#unreadable = undefined;
    return found;
  }

  /** Undefined with an error for whatever is not an amount; an empty element is not one either. */
  readAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    const amount = segment.amount(position);
    if (amount === undefined) {
      this.note('edi.bad-amount', loop, segment, position);
      this.noteUnreadable(this.issues.at(-1)!);
    }
    return amount;
  }

  protected noteUnreadable(found: Issue): void {
    this.#unreadable ??= [];
    this.#unreadable.push(found);
  }

  /** An amount that only informs: undefined with a warning when it is none, undefined when empty. */
  readInformativeAmount(loop: string, segment: Segment, position: number): Cents | undefined {
    if (segment.isEmpty(position)) return undefined;
    const amount = segment.amount(position);
    if (amount === undefined) {
      this.note('edi.bad-amount', loop, segment, position, {}, 'warning');
    }
    return amount;
  }

  /** CCYYMMDD; undefined with a warning when it is none, undefined when empty. */
  readDate(loop: string, segment: Segment, position: number): CalendarDate | undefined {
    if (segment.isEmpty(position)) return undefined;
    const text = segment.element(position);
    const date = this.#dates?.get(text) ?? this.#parseDate(text);
    if (date === undefined) {
      this.note('edi.bad-date', loop, segment, position, { form: 'CCYYMMDD' }, 'warning');
    }
    return date;
  }

  /** A file names few days and names them often. */
  #parseDate(text: string): CalendarDate | undefined {
    const date = parseX12Date(text);
    if (date === undefined) return undefined;
    this.#dates ??= new Map();
    if (this.#dates.size >= MOST_DATES) this.#dates.clear();
    this.#dates.set(text, date);
    return date;
  }

  /** A decimal string as sent; undefined with a warning when it is none, undefined when empty. */
  readQuantity(loop: string, segment: Segment, position: number): string | undefined {
    if (segment.isEmpty(position)) return undefined;
    const text = segment.element(position);
    if (isDecimal(text)) return text;
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

/** Digits with at most one point among them, and a minus before them. */
function isDecimal(text: string): boolean {
  let digits = 0;
  let points = 0;
  for (let at = text.startsWith('-') ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46) points += 1;
    else if (code >= 48 && code <= 57) digits += 1;
    else return false;
  }
  return digits > 0 && points <= 1;
}

/** The text of an element, undefined when it is empty. */
export function findText(segment: Segment, position: number): string | undefined {
  return segment.isEmpty(position) ? undefined : segment.element(position);
}

/** C003 composite medical procedure; undefined when the element is empty. */
export function findProcedure(segment: Segment, position: number): ProcedureCode | undefined {
  const count = segment.componentCount(position);
  if (count === 0) return undefined;
  const qualifier = segment.component(position, 1);
  const code = segment.component(position, 2);
  // Most procedures end here.
  if (count <= 2) return { qualifier, code, modifiers: NONE };
  const modifiers: string[] = [];
  for (let component = 3; component <= 6; component += 1) {
    const modifier = segment.component(position, component);
    if (modifier !== '') modifiers.push(modifier);
  }
  const description = segment.component(position, 7);
  const procedure = { qualifier, code, modifiers };
  return description === '' ? procedure : { ...procedure, description };
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
