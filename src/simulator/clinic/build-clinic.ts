import { addDays, type CalendarDate, daysBetween } from '../../../schemas/calendar-date.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { createRandom, type Random } from '../create-random.js';
import { buildCoverages } from './build-coverages.js';
import { ageOn, buildPerson, renderPerson, type SimulatedPerson } from './build-person.js';
import { buildPractice, type Practice } from './build-practice.js';
import { buildVisit } from './build-visit.js';
import {
  buildBundle,
  type FhirResource,
  profile,
  referTo,
  TERMINOLOGY,
  type TransactionBundle,
} from './fhir-resource.js';
import { PAYERS } from './payers.js';
import { planVisit, type Visit } from './plan-visit.js';
import { buildPracticeResources, findPractitioner, type PracticeResources } from './practice-resources.js';

export interface ClinicOptions {
  readonly seed: string | number;
  readonly encounterCount: number;
  /** First and last day of visits, both included; visits take place from Monday to Friday. */
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
}

export interface Clinic {
  /** The practice file, as `readPracticeSettings` takes it after JSON. */
  readonly practiceSettings: PracticeSettings;
  /** One transaction Bundle for each patient. */
  readonly bundles: readonly TransactionBundle[];
}

/**
 * A year or so of an outpatient practice: insured and self-paying patients, their visits, diagnoses and charges, with
 * the gaps that real offices have in about one visit of twenty. The same options give the same bytes.
 */
export function buildClinic({ seed, encounterCount, startDate, endDate }: ClinicOptions): Clinic {
  const days = daysBetween(startDate, endDate);
  if (days < 6) throw new RangeError('A span of at least a week is wanted');
  const practice = buildPractice(String(seed), startDate, endDate);
  const resources = buildPracticeResources(String(seed), practice);
  const bundles: TransactionBundle[] = [];
  let left = encounterCount;
  for (let number = 1; left > 0; number += 1) {
    const random = createRandom(`${seed}/patient/${number}`);
    const count = Math.min(left, random.pickWeighted(VISITS_PER_PATIENT).count);
    left -= count;
    bundles.push(buildPatientBundle({ random, number, count, startDate, endDate, practice, resources }));
  }
  return { practiceSettings: practice.settings, bundles };
}

const VISITS_PER_PATIENT = [
  { weight: 45, count: 1 },
  { weight: 28, count: 2 },
  { weight: 15, count: 3 },
  { weight: 8, count: 4 },
  { weight: 4, count: 6 },
];

interface PatientPlan {
  readonly random: Random;
  readonly number: number;
  readonly count: number;
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  readonly practice: Practice;
  readonly resources: PracticeResources;
}

function buildPatientBundle(plan: PatientPlan): TransactionBundle {
  const { random, startDate, endDate, resources } = plan;
  const age = random.pickWeighted(AGES).ages(random);
  const person = buildPerson(random, age, startDate);
  const patient = buildPatient(plan, person);
  const payers = new Map(PAYERS.map((payer, index) => [payer, resources.payers[index]!]));
  const findPayerReference = (payer: (typeof PAYERS)[number]) => referTo(payers.get(payer)!, payer.name);
  const insured = { patient, person, age, startDate, endDate, findPayerReference };
  const { coverages, related } = buildCoverages(random, insured);
  const used = new Set<FhirResource>([resources.organization]);
  const visits = Array.from({ length: plan.count }, (_, index) => {
    const date = pickWorkday(random, startDate, endDate);
    const visit = planVisit(random, ageOn(person.birthDate, date));
    return buildPatientVisit(plan, {
      patient,
      coverage: findCoverage(coverages, date),
      date,
      visit,
      index,
      used,
    });
  });
  const named = JSON.stringify(coverages);
  for (const payer of resources.payers) if (named.includes(payer.id)) used.add(payer);
  const all = [patient, ...related, ...coverages, ...visits.flat()];
  return buildBundle(all, [...used]);
}

const AGES = [
  { weight: 20, ages: (random: Random) => random.between(1, 18) },
  { weight: 48, ages: (random: Random) => random.between(19, 64) },
  { weight: 32, ages: (random: Random) => random.between(65, 92) },
];

interface PlannedVisit {
  readonly patient: FhirResource;
  readonly coverage: FhirResource | undefined;
  readonly date: CalendarDate;
  readonly visit: Visit;
  readonly index: number;
  /** Gathers what the bundle has to hold besides the patient's own resources. */
  readonly used: Set<FhirResource>;
}

function buildPatientVisit(plan: PatientPlan, planned: PlannedVisit): FhirResource[] {
  const { random, number, practice, resources } = plan;
  const { patient, coverage, date, visit, index, used } = planned;
  const practitioner = findPractitioner(random, resources, visit.defect === 'invalid-npi');
  const location = random.chance(15) && !visit.isVideo ? resources.branch : resources.location;
  used.add(practitioner);
  used.add(location);
  return buildVisit(random, visit, {
    date,
    identifier: { system: practice.systems.encounters, value: `V${number}-${index + 1}` },
    chargeCodeSystem: practice.systems.chargeCodes,
    patient,
    coverage,
    practitioner: referTo(practitioner),
    location: referTo(location),
    organization: referTo(resources.organization),
    feeSchedule: practice.settings.feeSchedule,
  });
}

function buildPatient({ random, number, practice }: PatientPlan, person: SimulatedPerson): FhirResource {
  const type = { coding: [{ system: `${TERMINOLOGY}/v2-0203`, code: 'MR' }] };
  const value = `M${String(number).padStart(6, '0')}`;
  const { address, ...rest } = renderPerson(person);
  // Of a few patients nobody has written down the address: their claims wait for it.
  const isAddressKnown = random.integer(1000) >= 15;
  return {
    resourceType: 'Patient',
    id: random.uuid(),
    ...profile('patient'),
    identifier: [{ use: 'usual', type, system: practice.systems.medicalRecords, value }],
    active: true,
    ...rest,
    ...(isAddressKnown && { address }),
  };
}

/** The first that is in force on the day, else the first of all: a claim names one even after it has lapsed. */
function findCoverage(coverages: readonly FhirResource[], date: CalendarDate): FhirResource | undefined {
  const isInForce = (coverage: FhirResource) => {
    const { start, end } = coverage['period'] as { start: CalendarDate; end?: CalendarDate };
    return start <= date && date <= (end ?? date);
  };
  return coverages.find(isInForce) ?? coverages[0];
}

/** 2024-01-01 was a Monday. */
function pickWorkday(random: Random, startDate: CalendarDate, endDate: CalendarDate): CalendarDate {
  for (;;) {
    const date = addDays(startDate, random.integer(daysBetween(startDate, endDate) + 1));
    const weekday = ((daysBetween('2024-01-01' as CalendarDate, date) % 7) + 7) % 7;
    if (weekday < 5) return date;
  }
}
