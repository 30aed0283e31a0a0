import { type CalendarDate, formatX12Date } from '../../schemas/calendar-date.js';
import type { Claim, ServiceLine } from '../../schemas/claim.js';
import { trimDecimalZeros } from '../../schemas/digits.js';
import { formatX12Cents } from '../../schemas/money.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';

/** Loop 2400: LX, SV1, DTP*472, REF*6R and the drug (005010X222A1). */
export function serviceLineSegments(claim: Claim, line: ServiceLine): SegmentData[] {
  const { procedure } = line;
  const ownPlace = line.facilityCode !== undefined && line.facilityCode !== claim.facilityCode;
  const pointers = line.diagnosisPointers.map(String);
  return [
    ['LX', String(line.lineNumber)],
    [
      'SV1',
      buildProcedure(procedure),
      formatX12Cents(line.chargeAmount),
      line.unitCode,
      formatQuantity(line.unitCount),
      ownPlace ? line.facilityCode! : '',
      '',
      pointers,
    ],
    servicePeriod(line.serviceDate, line.serviceEndDate),
    ['REF', '6R', line.lineControlNumber],
    ...drugSegments(line),
  ];
}

function servicePeriod(from: CalendarDate, to: CalendarDate | undefined): SegmentData {
  if (to === undefined || to === from) return ['DTP', '472', 'D8', formatX12Date(from)];
  return ['DTP', '472', 'RD8', `${formatX12Date(from)}-${formatX12Date(to)}`];
}

function drugSegments(line: ServiceLine): SegmentData[] {
  if (!line.drug) return [];
  const { ndc, quantity, unitCode } = line.drug;
  return [
    ['LIN', '', 'N4', ndc],
    ['CTP', '', '', '', formatQuantity(quantity), [unitCode]],
  ];
}

/** A decimal string as X12 type R wants it: `1.50` is `1.5`, `0.5` is `.5`. */
function formatQuantity(quantity: string): string {
  return trimDecimalZeros(quantity).replace(/^0+(?=.)/, '') || '0';
}
