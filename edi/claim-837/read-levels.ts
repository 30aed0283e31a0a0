import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { ClaimLevels } from './claim-levels.js';
import { findParty, type LoopSegments } from './loop-segments.js';
import { readAddress, readBillingProvider, readPayer, readPerson, readSubscriber } from './read-party.js';

type Levels = Partial<ClaimLevels>;

/** Loop 2000A with 2010AA to 2010AC; undefined without a billing provider. */
export function readBillingLevel(head: LoopSegments, parties: readonly LoopSegments[]): Levels | undefined {
  const provider = findParty(parties, '85');
  if (!provider) return undefined;
  const currency = head.take('CUR');
  const payTo = findParty(parties, '87');
  payTo?.take('NM1');
  const plan = findParty(parties, 'PE');
  return present({
    billingProvider: readBillingProvider(provider, head.take('PRV')),
    currencyCode: currency && findText(currency, 2),
    payToAddress: payTo && readAddress(payTo),
    payToPlan: plan && readPayer(plan),
  });
}

/** Loop 2000B with 2010BA and 2010BB; undefined without a subscriber. Of the level above the provider stays. */
export function readSubscriberLevel(
  head: LoopSegments,
  parties: readonly LoopSegments[],
  above: Levels,
): Levels | undefined {
  const holder = findParty(parties, 'IL');
  const coverage = holder && head.take('SBR');
  if (!holder || !coverage) return undefined;
  const name = holder.find('NM1');
  const person = readPerson('2010BA', holder, head.take('PAT'));
  const isPatient = coverage.element(2) === '18';
  const isDescribed = person.address ?? person.birthDate ?? person.contact;
  const { billingProvider, currencyCode, payToAddress, payToPlan } = above;
  return present({
    billingProvider,
    currencyCode,
    payToAddress,
    payToPlan,
    subscriber: readSubscriber(person, name, coverage),
    isSubscriberDescribed: !isPatient && isDescribed ? (true as const) : undefined,
    payer: readPayer(findParty(parties, 'PR')),
    payerResponsibility: coverage.element(1),
    insuranceTypeCode: findText(coverage, 5),
    ...(isPatient && { patient: person, relationshipCode: '18' }),
  });
}

/** Loop 2000C with 2010CA; undefined without a patient. */
export function readPatientLevel(
  head: LoopSegments,
  parties: readonly LoopSegments[],
  above: Levels,
): Levels | undefined {
  const patient = findParty(parties, 'QC');
  if (!patient) return undefined;
  const information = head.take('PAT');
  const relationshipCode = information?.element(1) ?? '';
  return { ...above, patient: readPerson('2010CA', patient, information), relationshipCode };
}
