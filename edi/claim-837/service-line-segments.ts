import { type CalendarDate, formatX12Date } from '../../schemas/calendar-date.js';
import type { Claim, ServiceLine } from '../../schemas/claim.js';
import { formatX12Cents } from '../../schemas/money.js';
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
      [procedure.qualifier, procedure.code, ...procedure.modifiers],
      formatX12Cents(line.chargeAmount),
      line.unitCode,
      line.unitCount,
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
    ['CTP', '', '', '', quantity, [unitCode]],
  ];
}
