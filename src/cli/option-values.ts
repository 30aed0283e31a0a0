import { InvalidArgumentError } from 'commander';
import { type CalendarDate, parseCalendarDate } from '../../schemas/calendar-date.js';
import { type Cents, parseCents } from '../../schemas/money.js';
import { ROLES, type Role } from '../app/actor.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError('A whole number from 1 to 999999 is wanted.');
  }
  return Number(text);
}

/** Dollars, with or without cents. */
export function parseAmount(text: string): Cents {
  const amount = parseCents(text);
  if (amount === undefined) throw new InvalidArgumentError('Dollars with at most two decimals are wanted.');
  return amount;
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

/** An id of ours, as lists give it. */
export function parseRowId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) {
    throw new InvalidArgumentError('An id such as 01997b1e-5f00-7cc3-98c4-dc0c0c07398f is wanted.');
  }
  return text;
}

/** What stays with a decision: long enough that another person understands it. */
export function parseReason(text: string): string {
  if (text.trim().length < 10 || text.length > 500 || /\p{Cc}/u.test(text)) {
    throw new InvalidArgumentError('10 to 500 characters without control characters are wanted.');
  }
  return text;
}

/** `1=L1`, again and again: the line of a service by the ordinal of its SVC. */
export function parseLineChoice(
  text: string,
  before: Readonly<Record<number, string>> = {},
): Readonly<Record<number, string>> {
  const [, ordinal, line] = /^([1-9]\d{0,2})=(\S{1,50})$/.exec(text) ?? [];
  if (ordinal === undefined || line === undefined) {
    throw new InvalidArgumentError('The ordinal of a service and its line are wanted, such as 1=L1.');
  }
  return { ...before, [Number(ordinal)]: line };
}

/** 1 is the first payer of a claim. */
export function parsePayerSequence(text: string): number {
  if (!/^[1-9]$/.test(text)) throw new InvalidArgumentError('A payer from 1 to 9 is wanted.');
  return Number(text);
}

/** The number of a receipt, a cheque or a transfer. */
export function parsePaperNumber(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/.test(text)) {
    throw new InvalidArgumentError('1 to 50 letters, digits and . _ - are wanted.');
  }
  return text;
}
