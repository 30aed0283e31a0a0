import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { QualifiedDate, ServicePayment } from '../../schemas/remittance-advice.js';
import type { Segment } from '../x12/segment.js';
import { type ElementReader, optional, rangeOf, readProcedure } from './element-reader.js';
import { DetailReader } from './read-details.js';

/** Loop 2110: from an SVC to the last segment before the next one. */
export function readServicePayment(
  segments: readonly Segment[],
  ordinal: number,
  elements: ElementReader,
): ServicePayment {
  const svc = segments[0]!;
  const details = new DetailReader(elements);
  const remarkCodes: string[] = [];
  for (const segment of segments.slice(1)) {
    if (segment.id === 'LQ' && segment.element(1) === 'HE') remarkCodes.push(segment.element(2));
    else details.add(segment);
  }
  const controlNumber = details.references.find((reference) => reference.qualifier === '6R');
  return {
    ordinal,
    procedure: readProcedure(svc, 1),
    chargeAmount: elements.amount(svc, 2),
    paymentAmount: elements.amount(svc, 3),
    ...optional('revenueCode', svc.element(4)),
    ...optional('paidUnitCount', svc.element(5)),
    ...(svc.element(6) !== '' && { submittedProcedure: readProcedure(svc, 6) }),
    ...optional('submittedUnitCount', svc.element(7)),
    ...optional('serviceDate', findDate(details.dates, '472', '150')),
    ...optional('serviceEndDate', findDate(details.dates, '151')),
    dates: details.dates,
    adjustments: details.adjustments,
    references: details.references,
    ...optional('lineControlNumber', controlNumber?.value),
    amounts: details.amounts,
    quantities: details.quantities,
    remarkCodes,
    otherSegments: [...details.otherSegments],
    place: rangeOf(svc, segments[segments.length - 1]),
  };
}

function findDate(
  dates: readonly QualifiedDate[],
  ...qualifiers: readonly string[]
): CalendarDate | undefined {
  return dates.find((each) => qualifiers.includes(each.qualifier))?.date;
}
