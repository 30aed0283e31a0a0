import type { CalendarDate } from '../schemas/calendar-date.js';
import type { ServiceLine } from '../schemas/claim.js';
import { readScheduledCharge, readUnitCount } from './charge.js';
import { readChargeItems } from './charge-item.js';
import { readClaimItems } from './claim-item.js';
import type { EncounterDiagnosis } from './condition.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import { readPerformedServices } from './procedure.js';
import type { ServiceCandidate } from './service-candidate.js';
import { readServiceCode } from './service-code.js';
import { buildStableKey } from './stable-key.js';

/** A line with pointers into all diagnoses of the encounter, counted from 1, before any split. */
export type LineDraft = Omit<ServiceLine, 'lineNumber'>;

/** What the lines of an encounter need to know of it. */
export interface LineCircumstances {
  /** Source system and identifier of the encounter: no two encounters have the same lines. */
  readonly encounterKey: string;
  readonly encounterClass: string | undefined;
  readonly birthDate: CalendarDate | undefined;
  /** The day on which the encounter began. */
  readonly startDate: CalendarDate | undefined;
  readonly placeOfService: string | undefined;
  readonly diagnoses: readonly EncounterDiagnosis[];
}

/** Charge items, else claim items, else what was done: the first that has any is the whole of the charges. */
export function readServices(reading: EncounterReading, linked: LinkedResources): ServiceCandidate[] {
  if (linked.chargeItems.length > 0) return readChargeItems(reading, linked.chargeItems);
  const items = readClaimItems(reading, linked);
  return items.length > 0 ? items : readPerformedServices(reading, linked);
}

/** The lines of the encounter. One that cannot be coded, priced or dated holds the encounter: no charge is dropped. */
export function readServiceLines(
  reading: EncounterReading,
  services: readonly ServiceCandidate[],
  circumstances: LineCircumstances,
): LineDraft[] {
  if (services.length === 0) reading.hold('fhir.no-services', 'Encounter');
  const seen = new Map<string, number>();
  return services.flatMap((service) => {
    const count = (seen.get(service.source) ?? 0) + 1;
    seen.set(service.source, count);
    const lineControlNumber = buildStableKey(
      JSON.stringify([circumstances.encounterKey, service.source, count]),
    );
    return readServiceLine(reading, service, lineControlNumber, circumstances) ?? [];
  });
}

function readServiceLine(
  reading: EncounterReading,
  service: ServiceCandidate,
  lineControlNumber: string,
  circumstances: LineCircumstances,
): LineDraft | undefined {
  const serviceDate = service.period?.from ?? circumstances.startDate;
  const procedure = readServiceCode(reading, service.concept, service.modifiers, {
    ...circumstances,
    serviceDate,
  });
  const unitCount = readUnitCount(reading, service.quantity);
  if (!procedure || !serviceDate || unitCount === undefined) return undefined;
  const chargeAmount = service.statedCharge
    ? service.statedCharge(unitCount)
    : readScheduledCharge(reading, procedure, serviceDate, unitCount, service.factor);
  if (chargeAmount === undefined) return undefined;
  const serviceEndDate = service.period?.to;
  const facilityCode = service.placeOfService;
  return {
    lineControlNumber,
    procedure,
    chargeAmount,
    unitCount,
    unitCode: service.quantity.text('code') === 'min' ? 'MJ' : 'UN',
    serviceDate,
    ...(serviceEndDate && { serviceEndDate }),
    ...(facilityCode && facilityCode !== circumstances.placeOfService && { facilityCode }),
    diagnosisPointers: pointersOf(service, circumstances.diagnoses),
  };
}

/** SV107: the diagnoses that the service names, at most four; where it names none, the first four of the encounter. */
function pointersOf(service: ServiceCandidate, diagnoses: readonly EncounterDiagnosis[]): number[] {
  const named = service.diagnosisSources
    .map((source) => diagnoses.findIndex(({ sources }) => sources.includes(source)) + 1)
    .filter((pointer) => pointer > 0);
  const pointers = named.length > 0 ? [...new Set(named)] : diagnoses.map((_, index) => index + 1);
  return pointers.slice(0, 4);
}
