import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { Drug, ServiceLine } from '../../schemas/claim.js';
import { present } from '../present.js';
import { findProcedure, findText, type SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

const LOOP = '2400';
const DRUG_UNITS = ['F2', 'GR', 'ME', 'ML', 'UN'] as const;

/** Loop 2400: LX, SV1, DTP*472, REF*6R, LIN and CTP; undefined, with an error, when charge or date cannot be read. */
export function readServiceLine(
  reading: SegmentReading,
  segments: readonly Segment[],
  index: number,
): ServiceLine | undefined {
  const find = (id: string, qualifier?: string) =>
    segments.find(
      (segment) => segment.id === id && (qualifier === undefined || segment.element(1) === qualifier),
    );
  const service = find('SV1');
  if (!service) {
    reading.note('edi.missing-segment', LOOP, segments[0]!, undefined, { segment: 'SV1' });
    return undefined;
  }
  const period = find('DTP', '472');
  const [serviceDate, serviceEndDate] = readPeriod(period);
  const chargeAmount = reading.readAmount(LOOP, service, 2);
  if (!period) reading.note('edi.missing-segment', LOOP, service, undefined, { segment: 'DTP*472' });
  else if (!serviceDate) reading.note('edi.bad-date', LOOP, period, 3, { form: 'CCYYMMDD' });
  if (chargeAmount === undefined || !serviceDate) return undefined;
  const control = find('REF', '6R');
  return present({
    lineNumber: index + 1,
    lineControlNumber: control?.element(2) ?? '',
    procedure: findProcedure(service, 1) ?? { qualifier: '', code: '', modifiers: [] },
    chargeAmount,
    unitCount: readNumber(service.element(4)),
    unitCode: service.element(3) === 'MJ' ? 'MJ' : 'UN',
    serviceDate,
    serviceEndDate: serviceEndDate === serviceDate ? undefined : serviceEndDate,
    facilityCode: findText(service, 5),
    diagnosisPointers: [1, 2, 3, 4]
      .map((component) => service.component(7, component))
      .filter((pointer) => /^\d{1,2}$/.test(pointer))
      .map(Number),
    drug: readDrug(find('LIN'), find('CTP')),
  });
}

/** DTP*472 as a day (D8) or a period (RD8). */
function readPeriod(segment: Segment | undefined): (CalendarDate | undefined)[] {
  return (segment?.element(3) ?? '').split('-').map(parseX12Date);
}

function readDrug(item: Segment | undefined, quantity: Segment | undefined): Drug | undefined {
  const unitCode = DRUG_UNITS.find((unit) => unit === quantity?.component(5, 1));
  if (!item || !quantity || !unitCode) return undefined;
  return { ndc: item.element(3), quantity: readNumber(quantity.element(4)), unitCode };
}

/** `.5` is read as `0.5`. */
function readNumber(text: string): string {
  return text.startsWith('.') ? `0${text}` : text;
}
