import { CLAIMS_PER_SET } from '../../../edi/claim-837/build-claim-interchange.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { type Cents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { TradingPartner } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import { type AppContext, sha256 } from '../context.js';
import type { ClaimRecord, Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { buildInterchange } from './build-interchange.js';
import { claimEditKey } from './claim-intake.js';

export interface Submission {
  readonly submissionId: string;
  readonly fileId: string;
  readonly interchangeControlNumber: string;
  readonly claims: number;
  readonly chargeAmount: Cents;
  /** Carries ISA13, so that writing it again after an unknown outcome gives the same file. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface SubmitSummary {
  readonly submissions: readonly Submission[];
  /** Claims that did not pass as bytes and went to the worklist. */
  readonly needsWork: number;
}

/**
 * Ready claims become 837P files until none is left. Control numbers, bytes, submission and claim states are one
 * transaction; our own bytes are checked against the guide first, and a claim that fails goes to the worklist.
 *
 * @param requestKey names the request, so that asking again after an answer was lost gives what it made
 */
export async function submitClaims(
  context: AppContext,
  actor: Actor,
  requestKey?: string,
): Promise<Outcome<SubmitSummary>> {
  const submissions: Submission[] = [];
  let needsWork = 0;
  if (requestKey !== undefined) {
    const made = await findMade(context, actor, requestKey);
    if ('refused' in made) return made;
    if (made.done.length > 0) return done({ submissions: made.done, needsWork });
  }
  for (;;) {
    const act = { action: 'claim.submit', objectType: 'submission' } as const;
    const outcome = await context.unitOfWork.run(actor, act, (records) =>
      submitBatch(context, records, requestKey),
    );
    if ('refused' in outcome) return outcome;
    const batch = outcome.done;
    needsWork += batch.needsWork;
    if (batch.submission) submissions.push(batch.submission);
    if (batch.taken < CLAIMS_PER_SET) return done({ submissions, needsWork });
  }
}

async function findMade(
  context: AppContext,
  actor: Actor,
  requestKey: string,
): Promise<Outcome<Submission[]>> {
  const act = { action: 'claim.submit', objectType: 'submission' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const made: Submission[] = [];
    for (const submission of await records.submissions.findByRequestKey(requestKey)) {
      const { submissionId, fileId, interchangeControlNumber, claimIds } = submission;
      const claims = await records.claims.getByIds(claimIds);
      made.push({
        ...{ submissionId, fileId, interchangeControlNumber, claims: claims.length },
        chargeAmount: sumCents(claims, (record) => record.claim.chargeAmount),
        fileName: fileNameOf(interchangeControlNumber),
        bytes: await records.files.read(fileId),
      });
    }
    return done(made);
  });
}

function fileNameOf(interchangeControlNumber: string): string {
  return `${interchangeControlNumber}.837`;
}

interface Batch {
  readonly taken: number;
  readonly needsWork: number;
  readonly submission?: Submission;
}

async function submitBatch(
  context: AppContext,
  records: Records,
  requestKey: string | undefined,
): Promise<Outcome<Batch>> {
  const partner = (await findPracticeSettings(records))?.tradingPartner;
  if (!partner) return refused('invalid', [issue('intake.no-trading-partner', { path: 'tradingPartner' })]);
  const taken = await records.claims.takeReady(CLAIMS_PER_SET);
  const clean: ClaimRecord[] = [];
  const failing: { record: ClaimRecord; issues: readonly Issue[] }[] = [];
  const trial = { interchange: '1', group: '1', set: '0001' };
  const whole = buildInterchange(taken, partner, trial, context.clock);
  for (const record of 'done' in whole ? [] : taken) {
    const alone = buildInterchange([record], partner, trial, context.clock);
    if ('refused' in alone) failing.push({ record, issues: alone.refused.issues });
  }
  const failed = new Set(failing.map(({ record }) => record));
  clean.push(...taken.filter((record) => !failed.has(record)));
  await sendToWorklist(records, failing);
  if (clean.length === 0) return done({ taken: taken.length, needsWork: failing.length });
  const submission = await storeSubmission(context, records, { claims: clean, partner, requestKey });
  records.audit.count({ claims: clean.length, needsWork: failing.length });
  return done({ taken: taken.length, needsWork: failing.length, submission });
}

async function sendToWorklist(
  records: Records,
  failing: readonly { record: ClaimRecord; issues: readonly Issue[] }[],
): Promise<void> {
  const changed = failing.map(({ record, issues }) => ({
    ...record,
    issues,
    state: 'needs-work' as const,
    version: record.version + 1,
  }));
  await records.claims.update(changed);
  await records.claims.appendEvents(
    changed.map(({ claimId }) => ({ claimId, from: 'ready', to: 'needs-work', cause: 'own-bytes-check' })),
  );
  await records.workItems.open(
    changed.map(({ claimId, claim, issues }) => ({
      naturalKey: claimEditKey(claimId),
      kind: 'claim-edit',
      claimId,
      amount: claim.chargeAmount,
      issues,
    })),
  );
}

interface StoredBatch {
  readonly claims: readonly ClaimRecord[];
  readonly partner: TradingPartner;
  readonly requestKey: string | undefined;
}

async function storeSubmission(
  context: AppContext,
  records: Records,
  { claims, partner, requestKey }: StoredBatch,
): Promise<Submission> {
  const numbers = {
    interchange: String(await records.counters.next('interchange')).padStart(9, '0'),
    group: String(await records.counters.next('group')),
    set: '0001',
  };
  const built = buildInterchange(claims, partner, numbers, context.clock);
  if ('refused' in built) throw new Error('Claims that pass alone do not pass together');
  const [submissionId, fileId] = [context.ids.next(), context.ids.next()];
  const fileName = fileNameOf(numbers.interchange);
  const file = { direction: 'out', kind: '837', name: fileName, state: 'built', issues: [] } as const;
  const bytes = built.done;
  await records.files.insert({ ...file, fileId, sha256: sha256(bytes), byteSize: bytes.length }, bytes);
  await records.submissions.insert({
    submissionId,
    fileId,
    receiverId: partner.receiverId,
    interchangeControlNumber: numbers.interchange,
    groupControlNumber: numbers.group,
    transactionSetControlNumber: numbers.set,
    state: 'built',
    ...(requestKey !== undefined && { requestKey }),
    claimIds: claims.map((record) => record.claimId),
  });
  await records.claims.update(
    claims.map((record) => ({ ...record, state: 'submitted' as const, version: record.version + 1 })),
  );
  const cause = `submission:${submissionId}`;
  await records.claims.appendEvents(
    claims.map(({ claimId }) => ({ claimId, from: 'ready', to: 'submitted', cause })),
  );
  const chargeAmount = sumCents(claims, (record) => record.claim.chargeAmount);
  const { interchange } = numbers;
  const count = claims.length;
  return {
    submissionId,
    fileId,
    interchangeControlNumber: interchange,
    claims: count,
    chargeAmount,
    fileName,
    bytes,
  };
}
