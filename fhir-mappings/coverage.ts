import type { CalendarDate } from '../schemas/calendar-date.js';
import type { Person, Subscriber } from '../schemas/claim.js';
import type { PayerSettings } from '../schemas/practice.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import type { CoverageFacts } from './intake-result.js';
import { findOwn } from './own-entry.js';
import { typeCodesOf } from './patient.js';
import { readPerson } from './person.js';
import { findMatch, readTraits } from './resource-match.js';
import type { FhirResource } from './resources.js';
import { readPeriod } from './service-period.js';

/** SBR01 by place in the order. */
const RESPONSIBILITIES = 'PSTABCDEFGH';

/** Subscriber relationship to PAT01 and SBR02 (individual relationship code). */
const RELATIONSHIPS: Readonly<Record<string, string>> = {
  self: '18',
  spouse: '01',
  child: '19',
  common: '53',
  parent: 'G8',
  other: 'G8',
};

/** What one coverage says, before its place in the order is known. */
export type CoverageDraft = Omit<CoverageFacts, 'sequence' | 'payerResponsibility'>;

/**
 * The Coverages of the patient that are active on the date of service, by Account.coverage.priority, then
 * Coverage.order, then the order of the input. Those that stand for self-pay are left out and say so.
 */
export function readCoverages(
  reading: EncounterReading,
  patient: FhirResource,
  person: Person,
  date: CalendarDate,
): { drafts: CoverageDraft[]; isSelfPay: boolean; active: number; inactive: number } {
  const { coverages, accounts } = reading.setting.links.ofPatient(patient);
  const priorities = readPriorities(reading, accounts);
  const ordered = coverages
    .map((coverage, index) => ({
      coverage,
      order: [priorities.get(coverage) ?? LAST, coverage.element.number('order') ?? LAST, index] as const,
    }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2])
    .map(({ coverage }) => coverage);
  for (const coverage of ordered) reading.read.add(coverage);
  const active = ordered.filter((coverage) => isActive(reading, coverage.element, date));
  const insured = active.filter((coverage) => !isSelfPay(reading, coverage));
  return {
    drafts: insured.flatMap((coverage) => readCoverage(reading, coverage, patient, person) ?? []),
    isSelfPay: active.length > 0 && insured.length === 0,
    active: active.length,
    inactive: coverages.length - active.length,
  };
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Gives each coverage its place: P, S, T, A to H. */
export function orderCoverages(reading: EncounterReading, drafts: readonly CoverageDraft[]): CoverageFacts[] {
  const { length: limit } = RESPONSIBILITIES;
  if (drafts.length > limit)
    reading.hold('fhir.too-many-coverages', 'Coverage', { count: drafts.length, limit });
  return drafts.slice(0, limit).map((draft, index) => ({
    ...draft,
    sequence: index + 1,
    payerResponsibility: RESPONSIBILITIES[index] as string,
  }));
}

function readPriorities(
  reading: EncounterReading,
  accounts: readonly FhirResource[],
): Map<FhirResource, number> {
  const priorities = new Map<FhirResource, number>();
  for (const account of accounts.filter(({ element }) => element.text('status') === 'active')) {
    for (const item of account.element.list('coverage')) {
      const coverage = reading.find(item.get('coverage'), account, ['Coverage']);
      const priority = item.number('priority');
      if (coverage && priority !== undefined) priorities.set(coverage, priority);
    }
  }
  return priorities;
}

function isActive(reading: EncounterReading, coverage: FhirElement, date: CalendarDate): boolean {
  if (coverage.text('status') !== 'active') return false;
  const period = coverage.get('period');
  if (!period.get('start').exists) {
    const end = reading.findDate(period, 'end');
    return end === undefined || date <= end;
  }
  const found = readPeriod(reading, period);
  const isOpen = !period.get('end').exists;
  return found !== undefined && found.from <= date && (isOpen || date <= (found.to ?? found.from));
}

function isSelfPay(reading: EncounterReading, coverage: FhirResource): boolean {
  const { element } = coverage;
  const type = element.get('type').list('coding')[0];
  const payor = element.list('payor')[0];
  const byType = type?.text('system')?.endsWith('/coverage-selfpay') ?? false;
  const byPayor =
    payor !== undefined && reading.find(payor, coverage, ['Patient', 'RelatedPerson']) !== undefined;
  return byType || byPayor || (findPayer(reading, coverage)?.selfPay ?? false);
}

function findPayer(reading: EncounterReading, coverage: FhirResource): PayerSettings | undefined {
  const payor = coverage.element.list('payor')[0] ?? coverage.element.get('payor');
  const organization = reading.find(payor, coverage, ['Organization']);
  return findMatch(reading.practice.payers, readTraits(organization?.element, payor));
}

function readCoverage(
  reading: EncounterReading,
  coverage: FhirResource,
  patient: FhirResource,
  person: Person,
): CoverageDraft | undefined {
  const { element } = coverage;
  const payer = findPayer(reading, coverage);
  if (!payer) return reading.hold('fhir.unknown-payer', `${element.path}.payor[0]`);
  const ownNumber = element.list('identifier').find((item) => typeCodesOf(item).includes('MB'));
  const ownId = ownNumber && reading.findIdentifier(ownNumber, 'value', 80);
  const subscriberId = reading.findIdentifier(element, 'subscriberId', 80);
  const relationship = readRelationship(reading, coverage, patient);
  if (relationship === undefined) return undefined;
  // A dependent with a member id of his own is sent as subscriber.
  const hasOwnId = ownId !== undefined && subscriberId !== undefined && ownId !== subscriberId;
  const isSubscriber = relationship === '18' || hasOwnId;
  const memberId = isSubscriber ? (ownId ?? subscriberId) : (subscriberId ?? ownId);
  if (memberId === undefined) {
    if (ownNumber || element.get('subscriberId').exists) return undefined;
    return reading.hold('fhir.missing-element', element.get('subscriberId'), { element: 'member id' });
  }
  const holder = isSubscriber ? person : readSubscriberPerson(reading, coverage);
  if (!holder) return undefined;
  return buildCoverage(
    payer,
    holder,
    isSubscriber ? '18' : relationship,
    memberId,
    readGroup(reading, element),
  );
}

/** Joins payer, subscriber and relationship. */
export function buildCoverage(
  payer: PayerSettings,
  person: Person,
  relationshipCode: string,
  memberId: string,
  group: Pick<Subscriber, 'groupNumber' | 'groupName'>,
): CoverageDraft {
  const { payerId = '', name, address, claimFilingCode = '', capitated: isCapitated } = payer;
  return {
    payer: { payerId, name, ...(address && { address }) },
    subscriber: { ...person, memberId, ...group, claimFilingCode },
    relationshipCode,
    isMedicaid: claimFilingCode === 'MC',
    isCapitated,
  };
}

function readRelationship(
  reading: EncounterReading,
  coverage: FhirResource,
  patient: FhirResource,
): string | undefined {
  const { element } = coverage;
  const coding = element.get('relationship').list('coding')[0];
  if (!coding) {
    const subscriber = reading.find(element.get('subscriber'), coverage, ['Patient']);
    return subscriber === patient
      ? '18'
      : reading.hold('fhir.unknown-relationship', element.get('relationship'));
  }
  const code = findOwn(RELATIONSHIPS, coding.text('code'));
  return code ?? reading.hold('fhir.unknown-relationship', coding);
}

function readSubscriberPerson(reading: EncounterReading, coverage: FhirResource): Person | undefined {
  const reference = coverage.element.get('subscriber');
  const subscriber = reading.find(reference, coverage, ['Patient', 'RelatedPerson']);
  if (subscriber) return readPerson(reading, subscriber.element);
  return reading.hold('fhir.unresolved-reference', reference, { type: 'subscriber' });
}

function readGroup(
  reading: EncounterReading,
  coverage: FhirElement,
): Pick<Subscriber, 'groupNumber' | 'groupName'> {
  const group = coverage
    .list('class')
    .find((item) => item.get('type').list('coding')[0]?.text('code') === 'group');
  const groupNumber = group && reading.findIdentifier(group, 'value', 50);
  const groupName = group && reading.findText(group, 'name', 60);
  return { ...(groupNumber && { groupNumber }), ...(groupName && { groupName }) };
}
