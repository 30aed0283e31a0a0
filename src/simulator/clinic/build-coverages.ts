import { addDays, type CalendarDate, daysBetween } from '../../../schemas/calendar-date.js';
import type { Random } from '../create-random.js';
import { buildRelative, renderPerson, type SimulatedPerson } from './build-person.js';
import { type FhirReference, type FhirResource, profile, referTo, TERMINOLOGY } from './fhir-resource.js';
import { EMPLOYERS } from './names.js';
import { PAYERS, type SimulatedPayer } from './payers.js';

/** How a patient is insured over the simulated time. */
interface Plan {
  readonly payer: SimulatedPayer;
  readonly order: number;
  readonly relationship: 'self' | 'spouse' | 'child';
  readonly start: CalendarDate;
  readonly end?: CalendarDate;
}

export interface Insured {
  readonly patient: FhirResource;
  readonly person: SimulatedPerson;
  readonly age: number;
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  readonly findPayerReference: (payer: SimulatedPayer) => FhirReference;
}

export interface Coverages {
  readonly coverages: readonly FhirResource[];
  readonly related: readonly FhirResource[];
}

/** The Coverages of a patient and the relatives who hold them. A few lack the member id, a few have lapsed. */
export function buildCoverages(random: Random, insured: Insured): Coverages {
  const plans = planCoverages(random, insured);
  if (plans.length === 0) return { coverages: [buildSelfPay(random, insured)], related: [] };
  const lacksMemberId = random.integer(1000) < 12;
  const related: FhirResource[] = [];
  const coverages = plans.map((plan) => {
    const holder = plan.relationship === 'self' ? undefined : buildHolder(random, insured, plan);
    if (holder) related.push(holder);
    return buildCoverage(random, insured, plan, holder ?? insured.patient, lacksMemberId);
  });
  return { coverages, related };
}

const byKind = (kind: SimulatedPayer['kind']) => PAYERS.filter((payer) => payer.kind === kind);

function planCoverages(random: Random, { age, startDate, endDate }: Insured): Plan[] {
  const start = addDays(startDate, -random.between(30, 1500));
  const commercial = random.pick(byKind('commercial'));
  const self = { order: 1, relationship: 'self', start } as const;
  const medicaid: Plan = { ...self, payer: byKind('medicaid')[0]! };
  if (random.chance(age >= 65 ? 1 : 7)) return [];
  if (age >= 65) {
    const medicare: Plan = { ...self, payer: byKind('medicare')[0]! };
    const second = random.pickWeighted([
      { weight: 45, payer: undefined },
      { weight: 40, payer: byKind('supplement')[0]! },
      { weight: 15, payer: medicaid.payer },
    ]).payer;
    return second ? [medicare, { ...self, payer: second, order: 2 }] : [medicare];
  }
  if (random.chance(age < 19 ? 35 : 17)) return [medicaid];
  const relationship = age < 19 ? 'child' : random.chance(20) ? 'spouse' : 'self';
  const plan: Plan = { ...self, payer: commercial, relationship };
  if (random.integer(1000) < 25) return [{ ...plan, end: addDays(startDate, -random.between(1, 20)) }];
  if (random.chance(8)) return changePlans(random, plan, startDate, endDate);
  if (relationship !== 'self' && random.chance(15))
    return [plan, { ...medicaid, order: 2, payer: medicaid.payer }];
  return [plan];
}

/** One plan ends on a day of the simulated time, the next begins on the day after. */
function changePlans(random: Random, plan: Plan, startDate: CalendarDate, endDate: CalendarDate): Plan[] {
  const end = addDays(startDate, random.integer(daysBetween(startDate, endDate) + 1));
  const others = byKind('commercial').filter((payer) => payer !== plan.payer);
  return [
    { ...plan, end },
    { ...plan, payer: random.pick(others), start: addDays(end, 1) },
  ];
}

function buildHolder(random: Random, { patient, person, age, startDate }: Insured, plan: Plan): FhirResource {
  const holderAge = plan.relationship === 'child' ? age + random.between(20, 38) : age;
  const role = plan.relationship === 'child' ? 'PRN' : 'SPS';
  return {
    resourceType: 'RelatedPerson',
    id: random.uuid(),
    ...profile('relatedperson'),
    active: true,
    patient: referTo(patient),
    relationship: [{ coding: [{ system: `${TERMINOLOGY}/v3-RoleCode`, code: role }] }],
    ...renderPerson(buildRelative(random, person, holderAge, startDate)),
  };
}

function buildCoverage(
  random: Random,
  insured: Insured,
  plan: Plan,
  holder: FhirResource,
  lacksMemberId: boolean,
): FhirResource {
  const { payer, relationship, order, start, end } = plan;
  const memberId = `${payer.memberIdPrefix}${random.digits(9)}`;
  const type = { coding: [{ system: `${TERMINOLOGY}/v2-0203`, code: 'MB' }] };
  const group = {
    type: { coding: [{ system: `${TERMINOLOGY}/coverage-class`, code: 'group' }] },
    value: `G${random.digits(5)}`,
    name: random.pick(EMPLOYERS),
  };
  return {
    resourceType: 'Coverage',
    id: random.uuid(),
    ...profile('coverage'),
    ...(relationship === 'self' && !lacksMemberId && { identifier: [{ type, value: memberId }] }),
    status: 'active',
    type: { coding: [{ system: `${TERMINOLOGY}/v3-ActCode`, code: payer.coverageType }] },
    subscriber: referTo(holder),
    ...(!lacksMemberId && { subscriberId: memberId }),
    beneficiary: referTo(insured.patient),
    relationship: { coding: [{ system: `${TERMINOLOGY}/subscriber-relationship`, code: relationship }] },
    period: { start, ...(end && { end }) },
    payor: [insured.findPayerReference(payer)],
    ...(payer.kind === 'commercial' && { class: [group] }),
    order,
  };
}

function buildSelfPay(random: Random, { patient, startDate }: Insured): FhirResource {
  return {
    resourceType: 'Coverage',
    id: random.uuid(),
    ...profile('coverage'),
    status: 'active',
    type: { coding: [{ system: `${TERMINOLOGY}/coverage-selfpay`, code: 'pay' }] },
    beneficiary: referTo(patient),
    relationship: { coding: [{ system: `${TERMINOLOGY}/subscriber-relationship`, code: 'self' }] },
    period: { start: startDate },
    payor: [referTo(patient)],
  };
}
