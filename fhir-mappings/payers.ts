import type { CalendarDate } from '../schemas/calendar-date.js';
import type { Person } from '../schemas/claim.js';
import type { PayerSettings } from '../schemas/practice.js';
import { buildCoverage, type CoverageDraft, orderCoverages, readCoverages } from './coverage.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import type { CoverageFacts } from './intake-result.js';
import { typeCodesOf } from './patient.js';
import { findMatch, readTraits } from './resource-match.js';
import type { FhirResource } from './resources.js';

export interface Payers {
  /** In order; empty for self-pay. */
  readonly coverages: readonly CoverageFacts[];
  readonly isSelfPay: boolean;
}

/**
 * Who pays on the date of service: the active Coverages; where the patient has no Coverage at all, what
 * Claim.insurance says of the payer. Without either the practice's settings say whether it is self-pay or held.
 */
export function readPayers(
  reading: EncounterReading,
  patient: FhirResource,
  person: Person,
  claims: readonly FhirResource[],
  date: CalendarDate,
): Payers {
  const covered = readCoverages(reading, patient, person, date);
  if (covered.isSelfPay) return { coverages: [], isSelfPay: true };
  if (covered.active > 0) return { coverages: orderCoverages(reading, covered.drafts), isSelfPay: false };
  const named = covered.inactive === 0 ? readInsurances(reading, patient, person, claims) : undefined;
  if (named) return { coverages: orderCoverages(reading, named.drafts), isSelfPay: named.isSelfPay };
  if (reading.practice.onNoCoverage === 'self-pay') return { coverages: [], isSelfPay: true };
  if (covered.inactive > 0)
    reading.hold('fhir.no-active-coverage', 'Coverage.period', { count: covered.inactive });
  else reading.hold('fhir.no-coverage', 'Coverage');
  return { coverages: [], isSelfPay: false };
}

/** The insurances of the first claim that names any, the focal one first, then by sequence. */
function readInsurances(
  reading: EncounterReading,
  patient: FhirResource,
  person: Person,
  claims: readonly FhirResource[],
): { drafts: CoverageDraft[]; isSelfPay: boolean } | undefined {
  const claim = claims.find(({ element }) => element.list('insurance').length > 0);
  if (!claim) return undefined;
  reading.read.add(claim);
  const insurances = claim.element.list('insurance').sort((a, b) => insuranceOrder(a) - insuranceOrder(b));
  const payers = insurances.map((insurance) => {
    const reference = insurance.get('coverage');
    return { reference, payer: findMatch(reading.practice.payers, readTraits(undefined, reference)) };
  });
  const insured = payers.filter(({ payer }) => !payer?.selfPay);
  const drafts = insured.flatMap(({ reference, payer }) => {
    if (payer) return readNamedCoverage(reading, patient, person, payer) ?? [];
    reading.hold('fhir.unknown-payer', reference);
    return [];
  });
  return { drafts, isSelfPay: insured.length === 0 };
}

function insuranceOrder(insurance: FhirElement): number {
  return insurance.get('focal').value === true
    ? 0
    : (insurance.number('sequence') ?? Number.MAX_SAFE_INTEGER);
}

/** The patient as subscriber, with the member id that the settings say where to find. */
function readNamedCoverage(
  reading: EncounterReading,
  { element }: FhirResource,
  person: Person,
  payer: PayerSettings,
): CoverageDraft | undefined {
  const wanted = payer.memberIdFrom;
  const identifier = element
    .list('identifier')
    .find(
      (item) =>
        wanted !== undefined &&
        (wanted.system === undefined || item.text('system') === wanted.system) &&
        (wanted.type === undefined || typeCodesOf(item).includes(wanted.type)),
    );
  const memberId = identifier && reading.findIdentifier(identifier, 'value', 80);
  if (memberId !== undefined) return buildCoverage(payer, person, '18', memberId, {});
  return reading.hold('fhir.missing-element', element.get('identifier'), { element: 'member id' });
}
