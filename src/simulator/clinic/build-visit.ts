import { Decimal } from 'decimal.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Fee } from '../../../schemas/practice.js';
import type { Random } from '../create-random.js';
import {
  concept,
  type FhirReference,
  type FhirResource,
  ICD_10_CM_SYSTEM,
  procedureCoding,
  profile,
  referTo,
  renderInstant,
  TERMINOLOGY,
} from './fhir-resource.js';
import type { Visit, VisitService } from './plan-visit.js';
import { CHARGE_CODES } from './visit-kinds.js';

/** Where and with whom a visit takes place. */
export interface VisitSetting {
  readonly date: CalendarDate;
  readonly identifier: { readonly system: string; readonly value: string };
  readonly chargeCodeSystem: string;
  readonly patient: FhirResource;
  readonly coverage: FhirResource | undefined;
  readonly practitioner: FhirReference;
  readonly location: FhirReference;
  readonly organization: FhirReference;
  readonly feeSchedule: readonly Fee[];
}

/** A visit's resources: Encounter, Conditions and, when it took place, its charges. */
export function buildVisit(random: Random, visit: Visit, setting: VisitSetting): FhirResource[] {
  const encounterId = random.uuid();
  const encounterReference = { reference: `urn:uuid:${encounterId}` };
  const codes = visit.defect === 'missing-diagnosis' ? [] : visit.diagnoses;
  const conditions = codes.map((code) => buildCondition(random, code, encounterReference, setting));
  const encounter = buildEncounter(random, encounterId, visit, conditions, setting);
  if (visit.status !== 'finished') return [encounter, ...conditions];
  const charging = { random, visit, setting, encounter: encounterReference, conditions };
  return [encounter, ...conditions, ...buildCharges(charging)];
}

interface Charging {
  readonly random: Random;
  readonly visit: Visit;
  readonly setting: VisitSetting;
  readonly encounter: FhirReference;
  readonly conditions: readonly FhirResource[];
}

function buildCharges(charging: Charging): FhirResource[] {
  const { services, chargeForm, defect } = charging.visit;
  // A code that only the office knows is found on the last service.
  const unmapped = defect === 'unmapped-code' ? services.at(-1) : undefined;
  const codeOf = (service: VisitService) => codeService(charging, service, service === unmapped);
  if (chargeForm === 'claim') return [buildClaim(charging, codeOf)];
  if (chargeForm === 'charge-items')
    return services.map((service) => buildChargeItem(charging, service, codeOf));
  const done = unmapped && services.length === 1 ? services : services.slice(1);
  return done.map((service) => buildProcedure(charging, service, codeOf));
}

type CodeOf = (service: VisitService) => { coding: { system: string; code: string }[] };

function codeService({ random, setting }: Charging, service: VisitService, isUnmapped: boolean) {
  const system = setting.chargeCodeSystem;
  if (isUnmapped) return { coding: [{ system, code: `MISC-${random.digits(2)}` }] };
  const own = Object.keys(CHARGE_CODES).find((code) => CHARGE_CODES[code] === service.code);
  return own !== undefined && random.chance(40)
    ? { coding: [{ system, code: own }] }
    : { coding: [procedureCoding(service.code)] };
}

/** Modifiers stand as codings of their own beside the code. */
function addModifiers(code: ReturnType<CodeOf>, { modifiers }: VisitService) {
  return { coding: [...code.coding, ...modifiers.map((modifier) => procedureCoding(modifier))] };
}

function buildEncounter(
  random: Random,
  id: string,
  visit: Visit,
  conditions: readonly FhirResource[],
  setting: VisitSetting,
): FhirResource {
  const start = 480 + 15 * random.integer(32);
  const encounterClass = visit.isVideo ? 'VR' : 'AMB';
  const role = { coding: [{ system: `${TERMINOLOGY}/v3-ParticipationType`, code: 'PPRF' }] };
  const first = visit.services[0]!;
  return {
    resourceType: 'Encounter',
    id,
    ...profile('encounter'),
    identifier: [setting.identifier],
    status: visit.status,
    class: { system: `${TERMINOLOGY}/v3-ActCode`, code: encounterClass },
    type: [addModifiers({ coding: [procedureCoding(first.code)] }, first)],
    subject: referTo(setting.patient),
    participant: [{ type: [role], individual: setting.practitioner }],
    period: {
      start: renderInstant(setting.date, start),
      end: renderInstant(setting.date, start + random.pick([15, 20, 30, 40])),
    },
    ...(conditions.length > 0 && {
      diagnosis: conditions.map((condition, index) => ({
        condition: referTo(condition),
        use: concept(`${TERMINOLOGY}/diagnosis-role`, 'billing'),
        rank: index + 1,
      })),
    }),
    location: [{ location: setting.location }],
    serviceProvider: setting.organization,
  };
}

function buildCondition(
  random: Random,
  code: string,
  encounter: FhirReference,
  setting: VisitSetting,
): FhirResource {
  return {
    resourceType: 'Condition',
    id: random.uuid(),
    ...profile('condition-encounter-diagnosis'),
    clinicalStatus: concept(`${TERMINOLOGY}/condition-clinical`, 'active'),
    verificationStatus: concept(`${TERMINOLOGY}/condition-ver-status`, 'confirmed'),
    category: [concept(`${TERMINOLOGY}/condition-category`, 'encounter-diagnosis')],
    code: concept(ICD_10_CM_SYSTEM, code),
    subject: referTo(setting.patient),
    encounter,
    recordedDate: setting.date,
  };
}

function findReasons({ conditions }: Charging, { reasons }: VisitService): FhirResource[] {
  return reasons.flatMap((index) => conditions[index] ?? []);
}

function buildChargeItem(charging: Charging, service: VisitService, codeOf: CodeOf): FhirResource {
  const { random, setting, encounter } = charging;
  const reasons = findReasons(charging, service).map((condition) => condition['code']);
  return {
    resourceType: 'ChargeItem',
    id: random.uuid(),
    status: 'billable',
    code: addModifiers(codeOf(service), service),
    subject: referTo(setting.patient),
    context: encounter,
    occurrenceDateTime: setting.date,
    performer: [{ actor: setting.practitioner }],
    performingOrganization: setting.organization,
    quantity: { value: service.units },
    ...(reasons.length > 0 && { reason: reasons }),
  };
}

function buildProcedure(charging: Charging, service: VisitService, codeOf: CodeOf): FhirResource {
  const { random, setting, encounter } = charging;
  const reasons = findReasons(charging, service).map((condition) => referTo(condition));
  return {
    resourceType: 'Procedure',
    id: random.uuid(),
    ...profile('procedure'),
    status: 'completed',
    code: addModifiers(codeOf(service), service),
    subject: referTo(setting.patient),
    encounter,
    performedDateTime: setting.date,
    performer: [{ actor: setting.practitioner }],
    ...(reasons.length > 0 && { reasonReference: reasons }),
  };
}

/** A claim as a practice system exports it, with the list price on every item. */
function buildClaim(charging: Charging, codeOf: CodeOf): FhirResource {
  const { random, setting, visit, conditions, encounter } = charging;
  const { coverage } = setting;
  return {
    resourceType: 'Claim',
    id: random.uuid(),
    status: 'active',
    type: concept(`${TERMINOLOGY}/claim-type`, 'professional'),
    use: 'claim',
    patient: referTo(setting.patient),
    created: setting.date,
    provider: setting.practitioner,
    priority: concept(`${TERMINOLOGY}/processpriority`, 'normal'),
    ...(coverage && { insurance: [{ sequence: 1, focal: true, coverage: referTo(coverage) }] }),
    diagnosis: conditions.map((condition, index) => ({
      sequence: index + 1,
      diagnosisReference: referTo(condition),
    })),
    item: visit.services.map((service, index) => ({
      sequence: index + 1,
      ...(conditions.length > 0 && { diagnosisSequence: service.reasons.map((place) => place + 1) }),
      productOrService: codeOf(service),
      ...(service.modifiers.length > 0 && {
        modifier: service.modifiers.map((modifier) => ({ coding: [procedureCoding(modifier)] })),
      }),
      servicedDate: setting.date,
      quantity: { value: service.units },
      ...priceService(setting, service),
      encounter: [encounter],
    })),
  };
}

/** FHIR holds amounts as JSON numbers; they are made from decimal text in the last step. */
function priceService({ feeSchedule, date }: VisitSetting, { code, units }: VisitService) {
  const fee = feeSchedule.find(
    ({ code: priced, effectiveFrom, effectiveTo }) =>
      priced === code && effectiveFrom <= date && date <= (effectiveTo ?? date),
  )!;
  const price = new Decimal(fee.priceUsd);
  return {
    unitPrice: { value: price.toNumber(), currency: 'USD' },
    net: { value: price.times(units).toNumber(), currency: 'USD' },
  };
}
