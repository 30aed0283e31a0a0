import type { Claim, Provider, Subscriber } from '../../schemas/claim.js';
import type { SegmentData } from '../x12/segment.js';
import { claimSegments } from './claim-segments.js';
import {
  addressSegments,
  coverageSegment,
  demographics,
  payerName,
  personName,
  providerName,
} from './party-segments.js';

/** Repeat of loop 2300. */
const CLAIMS_PER_PATIENT = 100;

export interface ClaimBatch {
  readonly claims: readonly Claim[];
  readonly submitter: {
    readonly name: string;
    readonly id: string;
    readonly contactName: string;
    readonly contactPhone: string;
  };
  readonly receiver: { readonly name: string; readonly id: string };
  /** BHT03, unique per submission. */
  readonly reference: string;
  /** BHT04: CCYYMMDD. */
  readonly date: string;
  /** BHT05: HHMM. */
  readonly time: string;
}

/**
 * The segments between ST and SE of an 837P (005010X222A1). Claims of one billing provider stand together, and
 * below it those of one subscriber with one payer, in the order in which they first come.
 */
export function buildClaims837(batch: ClaimBatch): SegmentData[] {
  const { submitter, receiver, claims } = batch;
  const phone = submitter.contactPhone;
  const hierarchy = new Hierarchy();
  for (const ofProvider of groupBy(claims, (claim) => claim.billingProvider)) {
    hierarchy.addProvider(ofProvider);
  }
  return [
    ['BHT', '0019', '00', batch.reference, batch.date, batch.time, 'CH'],
    ['NM1', '41', '2', submitter.name, '', '', '', '', '46', submitter.id],
    ['PER', 'IC', submitter.contactName, 'TE', phone],
    ['NM1', '40', '2', receiver.name, '', '', '', '', '46', receiver.id],
    ...hierarchy.segments,
  ];
}

/** Groups by the JSON of a key, first come first. */
function groupBy(claims: readonly Claim[], keyOf: (claim: Claim) => unknown): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = JSON.stringify(keyOf(claim));
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()];
}

/** Parts of no more claims than one patient level may hold. */
function splitClaims(claims: readonly Claim[]): Claim[][] {
  const parts = Math.ceil(claims.length / CLAIMS_PER_PATIENT);
  return Array.from({ length: parts }, (_, index) =>
    claims.slice(index * CLAIMS_PER_PATIENT, (index + 1) * CLAIMS_PER_PATIENT),
  );
}

/** The HL tree: 20 billing provider, 22 subscriber, 23 patient who is not the subscriber. */
class Hierarchy {
  readonly segments: SegmentData[] = [];
  private count = 0;

  addProvider(claims: readonly Claim[]): void {
    const { billingProvider } = claims[0]!;
    const id = this.level('', '20', true);
    this.segments.push(...billingProviderSegments(billingProvider));
    const coverageOf = (claim: Claim) => [
      findSubscriber(claim),
      claim.payer,
      claim.payerResponsibility,
      isSelf(claim),
    ];
    for (const ofSubscriber of groupBy(claims, coverageOf)) {
      if (!isSelf(ofSubscriber[0]!)) this.addSubscriber(id, ofSubscriber);
      else for (const part of splitClaims(ofSubscriber)) this.addSubscriber(id, part);
    }
  }

  private addSubscriber(parent: string, claims: readonly Claim[]): void {
    const [first] = claims as [Claim];
    const isPatient = isSelf(first);
    const id = this.level(parent, '22', !isPatient);
    this.segments.push(...subscriberSegments(first, isPatient));
    if (isPatient) {
      for (const claim of claims) this.segments.push(...claimSegments(claim));
      return;
    }
    for (const ofPatient of groupBy(claims, (claim) => [claim.patient, claim.relationshipCode])) {
      for (const part of splitClaims(ofPatient)) this.addPatient(id, part);
    }
  }

  private addPatient(parent: string, claims: readonly Claim[]): void {
    const { patient, relationshipCode } = claims[0]!;
    this.level(parent, '23', false);
    this.segments.push(['PAT', relationshipCode], personName('QC', patient));
    this.segments.push(...addressSegments(patient.address), ...demographics(patient));
    for (const claim of claims) this.segments.push(...claimSegments(claim));
  }

  private level(parent: string, code: string, hasChild: boolean): string {
    this.count += 1;
    const id = String(this.count);
    this.segments.push(['HL', id, parent, code, hasChild ? '1' : '0']);
    return id;
  }
}

/** Loop 2000A after its HL, and 2010AA. */
function billingProviderSegments(provider: Provider): SegmentData[] {
  const { taxonomyCode, taxId, contact } = provider;
  return [
    ...(taxonomyCode === undefined ? [] : [['PRV', 'BI', 'PXC', taxonomyCode] as const]),
    providerName('85', provider),
    ...addressSegments(provider.address),
    ...(taxId === undefined ? [] : [['REF', provider.taxIdQualifier ?? 'EI', taxId] as const]),
    ...(contact === undefined ? [] : [['PER', 'IC', contact.name, 'TE', contact.phone] as const]),
  ];
}

/** Loop 2000B after its HL, 2010BA and 2010BB. */
function subscriberSegments(claim: Claim, isPatient: boolean): SegmentData[] {
  const { payer } = claim;
  const subscriber = findSubscriber(claim);
  return [
    coverageSegment(claim.payerResponsibility, isPatient ? '18' : '', subscriber),
    personName('IL', subscriber, subscriber.memberId),
    ...(isPatient ? [...addressSegments(subscriber.address), ...demographics(subscriber)] : []),
    payerName(payer),
    ...addressSegments(payer.address),
  ];
}

function isSelf(claim: Claim): boolean {
  return claim.relationshipCode === '18';
}

/** The subscriber; who is the patient too may have the address and date of birth there alone. */
function findSubscriber(claim: Claim): Subscriber {
  return isSelf(claim) ? { ...claim.patient, ...claim.subscriber } : claim.subscriber;
}
