import { readMoney, readProduct } from './charge.js';
import { PLACE_OF_SERVICE_SYSTEMS } from './code-systems.js';
import { claimDiagnosisSource, conditionSource } from './condition.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import type { FhirResource } from './resources.js';
import type { ServiceCandidate } from './service-candidate.js';
import { findPeriod } from './service-period.js';

const DEAD_STATUSES = ['cancelled', 'entered-in-error'];

/** Claims of these kinds are billed elsewhere; professional and institutional ones hold what a visit charged. */
const OTHER_TYPES = ['pharmacy', 'oral', 'vision'];

/**
 * Claim.item: the items of this encounter, by item.encounter; an item that names none belongs to the one encounter
 * of its claim. An item that repeats a diagnosis of the encounter and carries no amount is an echo of the diagnosis
 * and no service.
 */
export function readClaimItems(reading: EncounterReading, linked: LinkedResources): ServiceCandidate[] {
  // Beside a professional claim, an institutional one holds the facility's charges.
  const hasProfessional = linked.claims.some(({ element }) => typeOf(element) === 'professional');
  const left = hasProfessional ? [...OTHER_TYPES, 'institutional'] : OTHER_TYPES;
  return linked.claims.flatMap((claim) => {
    reading.read.add(claim);
    const type = typeOf(claim.element);
    if (left.includes(type)) {
      reading.note('fhir.other-claim-type', claim.element.get('type'), { type });
      return [];
    }
    const diagnosisCodes = readDiagnosisCodes(reading, linked.conditions, claim);
    return findItems(reading, claim)
      .filter((item) => !isDiagnosisEcho(item, diagnosisCodes))
      .map((item) => readClaimItem(reading, claim, item));
  });
}

/** Whether a Claim is one and still stands: no estimate, no request for authorisation, not cancelled. */
export function isLiveClaim(claim: FhirElement): boolean {
  const use = claim.text('use') ?? 'claim';
  return use === 'claim' && !DEAD_STATUSES.includes(claim.text('status') ?? '');
}

function typeOf(claim: FhirElement): string {
  return claim.get('type').list('coding')[0]?.text('code') ?? '';
}

function findItems(reading: EncounterReading, claim: FhirResource): FhirElement[] {
  const { encounter, setting } = reading;
  const items = claim.element.list('item').map((item) => {
    const references = item.list('encounter');
    return { item, targets: references.map((at) => setting.references.find(at, claim, ['Encounter'])) };
  });
  const all = new Set(items.flatMap(({ targets }) => targets));
  return items.flatMap(({ item, targets }) => {
    if (targets.length > 0) return targets.includes(encounter) ? [item] : [];
    if (all.size === 1) return [item];
    reading.hold('fhir.ambiguous-claim-item', item.get('encounter'));
    return [];
  });
}

function readDiagnosisCodes(
  reading: EncounterReading,
  conditions: readonly FhirResource[],
  claim: FhirResource,
): Set<string> {
  const stated = claim.element.list('diagnosis').flatMap((item) => {
    const condition = reading.find(item.get('diagnosisReference'), claim, ['Condition']);
    return [item.get('diagnosisCodeableConcept'), ...(condition ? [condition.element.get('code')] : [])];
  });
  const concepts = [...stated, ...conditions.map((condition) => condition.element.get('code'))];
  return new Set(concepts.flatMap(codingKeys));
}

function isDiagnosisEcho(item: FhirElement, diagnosisCodes: ReadonlySet<string>): boolean {
  const hasAmount = item.get('net').exists || item.get('unitPrice').exists;
  return !hasAmount && codingKeys(item.get('productOrService')).some((key) => diagnosisCodes.has(key));
}

function codingKeys(concept: FhirElement): string[] {
  return concept
    .list('coding')
    .map((coding) => `${coding.text('system') ?? ''}|${coding.text('code') ?? ''}`);
}

function readClaimItem(reading: EncounterReading, claim: FhirResource, item: FhirElement): ServiceCandidate {
  const [net, unitPrice, factor] = [item.get('net'), item.get('unitPrice'), item.get('factor')];
  const period = findPeriod(reading, item, 'serviced');
  const placeOfService = findPlaceOfService(item.get('locationCodeableConcept'));
  const statedCharge = net.exists
    ? () => readMoney(reading, net)
    : unitPrice.exists
      ? (unitCount: string) => readProduct(reading, unitPrice, unitCount, factor)
      : undefined;
  return {
    source: `${conditionSource(claim)}#${item.number('sequence') ?? item.path}`,
    at: item,
    concept: item.get('productOrService'),
    modifiers: item.list('modifier'),
    quantity: item.get('quantity'),
    factor,
    ...(period && { period }),
    ...(statedCharge && { statedCharge }),
    ...(placeOfService && { placeOfService }),
    diagnosisSources: readDiagnosisSources(reading, claim, item),
  };
}

function readDiagnosisSources(reading: EncounterReading, claim: FhirResource, item: FhirElement): string[] {
  const diagnoses = claim.element.list('diagnosis');
  return item.list('diagnosisSequence').flatMap(({ value }) => {
    const sequence = typeof value === 'number' ? value : -1;
    const named = diagnoses.find((diagnosis) => diagnosis.number('sequence') === sequence);
    if (!named) {
      reading.hold('fhir.unknown-diagnosis-sequence', item.get('diagnosisSequence'), { sequence });
      return [];
    }
    const condition = reading.find(named.get('diagnosisReference'), claim, ['Condition']);
    return [condition ? conditionSource(condition) : claimDiagnosisSource(claim, sequence)];
  });
}

/** A two-digit place of service in a CodeableConcept. */
export function findPlaceOfService(concept: FhirElement): string | undefined {
  return concept
    .list('coding')
    .filter((coding) => PLACE_OF_SERVICE_SYSTEMS.includes(coding.text('system') ?? ''))
    .map((coding) => coding.text('code') ?? '')
    .find((code) => /^\d{2}$/.test(code));
}
