import { readAcknowledgement999 } from '../../edi/acknowledgements/read-acknowledgement-999.js';
import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import { ZERO } from '../../schemas/money.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import { isTransition } from '../domain/claims/lifecycle.js';
import type { Actor } from './actor.js';
import type { AppContext } from './context.js';
import type { ClaimState, Records, SubmissionRecord, SubmissionState } from './ports.js';

export interface AppliedAcknowledgement {
  readonly setControlNumber: string;
  /** AK901. */
  readonly code: string;
  /** Submissions that it names and we know. */
  readonly submissions: number;
  readonly claims: number;
}

const SUBMISSION_STATES: Readonly<Record<string, SubmissionState>> = {
  A: 'accepted',
  E: 'accepted',
  P: 'partly-accepted',
};

/**
 * Applies a 999 to the submissions it names: a rejected set rejects every claim in it and opens a work item, an
 * accepted one moves its claims forward. It never moves a claim back.
 */
export async function applyAcknowledgement(
  context: AppContext,
  actor: Actor,
  fileId: string,
  set: TransactionSet,
): Promise<Outcome<AppliedAcknowledgement>> {
  const act = { action: 'acknowledgement.apply', objectType: 'file', objectId: fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const acknowledgement = readAcknowledgement999(set);
    const setControlNumber = set.controlNumber;
    if (!acknowledgement) return done({ setControlNumber, code: '', submissions: 0, claims: 0 });
    const { groupControlNumber, code, sets } = acknowledgement;
    const submissions = await records.submissions.findByGroupControlNumber(groupControlNumber);
    let claims = 0;
    for (const submission of submissions) {
      const named = sets.find((each) => each.controlNumber === submission.transactionSetControlNumber);
      const state = SUBMISSION_STATES[named?.code ?? code] ?? 'rejected';
      await records.submissions.setState(submission.submissionId, state);
      claims += await moveClaims(records, submission, state, fileId);
    }
    records.audit.count({ submissions: submissions.length, claims });
    return done({ setControlNumber, code, submissions: submissions.length, claims });
  });
}

async function moveClaims(
  records: Records,
  submission: SubmissionRecord,
  state: SubmissionState,
  fileId: string,
): Promise<number> {
  const to: ClaimState = state === 'rejected' ? 'rejected' : 'accepted';
  const claims = await records.claims.getByIds(submission.claimIds);
  const moved = claims.filter((claim) => isTransition(claim.state, to, 'acknowledgement'));
  await records.claims.update(moved.map((claim) => ({ ...claim, state: to, version: claim.version + 1 })));
  const cause = `acknowledgement:${fileId}`;
  await records.claims.appendEvents(moved.map(({ claimId, state: from }) => ({ claimId, from, to, cause })));
  if (to === 'rejected') {
    const naturalKey = `rejected-submission:${submission.submissionId}`;
    await records.workItems.open([{ naturalKey, kind: 'rejected-submission', amount: ZERO, issues: [] }]);
  }
  return moved.length;
}
