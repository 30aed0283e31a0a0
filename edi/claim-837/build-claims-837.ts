import type { Claim } from '../../schemas/claim.js';
import type { SegmentData, SegmentSink } from '../x12/segment.js';
import { buildBillingLevel, buildPatientLevel, buildSubscriberLevel, isSelf } from './build-levels.js';
import type { ClaimBatch } from './claim-batch.js';
import { getClaimFormat } from './claim-forms.js';
import { groupClaims, splitClaims } from './group-claims.js';
import { buildContact } from './party-segments.js';

/**
 * The segments between ST and SE of an 837 of any form (005010X222A1, X223A2, X224A2). Claims of one billing provider
 * stand together, and below it those of one subscriber with one payer, in the order in which they first come.
 */
export function buildClaims837(batch: ClaimBatch): SegmentData[] {
  const segments: SegmentData[] = [];
  buildClaims837Into({ add: (segment) => void segments.push(segment) }, batch);
  return segments;
}

/** The same segments one claim after another, so that those of many claims are never there together. */
export function buildClaims837Into(sink: SegmentSink, batch: ClaimBatch): void {
  const hierarchy = new Hierarchy(sink);
  hierarchy.addHead(batch);
  for (const ofProvider of groupClaims(batch.claims, 'billing')) hierarchy.addProvider(ofProvider);
}

/** BHT, 1000A and 1000B. */
function buildHead(batch: ClaimBatch): SegmentData[] {
  const to: SegmentData[] = [];
  const { submitter, receiver } = batch;
  const purpose = batch.isReissue ? '18' : '00';
  to.push(['BHT', '0019', purpose, batch.reference, batch.date, batch.time, batch.typeCode ?? 'CH']);
  const type = submitter.entityType === 'person' ? '1' : '2';
  const { firstName = '', middleName = '', furtherNumbers = [] } = submitter;
  to.push(['NM1', '41', type, submitter.name, firstName, middleName, '', '', '46', submitter.id]);
  buildContact(to, { name: submitter.contactName, phone: submitter.contactPhone, furtherNumbers });
  buildContact(to, submitter.secondContact);
  to.push(['NM1', '40', '2', receiver.name, '', '', '', '', '46', receiver.id]);
  return to;
}

/** The HL tree: 20 billing provider, 22 subscriber, 23 patient who is not the subscriber. */
class Hierarchy {
  readonly #sink: SegmentSink;
  #count = 0;

  constructor(sink: SegmentSink) {
    this.#sink = sink;
  }

  addHead(batch: ClaimBatch): void {
    this.#add(buildHead(batch));
  }

  addProvider(claims: readonly Claim[]): void {
    const id = this.#addLevel('', '20', true);
    this.#add(buildBillingLevel(claims[0]!));
    for (const ofSubscriber of groupClaims(claims, 'coverage')) {
      if (!isSelf(ofSubscriber[0]!)) this.#addSubscriber(id, ofSubscriber);
      else for (const part of splitClaims(ofSubscriber)) this.#addSubscriber(id, part);
    }
  }

  #addSubscriber(parent: string, claims: readonly Claim[]): void {
    const isPatient = isSelf(claims[0]!);
    const id = this.#addLevel(parent, '22', !isPatient);
    this.#add(buildSubscriberLevel(claims[0]!));
    if (isPatient) {
      this.#addClaims(claims);
      return;
    }
    for (const ofPatient of groupClaims(claims, 'patient')) {
      for (const part of splitClaims(ofPatient)) this.#addPatient(id, part);
    }
  }

  #addPatient(parent: string, claims: readonly Claim[]): void {
    this.#addLevel(parent, '23', false);
    this.#add(buildPatientLevel(claims[0]!));
    this.#addClaims(claims);
  }

  #addClaims(claims: readonly Claim[]): void {
    for (const claim of claims) this.#add(getClaimFormat(claim.form).build(claim));
  }

  #addLevel(parent: string, code: string, hasChild: boolean): string {
    this.#count += 1;
    const id = String(this.#count);
    this.#sink.add(['HL', id, parent, code, hasChild ? '1' : '0']);
    return id;
  }

  #add(segments: readonly SegmentData[]): void {
    for (const segment of segments) this.#sink.add(segment);
  }
}
