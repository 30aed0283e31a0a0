import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { ProcedureCode } from '../../schemas/claim.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { type Cents, parseCents, ZERO } from '../../schemas/money.js';
import type { SourceRange } from '../../schemas/remittance-advice.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';

/** Reads single elements into values and collects what could not be read. */
export class ElementReader {
  readonly issues: Issue[] = [];

  /** An amount; zero beside an issue when it is not one, so that whoever reads the issue sets it aside. */
  amount(segment: Segment, element: number): Cents {
    const value = parseCents(segment.element(element));
    if (value === undefined) this.issues.push(this.problem('remittance.bad-amount', segment, element));
    return value ?? ZERO;
  }

  optionalAmount(segment: Segment, element: number): Cents | undefined {
    return segment.element(element) === '' ? undefined : this.amount(segment, element);
  }

  /** A date CCYYMMDD; none beside a warning when it is not one. */
  date(segment: Segment, element: number): CalendarDate | undefined {
    const text = segment.element(element);
    const value = parseX12Date(text);
    if (value === undefined && text !== '') {
      this.issues.push({ ...this.problem('remittance.bad-date', segment, element), severity: 'warning' });
    }
    return value;
  }

  private problem(code: 'remittance.bad-amount' | 'remittance.bad-date', segment: Segment, element: number) {
    const name = `${segment.id}${String(element).padStart(2, '0')}`;
    return issue(code, placeOf(segment, element), { name });
  }
}

/** The composite of SVC01 and SVC06: qualifier, code, up to four modifiers. */
export function readProcedure(segment: Segment, element: number): ProcedureCode {
  const modifiers = [3, 4, 5, 6].map((component) => segment.component(element, component));
  return {
    qualifier: segment.component(element, 1),
    code: segment.component(element, 2),
    modifiers: modifiers.filter((modifier) => modifier !== ''),
  };
}

/** The field when its text is not empty, nothing otherwise: for spreading into a noun. */
export function optional<K extends string, V>(name: K, value: V | undefined | ''): { [key in K]?: V } {
  return value === undefined || value === '' ? {} : ({ [name]: value } as { [key in K]: V });
}

export function elementsOf(segment: Segment): string[] {
  return Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
}

export function rangeOf(segment: Segment, last: Segment = segment): SourceRange {
  const { byteOffset, line } = segment;
  return { byteOffset, byteLength: last.byteOffset + last.byteLength - byteOffset, line };
}
