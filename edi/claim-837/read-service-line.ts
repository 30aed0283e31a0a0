import type { ServiceLine } from '../../schemas/claim.js';
import type { LineProviders } from '../../schemas/professional-supplements.js';
import { present, presentAll } from '../present.js';
import { findProcedure, findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { LineParts } from './claim-parts.js';
import { findParty, type LoopSegments } from './loop-segments.js';
import { LINE_ROLES, type LineRole } from './professional-roles.js';
import { readAmbulance, readAmbulancePlaces } from './read-ambulance.js';
import { readPeriod } from './read-day.js';
import { readEquipmentParts, readForms } from './read-equipment.js';
import { readLineHead } from './read-line-head.js';
import { readProvider } from './read-party.js';
import { readAmount, readConditions } from './read-supplements.js';

const LOOP = '2400';
const YES = true as const;

/** Loop 2400 with everything below it; undefined, with an error, when charge or date cannot be read. */
export function readServiceLine(
  parts: LineParts,
  index: number,
  claimFacilityCode: string,
): ServiceLine | undefined {
  const { head } = parts;
  const { reading } = head;
  const first = head.take('LX')!;
  const service = head.take('SV1');
  if (!service) {
    reading.note('edi.missing-segment', LOOP, first, undefined, { segment: 'SV1' });
    return undefined;
  }
  const chargeAmount = reading.readAmount(LOOP, service, 2);
  const period = readServicePeriod(head, service);
  if (chargeAmount === undefined || !period) return undefined;
  return presentAll(
    {
      lineNumber: index + 1,
      chargeAmount,
    },
    readService(head, service, claimFacilityCode),
    period,
    {
      ambulance: readAmbulance(head, LOOP),
    },
    readEquipmentParts(head),
    {
      conditions: readConditions(head),
      ambulancePatientCount: readCount(head, 'PT'),
      obstetricUnitCount: readCount(head, 'FL'),
      salesTaxAmount: readAmount(head, LOOP, 'T'),
      postageAmount: readAmount(head, LOOP, 'F4'),
      purchasedService: readPurchasedService(head),
    },
    readLineHead(parts),
    readLineProviders(parts.parties),
    readAmbulancePlaces(parts.parties),
    {
      forms: readForms(parts.forms),
    },
  );
}

/** SV1 but its charge. */
function readService(head: LoopSegments, service: Segment, claimFacilityCode: string) {
  const place = findText(service, 5);
  const isYes = (position: number) => (service.element(position) === 'Y' ? YES : undefined);
  return {
    procedure: findProcedure(service, 1) ?? { qualifier: '', code: '', modifiers: [] },
    unitCode: service.element(3) === 'MJ' ? ('MJ' as const) : ('UN' as const),
    unitCount: head.reading.readNumber(LOOP, service, 4) ?? '',
    facilityCode: place === claimFacilityCode ? undefined : place,
    diagnosisPointers: [1, 2, 3, 4]
      .map((component) => service.component(7, component))
      .filter((pointer) => /^\d{1,2}$/.test(pointer))
      .map(Number),
    isEmergency: isYes(9),
    isEpsdt: isYes(11),
    isFamilyPlanning: isYes(12),
    isCopayExempt: service.element(15) === '0' ? YES : undefined,
  };
}

/** DTP*472, which every line has. */
function readServicePeriod(head: LoopSegments, service: Segment) {
  if (!head.find('DTP', '472')) {
    head.reading.note('edi.missing-segment', LOOP, service, undefined, { segment: 'DTP*472' });
    return undefined;
  }
  const [serviceDate, serviceEndDate] = readPeriod(head, LOOP, '472');
  return serviceDate && { serviceDate, serviceEndDate };
}

function readCount(head: LoopSegments, qualifier: string): string | undefined {
  const segment = head.take('QTY', qualifier);
  return segment && head.reading.readNumber(LOOP, segment, 2);
}

/** PS1. */
function readPurchasedService(head: LoopSegments) {
  const segment = head.take('PS1');
  const chargeAmount = segment && head.reading.readAmount(LOOP, segment, 2);
  if (!segment || chargeAmount === undefined) return undefined;
  return { providerIdentifier: segment.element(1), chargeAmount };
}

/** Loops 2420A to 2420F. */
function readLineProviders(parties: readonly LoopSegments[]): LineProviders {
  const providerOf = (entityCode: LineRole) => {
    const party = findParty(parties, entityCode);
    return party && readProvider(party, LINE_ROLES[entityCode]);
  };
  return present({
    renderingProvider: providerOf('82'),
    purchasedServiceProvider: providerOf('QB'),
    serviceFacility: providerOf('77'),
    supervisingProvider: providerOf('DQ'),
    orderingProvider: providerOf('DK'),
    referringProvider: providerOf('DN'),
    primaryCareProvider: providerOf('P3'),
  });
}
