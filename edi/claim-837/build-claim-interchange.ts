import type { Claim } from '../../schemas/claim.js';
import type { InterchangeData, SetData } from '../x12/write-x12.js';
import { buildClaims837, type ClaimBatch } from './build-claims-837.js';

/** Claims of one transaction set; more make another set (005010X222A1 recommends the limit). */
export const CLAIMS_PER_SET = 5000;

const VERSION = '005010X222A1';

/** A batch with what its envelope says. */
export interface ClaimSubmission extends ClaimBatch {
  /** ISA05 and ISA06; the identifier is GS02 too. */
  readonly sender: { readonly qualifier?: string; readonly id: string };
  /** ISA07 and ISA08; the identifier is GS03 too. */
  readonly recipient: { readonly qualifier?: string; readonly id: string };
  /** ISA13. */
  readonly interchangeControlNumber: string;
  /** GS06. */
  readonly groupControlNumber: string;
  /** ISA15: P production, T test. */
  readonly usage: 'P' | 'T';
  /** ISA14: whether a TA1 is asked for; true when left out. */
  readonly acknowledgementRequested?: boolean;
}

/** What the X12 writer takes for a file of professional claims: one group with a set for every 5,000 claims. */
export function buildClaimInterchange(submission: ClaimSubmission): InterchangeData {
  const { sender, recipient, date, time, usage } = submission;
  return {
    ...(sender.qualifier !== undefined && { senderQualifier: sender.qualifier }),
    senderId: sender.id,
    ...(recipient.qualifier !== undefined && { receiverQualifier: recipient.qualifier }),
    receiverId: recipient.id,
    date: date.slice(2),
    time: time.slice(0, 4),
    controlNumber: submission.interchangeControlNumber,
    acknowledgementRequested: submission.acknowledgementRequested ?? true,
    usage,
    groups: [
      {
        functionalCode: 'HC',
        senderCode: sender.id,
        receiverCode: recipient.id,
        date,
        time,
        controlNumber: submission.groupControlNumber,
        version: VERSION,
        sets: buildSets(submission),
      },
    ],
  };
}

/** ST02 counts from 0001; BHT03 of every set after the first has its number appended, so that each is unique. */
function buildSets(submission: ClaimSubmission): SetData[] {
  return splitClaims(submission.claims).map((claims, index) => ({
    identifier: '837',
    controlNumber: String(index + 1).padStart(4, '0'),
    segments: buildClaims837({
      ...submission,
      claims,
      reference: index === 0 ? submission.reference : `${submission.reference}-${index + 1}`,
    }),
  }));
}

function splitClaims(claims: readonly Claim[]): Claim[][] {
  const count = Math.ceil(claims.length / CLAIMS_PER_SET);
  return Array.from({ length: count }, (_, index) =>
    claims.slice(index * CLAIMS_PER_SET, (index + 1) * CLAIMS_PER_SET),
  );
}
