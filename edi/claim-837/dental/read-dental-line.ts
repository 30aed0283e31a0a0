import type { DentalLine, Tooth } from '../../../schemas/dental-claim.js';
import { present, presentAll } from '../../present.js';
import { findProcedure, findText } from '../../segment-reading.js';
import type { Segment } from '../../x12/segment.js';
import type { LineParts } from '../claim-parts.js';
import type { ClaimReading } from '../claim-reading.js';
import { findParty, type LoopSegments } from '../loop-segments.js';
import { presentList } from '../present-list.js';
import { readDay, readPeriod } from '../read-day.js';
import { readLineHead } from '../read-line-head.js';
import { readProvider } from '../read-party.js';
import { readAmount } from '../read-supplements.js';
import { DENTAL_ROLES, type DentalLineRole } from './dental-roles.js';

const LOOP = '2400';

/** Loop 2400 and below; undefined, with an error, when it has no service whose charge can be read. */
export function readDentalLine(
  parts: LineParts,
  index: number,
  claimFacilityCode: string,
): DentalLine | undefined {
  const { head } = parts;
  const { reading } = head;
  const first = head.take('LX')!;
  const service = head.take('SV3');
  if (!service) {
    reading.note('edi.missing-segment', LOOP, first, undefined, { segment: 'SV3' });
    return undefined;
  }
  const chargeAmount = reading.readAmount(LOOP, service, 2);
  if (chargeAmount === undefined) return undefined;
  return presentAll(
    {
      lineNumber: index + 1,
      chargeAmount,
    },
    readService(reading, service, claimFacilityCode),
    {
      teeth: presentList(head.takeAll('TOO').map(readTooth)),
    },
    readLineDates(head),
    {
      salesTaxAmount: readAmount(head, LOOP, 'T'),
    },
    readLineHead(parts),
    readLineProviders(parts.parties),
  );
}

/** SV3 but its charge; a count that was not sent is one. */
function readService(reading: ClaimReading, service: Segment, claimFacilityCode: string) {
  const place = findText(service, 3);
  const pointers = readComponents(service, 11, 4).filter((pointer) => /^\d{1,2}$/.test(pointer));
  return {
    procedure: findProcedure(service, 1) ?? { qualifier: '', code: '', modifiers: [] },
    facilityCode: place === claimFacilityCode ? undefined : place,
    oralCavityAreas: presentList(readComponents(service, 4, 5)),
    prosthesisCode: reading.readCode(LOOP, service, 5, ['I', 'R'], 'warning'),
    unitCount: reading.readNumber(LOOP, service, 6) ?? '1',
    diagnosisPointers: presentList(pointers.map(Number)),
  };
}

/** TOO. */
function readTooth(segment: Segment): Tooth {
  return present({ number: findText(segment, 2), surfaces: readComponents(segment, 3, 5) });
}

function readLineDates(head: LoopSegments) {
  const [serviceDate, serviceEndDate] = readPeriod(head, LOOP, '472');
  const isEstimated = head.find('DTP', '139', '441')?.element(1) === '139';
  const placed = readDay(head, LOOP, '139', '441');
  return {
    serviceDate,
    serviceEndDate,
    priorPlacement: placed && { date: placed, ...(isEstimated && { isEstimated: true as const }) },
    appliancePlacementDate: readDay(head, LOOP, '452'),
    replacementDate: readDay(head, LOOP, '446'),
    treatmentStartDate: readDay(head, LOOP, '196'),
    treatmentCompletionDate: readDay(head, LOOP, '198'),
  };
}

/** Loops 2420A to 2420D. */
function readLineProviders(parties: readonly LoopSegments[]) {
  const providerOf = (role: DentalLineRole) => {
    const party = findParty(parties, role);
    return party && readProvider(party, DENTAL_ROLES[role]);
  };
  return {
    renderingProvider: providerOf('82'),
    assistantSurgeon: providerOf('DD'),
    supervisingProvider: providerOf('DQ'),
    serviceFacility: providerOf('77'),
  };
}

/** The components of an element that are not empty. */
function readComponents(segment: Segment, position: number, count: number): string[] {
  const texts = Array.from({ length: count }, (_, index) => segment.component(position, index + 1));
  return texts.filter((text) => text !== '');
}
