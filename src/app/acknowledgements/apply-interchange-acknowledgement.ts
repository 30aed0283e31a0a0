import { readTa1 } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { placeOf } from '../../../edi/x12/place-of.js';
import type { Segment } from '../../../edi/x12/segment.js';
import { INTERCHANGE_NOTES } from '../../../schemas/codes/interchange-notes.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { ClaimRecord, Records, SubmissionRecord } from '../ports.js';
import type { AcknowledgementResult, AcknowledgementSource } from './applied-acknowledgement.js';
import { recordVerdicts } from './record-verdicts.js';
import { codeOf } from './rejection-issues.js';

type Told = ReturnType<typeof readTa1>;

/** An ISA has a fixed width. */
const HEADER_BYTES = 106;

/**
 * Applies a TA1 to the interchange that it names by ISA13, date and time. Accepted says that the envelope arrived and
 * moves no claim; rejected rejects every claim in it that nobody has accepted yet, and opens a work item.
 */
export async function applyInterchangeAcknowledgement(
  context: AppContext,
  actor: Actor,
  source: AcknowledgementSource,
  segment: Segment,
): Promise<Outcome<AcknowledgementResult>> {
  const told = readTa1(segment);
  if (!['A', 'E', 'R'].includes(told.code)) {
    const at = placeOf(segment, 4);
    return done({
      issues: [issue('acknowledgement.unknown-code', at, { element: 'TA104', wanted: 'A, E, R' })],
    });
  }
  const act = { action: 'acknowledgement.apply', objectType: 'file', objectId: source.fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const number = numberOf(told);
    const submissions = await findSubmissions(records, told);
    const base = {
      kind: 'TA1',
      setControlNumber: number,
      code: told.code,
      accepted: 0,
      rejected: 0,
    } as const;
    if (submissions.length === 0) {
      const found = issue('acknowledgement.unknown-interchange', placeOf(segment, 1), { number });
      const naturalKey = `unmatched-acknowledgement:${source.fileId}:TA1:${source.ordinal}`;
      await records.workItems.open([
        { naturalKey, kind: 'unmatched-acknowledgement', amount: ZERO, issues: [found] },
      ]);
      const applied = { ...base, submissions: 0, unknown: 1, claims: 0 };
      return done({ applied, issues: [{ ...found, severity: 'warning' as const }] });
    }
    const counts = { accepted: 0, rejected: 0, claims: 0 };
    for (const submission of submissions) {
      const { claims, moved } = await answer(records, source, submission, told);
      counts[told.code === 'R' ? 'rejected' : 'accepted'] += claims;
      counts.claims += moved;
    }
    records.audit.count({ submissions: submissions.length, claims: counts.claims });
    const applied = { ...base, ...counts, submissions: submissions.length, unknown: 0 };
    return done({ applied, issues: told.code === 'E' ? [tell(told, segment)] : [] });
  });
}

/** ISA13 comes again after a billion files, or when a partner mixes up its senders: date and time decide. */
async function findSubmissions(records: Records, told: Told): Promise<SubmissionRecord[]> {
  const found = await records.submissions.findByInterchangeControlNumber(numberOf(told));
  const meant: SubmissionRecord[] = [];
  for (const submission of found) {
    const bytes = await records.files.read(submission.fileId);
    const header = parseX12(bytes.subarray(0, HEADER_BYTES)).interchanges[0]?.header;
    if (header?.element(9) === told.date && header.element(10) === told.time) meant.push(submission);
  }
  return meant;
}

async function answer(
  records: Records,
  { fileId }: AcknowledgementSource,
  submission: SubmissionRecord,
  told: Told,
): Promise<{ claims: number; moved: number }> {
  const { submissionId, claimIds, state } = submission;
  const isRejected = told.code === 'R';
  if (state === 'built' || (state === 'sent' && isRejected)) {
    await records.submissions.setState(submissionId, isRejected ? 'rejected' : 'sent');
  }
  if (!isRejected) return { claims: claimIds.length, moved: 0 };
  const latest = await records.submissions.findLatest(claimIds);
  const claims = await records.claims.getByIds(claimIds);
  const current = claims.filter(({ claimId }) => latest.get(claimId) === submissionId);
  const verdicts = current.map((record) => ({ record, outcome: 'rejected' as const }));
  const moved = await recordVerdicts(records, { fileId, level: 'interchange' }, verdicts);
  const rejected = claims.filter(({ claimId }) => moved.has(claimId));
  await records.workItems.open([buildItem(submissionId, rejected, told)]);
  return { claims: claims.length, moved: moved.size };
}

function buildItem(submissionId: string, rejected: readonly ClaimRecord[], told: Told): PlannedWorkItem {
  return {
    naturalKey: `rejected-submission:${submissionId}`,
    kind: 'rejected-submission',
    amount: sumCents(rejected, ({ claim }) => claim.chargeAmount),
    issues: [issue('acknowledgement.interchange-rejected', { segment: 'ISA' }, noteOf(told))],
  };
}

function tell(told: Told, segment: Segment): Issue {
  const at = placeOf(segment, 5);
  return issue('acknowledgement.interchange-with-errors', at, noteOf(told), 'warning');
}

function noteOf({ noteCode }: Told): { code: string; text: string } {
  return { code: codeOf(noteCode), text: INTERCHANGE_NOTES.get(noteCode) ?? 'a note without a text here' };
}

/** ISA13 has nine digits; some senders leave out its zeros. */
function numberOf({ interchangeControlNumber }: Told): string {
  return /^\d{1,9}$/.test(interchangeControlNumber) ? interchangeControlNumber.padStart(9, '0') : '?';
}
