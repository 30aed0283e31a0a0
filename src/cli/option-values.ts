import { InvalidArgumentError } from 'commander';
import { type CalendarDate, parseCalendarDate } from '../../schemas/calendar-date.js';
import { ROLES, type Role } from '../app/actor.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError('A whole number from 1 to 999999 is wanted.');
  }
  return Number(text);
}

/** A calendar date that exists. */
export function parseDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new InvalidArgumentError('A date YYYY-MM-DD is wanted.');
  return date;
}

/** A point in time that says its zone, so that it means the same on every machine. */
export function parseInstant(text: string): string {
  const isReal =
    INSTANT.test(text) && parseCalendarDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
  if (!isReal)
    throw new InvalidArgumentError('An instant with its zone is wanted, such as 2026-06-30T23:59:59Z.');
  return text;
}

export function parseRole(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (role === undefined) throw new InvalidArgumentError(`One of ${ROLES.join(', ')} is wanted.`);
  return role;
}

/** A name that is not blank: of a practice, an actor, a seed. */
export function parseName(text: string): string {
  if (!/^[\w.:@-]{1,64}$/.test(text)) {
    throw new InvalidArgumentError('1 to 64 letters, digits and . : @ _ - are wanted.');
  }
  return text;
}
