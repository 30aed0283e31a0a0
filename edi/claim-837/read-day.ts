import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { LoopSegments } from './loop-segments.js';

/** The day of the first DTP with one of these qualifiers; undefined, with a warning, when it is none. */
export function readDay(
  loop: LoopSegments,
  loopId: string,
  ...qualifiers: readonly string[]
): CalendarDate | undefined {
  const segment = loop.take('DTP', ...qualifiers);
  return segment && loop.reading.readDate(loopId, segment, 3);
}

/** As a day (D8) or a period (RD8) whose end is another day; empty, with an error, when it is neither. */
export function readPeriod(
  loop: LoopSegments,
  loopId: string,
  qualifier: string,
): readonly [from?: CalendarDate, to?: CalendarDate] {
  const segment = loop.take('DTP', qualifier);
  if (!segment) return [];
  const [from, to] = segment.element(3).split('-').map(parseX12Date);
  const isWhole = segment.element(2) === 'RD8' ? to !== undefined : segment.element(3).length === 8;
  if (from !== undefined && isWhole) return to === undefined || to === from ? [from] : [from, to];
  loop.reading.note('edi.bad-date', loopId, segment, 3, { form: 'CCYYMMDD' });
  return [];
}
