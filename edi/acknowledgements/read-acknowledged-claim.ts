import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import type { AcknowledgedClaim, AcknowledgedService } from '../../schemas/claim-acknowledgement.js';
import type { RemittanceName } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { findProcedure, findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { LevelReading } from './level-reading.js';

const CLAIM = '2200D';
const LINE = '2220D';

/** One 2200D: its TRN and what follows, lines included. What no field holds is left in `level.rest`. */
export function readAcknowledgedClaim(
  reading: SegmentReading,
  segments: readonly Segment[],
  patient: RemittanceName,
): { claim: AcknowledgedClaim; rest: readonly [loop: string, segment: Segment][] } {
  const [head, ...lines] = splitBefore(segments, 'SVC');
  const level = new LevelReading(reading, CLAIM, head!);
  const services = lines.map((line) => readService(reading, line));
  const claim = present({
    patient,
    patientControlNumber: level.take('TRN')?.element(2) ?? '',
    statuses: level.takeStatuses(),
    payerControlNumber: level.takeReference('1K'),
    clearinghouseTraceNumber: level.takeReference('D9'),
    billType: level.takeReference('BLT'),
    ...readPeriod(reading, CLAIM, level.take('DTP', '472')),
    services: services.map((each) => each.service),
    place: sourceRange(segments[0]!, segments.at(-1)),
  });
  return { claim, rest: [...level.rest, ...services.flatMap((each) => each.rest)] };
}

function readService(reading: SegmentReading, segments: readonly Segment[]) {
  const level = new LevelReading(reading, LINE, segments);
  const head = level.take('SVC')!;
  const service: AcknowledgedService = present({
    procedure: findProcedure(head, 1),
    chargeAmount: reading.readInformativeAmount(LINE, head, 2),
    revenueCode: findText(head, 4),
    unitCount: reading.readQuantity(LINE, head, 7),
    statuses: level.takeStatuses(),
    lineControlNumber: level.takeReference('FJ'),
    prescriptionNumber: level.takeReference('XZ'),
    ...readPeriod(reading, LINE, level.take('DTP', '472')),
  });
  return { service, rest: level.rest };
}

/** DTP*472 as a day (D8) or a period (RD8); the end is left out when it is the day of the start. */
function readPeriod(
  reading: SegmentReading,
  loop: string,
  segment: Segment | undefined,
): { serviceDate?: CalendarDate; serviceEndDate?: CalendarDate } {
  if (!segment) return {};
  const [from = '', to] = segment.element(3).split('-');
  const [serviceDate, serviceEndDate] = [parseX12Date(from), to === undefined ? undefined : parseX12Date(to)];
  if (!serviceDate || (to !== undefined && !serviceEndDate)) {
    const form = segment.element(2) === 'RD8' ? 'CCYYMMDD-CCYYMMDD' : 'CCYYMMDD';
    reading.note('edi.bad-date', loop, segment, 3, { form }, 'warning');
    return {};
  }
  return present({ serviceDate, serviceEndDate });
}
