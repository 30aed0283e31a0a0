import { createHash } from 'node:crypto';
import { type CalendarDate, parseCalendarDate } from '../../schemas/calendar-date.js';
import type { Clock, IdSource, UnitOfWork } from './ports.js';

/** What every use case is given. */
export interface AppContext {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The business date: the calendar date of the clock in UTC. */
export function today(clock: Clock): CalendarDate {
  return parseCalendarDate(clock.now().toISOString().slice(0, 10))!;
}
