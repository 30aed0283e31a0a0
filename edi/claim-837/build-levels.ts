import type { Claim, Subscriber } from '../../schemas/claim.js';
import type { SegmentData } from '../x12/segment.js';
import {
  buildAddress,
  buildBillingProvider,
  buildContact,
  buildDemographics,
  buildPatientInformation,
  buildPayer,
  buildReferences,
  coverageSegment,
  personName,
  subscriberName,
} from './party-segments.js';

export function isSelf(claim: Claim): boolean {
  return claim.relationshipCode === '18';
}

/** The subscriber; who is the patient too may have the address and date of birth there alone. */
export function findSubscriber(claim: Claim): Subscriber {
  const { patient, subscriber } = claim;
  if (!isSelf(claim)) return subscriber;
  // Most often the subscriber has it all, and a copy for every claim is what costs here.
  for (const key in patient) if (!(key in subscriber)) return { ...patient, ...subscriber };
  return subscriber;
}

/** Loop 2000A after its HL, 2010AA to 2010AC. */
export function buildBillingLevel(claim: Claim): SegmentData[] {
  const to: SegmentData[] = [];
  const { billingProvider, payToAddress, payToPlan, currencyCode } = claim;
  if (billingProvider.taxonomyCode !== undefined) {
    to.push(['PRV', 'BI', 'PXC', billingProvider.taxonomyCode]);
  }
  if (currencyCode !== undefined) to.push(['CUR', '85', currencyCode]);
  buildBillingProvider(to, billingProvider);
  if (payToAddress) {
    to.push(['NM1', '87', billingProvider.entityType === 'person' ? '1' : '2']);
    buildAddress(to, payToAddress);
  }
  if (payToPlan) {
    buildPayer(to, payToPlan, 'PE');
    buildReferences(to, payToPlan.references);
  }
  return to;
}

/** Loop 2000B after its HL, 2010BA and 2010BB. */
export function buildSubscriberLevel(claim: Claim): SegmentData[] {
  const to: SegmentData[] = [];
  const isPatient = isSelf(claim);
  const subscriber = findSubscriber(claim);
  const { payer, payerResponsibility, insuranceTypeCode } = claim;
  to.push(coverageSegment(payerResponsibility, isPatient ? '18' : '', subscriber, insuranceTypeCode));
  if (isPatient) buildPatientInformation(to, subscriber);
  to.push(subscriberName(subscriber));
  if (isPatient || claim.isSubscriberDescribed) {
    buildAddress(to, subscriber.address);
    buildDemographics(to, subscriber);
  }
  buildReferences(to, subscriber.references);
  if (isPatient || claim.isSubscriberDescribed) buildContact(to, subscriber.contact);
  buildPayer(to, payer);
  buildReferences(to, payer.references);
  return to;
}

/** Loop 2000C after its HL, and 2010CA. */
export function buildPatientLevel({ patient, relationshipCode }: Claim): SegmentData[] {
  const to: SegmentData[] = [];
  buildPatientInformation(to, patient, relationshipCode);
  to.push(personName('QC', patient));
  buildAddress(to, patient.address);
  buildDemographics(to, patient);
  buildReferences(to, patient.references);
  buildContact(to, patient.contact);
  return to;
}
