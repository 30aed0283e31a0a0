import type { CalendarDate } from '../schemas/calendar-date.js';
import type { ProcedureCode } from '../schemas/claim.js';
import { type Issue, renderIssue } from '../schemas/issue.js';
import type { Contact, OtherSegment, RemittanceName } from '../schemas/remittance-advice.js';
import { renderEntry } from './explanation-layout.js';

const MARKS = { error: '✗ ', warning: '! ', information: '  ' } as const;

/** `DOE, ANN B (M1001)`, `ROSE CLINIC (NPI 1234567893)`. */
export function renderPartyName(name: RemittanceName): string {
  const given = [name.firstName, name.middleName, name.suffix].filter(Boolean).join(' ');
  const whole = [name.lastName, given].filter(Boolean).join(', ');
  const number = name.identifierQualifier === 'XX' ? `NPI ${name.identifier}` : name.identifier;
  return [whole, number === undefined ? '' : `(${number})`].filter(Boolean).join(' ') || 'not named';
}

/** `PROVIDER DESK 5555550199 12`. */
export function renderContact({ name = '', numbers }: Contact): string {
  return [name, ...numbers.map(({ value }) => value)].filter(Boolean).join(' ');
}

/** `99213-25`. */
export function renderProcedureCode({ code, modifiers }: ProcedureCode): string {
  return [code, ...modifiers].filter(Boolean).join('-');
}

/** `2026-01-03 to 2026-01-04`; empty without a start. */
export function renderDays(from: CalendarDate | undefined, to?: CalendarDate): string {
  return [from, to === from ? undefined : to].filter(Boolean).join(' to ');
}

/** What no field of a level holds, by segment. */
export function renderKept(segments: readonly OtherSegment[] = [], indent = ''): string[] {
  const kept = segments.map(({ id }) => id).join(' ');
  return kept === '' ? [] : renderEntry('Not understood, kept as sent: ', kept, indent);
}

export function renderIssues(issues: readonly Issue[]): string[] {
  return issues.flatMap((found) => renderEntry(MARKS[found.severity], renderIssue(found), '  '));
}
