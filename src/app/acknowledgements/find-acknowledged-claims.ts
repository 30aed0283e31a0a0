import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedReceiver,
  AcknowledgedTotals,
  AcknowledgingSource,
  ClaimAcknowledgement,
  ClaimStatus,
} from '../../../schemas/claim-acknowledgement.js';
import { classifyClaimStatus } from '../../domain/claims/classify-claim-status.js';
import type { AcknowledgementLevel } from '../../domain/claims/find-acknowledged-state.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { ClaimRecord, Records, SubmissionRecord } from '../ports.js';

/** What a 277CA says at one place: of one claim, or of all claims of a batch or of a provider in it. */
export interface Statement {
  readonly level: AcknowledgementLevel & ('clearinghouse' | 'payer');
  readonly loop: '2200B' | '2200C' | '2200D';
  readonly statuses: readonly ClaimStatus[];
  readonly claim?: AcknowledgedClaim;
  /** The file of ours that the batch names, when it is one. */
  readonly submission?: SubmissionRecord;
  /** Our claims that are meant; of a claim that is named exactly one, else it is not known. */
  readonly records: readonly ClaimRecord[];
}

type Unmatched = Omit<Statement, 'records'> & {
  readonly providerId?: string;
  /** How many claims it says were rejected, where it speaks of a batch and says so. */
  readonly rejectedCount?: number;
};

/** Every statement of a 277CA with the claims that it means, locked. */
export async function findAcknowledgedClaims(
  records: Records,
  acknowledgement: ClaimAcknowledgement,
): Promise<Statement[]> {
  const unmatched: Unmatched[] = [];
  for (const source of acknowledgement.sources) {
    for (const receiver of source.receivers) {
      const submission = await findSubmission(records, receiver);
      unmatched.push(...listStatements(source, receiver, submission));
    }
  }
  const named = unmatched.flatMap(({ claim }) => (claim ? [claim.patientControlNumber] : []));
  const byNumber = groupByNumber(await records.claims.findForRemittance([...new Set(named)], []));
  const batches = unmatched.filter(({ claim, submission }) => !claim && submission);
  const batchIds = batches.flatMap(({ submission }) => submission?.claimIds ?? []);
  const inBatches = await records.claims.getByIds([...new Set(batchIds)]);
  return unmatched.map((statement): Statement => {
    const { claim, submission, providerId, rejectedCount } = statement;
    if (claim)
      return { ...statement, records: byNumber.get(readControlNumber(claim.patientControlNumber)) ?? [] };
    const own = new Set(submission?.claimIds ?? []);
    const isMeant = ({ claimId, claim: { billingProvider } }: ClaimRecord) =>
      own.has(claimId) && (providerId === undefined || billingProvider.npi === providerId);
    const meant = inBatches.filter(isMeant);
    // A number of the sender's own may happen to be one of ours; the count of claims is not likely to agree then.
    const isOurs = rejectedCount === undefined || rejectedCount === meant.length;
    return { ...statement, records: isOurs ? meant : [] };
  });
}

function listStatements(
  source: AcknowledgingSource,
  receiver: AcknowledgedReceiver,
  submission: SubmissionRecord | undefined,
): Unmatched[] {
  const level = source.name.entityCode === 'PR' ? 'payer' : 'clearinghouse';
  const base = { level, ...(submission && { submission }) } as const;
  const whole = ({ statuses }: AcknowledgedReceiver | AcknowledgedProvider) =>
    classifyClaimStatus(statuses).outcome === 'rejected';
  if (receiver.providers.length === 0) {
    const { statuses, totals } = receiver;
    return whole(receiver) ? [{ ...base, loop: '2200B', statuses, ...countOf(totals) }] : [];
  }
  return receiver.providers.flatMap((provider): Unmatched[] => {
    const { claims, statuses } = provider;
    if (claims.length > 0) {
      return claims.map((claim) => ({ ...base, loop: '2200D', claim, statuses: claim.statuses }));
    }
    if (!whole(provider)) return [];
    const providerId = provider.name.identifier ?? '';
    return [{ ...base, loop: '2200C', statuses, providerId, ...countOf(provider.totals) }];
  });
}

function countOf({ rejectedCount }: AcknowledgedTotals): { rejectedCount?: number } {
  return rejectedCount === undefined ? {} : { rejectedCount };
}

/** 2200B TRN02 is our BHT03, which is ISA13; payers who got the claims from a clearinghouse have numbers of its own. */
async function findSubmission(
  records: Records,
  { batchReference = '' }: AcknowledgedReceiver,
): Promise<SubmissionRecord | undefined> {
  if (!/^\d{9}$/.test(batchReference)) return undefined;
  const [submission] = await records.submissions.findByInterchangeControlNumber(batchReference);
  return submission;
}

function groupByNumber(claims: readonly ClaimRecord[]): Map<string, ClaimRecord[]> {
  const groups = new Map<string, ClaimRecord[]>();
  for (const record of claims) {
    const number = readControlNumber(record.claim.patientControlNumber);
    const group = groups.get(number);
    if (group) group.push(record);
    else groups.set(number, [record]);
  }
  return groups;
}
