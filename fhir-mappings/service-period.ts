import type { CalendarDate } from '../schemas/calendar-date.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';

/** First and last day of a service; the last is absent for a single day. */
export interface ServicePeriod {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

/** A choice element such as `serviced[x]`: its DateTime, Date or Period form; undefined when none is there. */
export function findPeriod(
  reading: EncounterReading,
  element: FhirElement,
  name: string,
): ServicePeriod | undefined {
  for (const form of ['DateTime', 'Date']) {
    const from = reading.findDate(element, `${name}${form}`);
    if (from) return { from };
  }
  return readPeriod(reading, element.get(`${name}Period`));
}

/** Start and end of a Period; an end without a start, or before it, is held. */
export function readPeriod(reading: EncounterReading, period: FhirElement): ServicePeriod | undefined {
  if (!period.exists) return undefined;
  const from = reading.findDate(period, 'start');
  const to = reading.findDate(period, 'end');
  if (from === undefined) {
    if (period.get('start').exists) return undefined;
    return reading.hold('fhir.missing-element', period.get('start'), { element: 'start' });
  }
  if (to !== undefined && to < from) return reading.hold('fhir.incomplete-date', period.get('end'));
  return to === undefined || to === from ? { from } : { from, to };
}
