import { parseX12Date } from '../../schemas/calendar-date.js';
import type { Drug } from '../../schemas/claim.js';
import { present } from '../present.js';
import { readAdjustments } from '../remittance-835/read-adjustments.js';
import { readQualifiedAmount } from '../remittance-835/read-common.js';
import { findProcedure, findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { SheetLine, SheetOtherPayment } from './claim-sheet.js';

const LOOP = '2400';

/** Where the three kinds of service segments have their elements; 0 where they have none. */
const POSITIONS = {
  SV1: { revenue: 0, procedure: 1, charge: 2, unit: 3, count: 4, place: 5, pointers: 7 },
  SV2: { revenue: 1, procedure: 2, charge: 3, unit: 4, count: 5, place: 0, pointers: 0 },
  SV3: { revenue: 0, procedure: 1, charge: 2, unit: 0, count: 6, place: 3, pointers: 11 },
} as const;

/** Loop 2400 of any form of claim. A charge that cannot be read is absent, with an error. */
export function readSheetLine(reading: SegmentReading, segments: readonly Segment[]): SheetLine {
  const find = (id: string, qualifier?: string) =>
    segments.find(
      (segment) => segment.id === id && (qualifier === undefined || segment.element(1) === qualifier),
    );
  const period = find('DTP', '472');
  const [serviceDate, serviceEndDate] = readPeriod(period);
  if (period && !serviceDate) {
    reading.note('edi.bad-date', LOOP, period, 3, { form: 'CCYYMMDD' }, 'warning');
  }
  return present({
    lineNumber: segments[0]?.element(1) ?? '',
    lineControlNumber: find('REF', '6R')?.element(2) || undefined,
    ...readService(reading, segments),
    serviceDate,
    serviceEndDate: serviceEndDate === serviceDate ? undefined : serviceEndDate,
    renderingNpi: find('NM1', '82')?.element(9) || undefined,
    teeth: segments.filter(({ id }) => id === 'TOO').map(readTooth),
    drug: readDrug(find('LIN'), find('CTP')),
    amounts: segments
      .filter(({ id }) => id === 'AMT')
      .flatMap((segment) => readQualifiedAmount(reading, LOOP, segment) ?? []),
    notes: segments.filter(({ id }) => id === 'NTE').map((segment) => segment.element(2)),
    otherPayments: readOtherPayments(reading, segments),
  });
}

/** A day (D8) or a period (RD8). */
export function readPeriod(segment: Segment | undefined) {
  return (segment?.element(3) ?? '').split('-').map(parseX12Date);
}

function readService(reading: SegmentReading, segments: readonly Segment[]) {
  const service = segments.find(isService);
  if (!service) {
    const first = segments[0];
    if (first) reading.note('edi.missing-segment', LOOP, first, undefined, { segment: 'SV1, SV2 or SV3' });
    return { unitCount: '', unitCode: '', diagnosisPointers: [] };
  }
  const at = POSITIONS[service.id as keyof typeof POSITIONS];
  const find = (position: number) => (position === 0 ? undefined : findText(service, position));
  return {
    revenueCode: find(at.revenue),
    procedure: findProcedure(service, at.procedure),
    chargeAmount: reading.readAmount(LOOP, service, at.charge),
    unitCount: readNumber(find(at.count) ?? ''),
    unitCode: find(at.unit) ?? '',
    facilityCode: find(at.place),
    diagnosisPointers:
      at.pointers === 0
        ? []
        : [1, 2, 3, 4].map((component) => service.component(at.pointers, component)).filter(Boolean),
  };
}

export function isService({ id }: Segment): boolean {
  return id in POSITIONS;
}

/** TOO02 with the surfaces of TOO03. */
function readTooth(segment: Segment): string {
  const surfaces = [1, 2, 3, 4, 5].map((component) => segment.component(3, component)).join('');
  return [segment.element(2), surfaces].filter(Boolean).join(' ');
}

function readDrug(item: Segment | undefined, quantity: Segment | undefined): Drug | undefined {
  if (!item) return undefined;
  const unitCode = (quantity?.component(5, 1) ?? '') as Drug['unitCode'];
  return { ndc: item.element(3), quantity: readNumber(quantity?.element(4) ?? ''), unitCode };
}

/** Each SVD with the CAS that follow it. */
function readOtherPayments(reading: SegmentReading, segments: readonly Segment[]): SheetOtherPayment[] {
  return splitBefore(segments, 'SVD')
    .slice(1)
    .map(([payment, ...rest]) =>
      present({
        payerId: payment!.element(1),
        paymentAmount: reading.readInformativeAmount(LOOP, payment!, 2),
        adjustments: rest
          .filter(({ id }) => id === 'CAS')
          .flatMap((segment) => [...readAdjustments(reading, LOOP, segment).adjustments]),
      }),
    );
}

/** `.5` is read as `0.5`. */
function readNumber(text: string): string {
  return text.startsWith('.') ? `0${text}` : text;
}
