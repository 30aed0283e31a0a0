import type { Person } from '../../../schemas/claim.js';
import { type Issue, renderIssue } from '../../../schemas/issue.js';
import { type Cents, formatCents } from '../../../schemas/money.js';
import type { Role } from '../actor.js';
import { isMasked } from '../permissions.js';

export interface PatientView {
  /** `Doe, Jane`, or initials where the reader's role sees no more. */
  readonly name: string;
  readonly birthDate?: string;
  readonly isMasked: boolean;
}

export interface IssueView {
  readonly code: string;
  readonly severity: string;
  readonly text: string;
  readonly at: Issue['at'];
}

/** What a reader in this role may see of a person. */
export function viewPatient(person: Person, role: Role): PatientView {
  if (isMasked(role)) {
    const initials = [person.lastName, person.firstName].map((name) => name && `${[...name][0]}.`);
    return { name: initials.filter(Boolean).join(', '), isMasked: true };
  }
  return {
    name: [person.lastName, [person.firstName, person.middleName].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
    ...(person.birthDate && { birthDate: person.birthDate }),
    isMasked: false,
  };
}

/** Only the end of an identifier that would name a person elsewhere. */
export function maskIdentifier(value: string, role: Role): string {
  return isMasked(role) ? `****${value.slice(-4)}` : value;
}

export function viewIssue(found: Issue): IssueView {
  return { code: found.code, severity: found.severity, text: renderIssue(found), at: found.at };
}

export function viewAmount(amount: Cents): string {
  return formatCents(amount);
}

/** Leaves out what is undefined, so that a field is either there or not. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
