import type { Clock } from '../../src/app/ports.js';

/** A clock that a test sets; it stands still in between. */
export class SetClock implements Clock {
  constructor(private instant = new Date('2026-03-02T15:00:00.000Z')) {}

  now(): Date {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }
}
