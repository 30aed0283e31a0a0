import type { EncounterReading } from './encounter-reading.js';
import type { NotBillableReason, SourceKey } from './intake-result.js';
import type { FhirResource } from './resources.js';
import { readPeriod, type ServicePeriod } from './service-period.js';

const NOT_STARTED = ['planned', 'arrived', 'triaged'];

const UNDER_WAY = ['in-progress', 'onleave'];

/** Classes during which completed professional services may be billed before the end of the stay. */
const STAYS = ['IMP', 'ACUTE', 'NONAC', 'OBSENC'];

export type Billability =
  | { readonly is: 'billable'; readonly isUnderWay: boolean }
  | { readonly is: 'not-billable'; readonly reason: NotBillableReason }
  | { readonly is: 'unknown' };

/** The key of an encounter: its official identifier, else its id or fullUrl under the system of the practice. */
export function findEncounterKey(
  { element, id, fullUrl }: Pick<FhirResource, 'element' | 'id' | 'fullUrl'>,
  sourceSystem: string,
): SourceKey | undefined {
  const identifiers = element
    .list('identifier')
    .filter((item) => item.text('value') !== undefined && item.text('use') !== 'old');
  const chosen = identifiers.find((item) => item.text('use') === 'official') ?? identifiers[0];
  const sourceIdentifier = chosen?.text('value') ?? id ?? fullUrl;
  if (sourceIdentifier === undefined) return undefined;
  return { sourceSystem: chosen?.text('system') ?? sourceSystem, sourceIdentifier };
}

/** Encounter.class, a Coding in R4. */
export function findEncounterClass({ element }: FhirResource): string | undefined {
  return element.get('class').text('code');
}

/**
 * Finished encounters are billed; a stay under way only for services that state their own date; cancelled ones and
 * those entered in error never.
 */
export function readBillability(reading: EncounterReading): Billability {
  const { element } = reading.encounter;
  const status = element.text('status') ?? 'missing';
  if (status === 'finished') return { is: 'billable', isUnderWay: false };
  if (status === 'cancelled' || status === 'entered-in-error') return { is: 'not-billable', reason: status };
  if (NOT_STARTED.includes(status)) return { is: 'not-billable', reason: 'planned' };
  if (UNDER_WAY.includes(status)) {
    const isStay = STAYS.includes(findEncounterClass(reading.encounter) ?? '');
    return isStay ? { is: 'billable', isUnderWay: true } : { is: 'not-billable', reason: 'in-progress' };
  }
  reading.hold('fhir.unknown-status', element.get('status'), {
    status: status.slice(0, 40),
    type: 'Encounter',
  });
  return { is: 'unknown' };
}

/** Encounter.period; without it, every service has to state its own date. */
export function readEncounterPeriod(reading: EncounterReading): ServicePeriod | undefined {
  return readPeriod(reading, reading.encounter.element.get('period'));
}
