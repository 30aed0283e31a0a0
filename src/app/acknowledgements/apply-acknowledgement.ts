import {
  type AcknowledgedSet,
  type Acknowledgement999,
  readAcknowledgement999,
} from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { placeOf } from '../../../edi/x12/place-of.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records, SubmissionRecord } from '../ports.js';
import type { AcknowledgementResult, AcknowledgementSource } from './applied-acknowledgement.js';
import { recordVerdicts } from './record-verdicts.js';
import { codeOf, listSyntaxErrors } from './rejection-issues.js';

/** GS01 of claims: what else a 999 may speak of was not sent from here. */
const CLAIMS = 'HC';
const ACCEPTING = ['A', 'E'];
const REJECTING = ['R', 'M', 'W', 'X'];

/**
 * Applies a 999 or 997 to the submissions it names: a rejected set rejects every claim in it and opens a work item, an
 * accepted one moves its claims forward. It never moves a claim back. A set of which it says neither keeps its state,
 * with a work item.
 */
export async function applyAcknowledgement(
  context: AppContext,
  actor: Actor,
  source: AcknowledgementSource,
  set: TransactionSet,
): Promise<Outcome<AcknowledgementResult>> {
  const acknowledgement = readAcknowledgement999(set);
  if (!acknowledgement) {
    const at = set.segments[0] ? placeOf(set.segments[0]) : {};
    return done({ issues: [issue('edi.missing-segment', at, { segment: 'AK1' })] });
  }
  const act = { action: 'acknowledgement.apply', objectType: 'file', objectId: source.fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const told = await new GroupAnswer(records, source, acknowledgement).apply();
    const { counts } = told;
    records.audit.count({ submissions: counts.submissions, claims: counts.claims });
    const kind = set.identifier === '997' ? '997' : '999';
    const code = codeOf(acknowledgement.code);
    const applied = { kind, setControlNumber: set.controlNumber, code, ...counts } as const;
    return done({ applied, issues: told.issues });
  });
}

type Verdict = 'accepted' | 'rejected' | 'undecided';

class GroupAnswer {
  private readonly issues: Issue[] = [];
  private readonly items: PlannedWorkItem[] = [];
  private readonly counts = { submissions: 0, accepted: 0, rejected: 0, unknown: 0, claims: 0 };

  constructor(
    private readonly records: Records,
    private readonly source: AcknowledgementSource,
    private readonly acknowledgement: Acknowledgement999,
  ) {}

  async apply() {
    const { functionalCode, groupControlNumber } = this.acknowledgement;
    const number = withoutZeros(groupControlNumber);
    const isOfClaims = functionalCode === CLAIMS;
    const submissions = isOfClaims ? await this.records.submissions.findByGroupControlNumber(number) : [];
    if (submissions.length === 0) {
      this.tellUnknown(0, issue('acknowledgement.unknown-group', { segment: 'AK1', element: 2 }, { number }));
    } else this.findStrangers(submissions, number);
    for (const submission of submissions) await this.answer(submission);
    await this.records.workItems.open(this.items);
    return { counts: { ...this.counts, submissions: submissions.length }, issues: this.issues };
  }

  /** Sets that it names and that the group did not hold. */
  private findStrangers(submissions: readonly SubmissionRecord[], number: string): void {
    const own = new Set(submissions.map((each) => withoutZeros(each.transactionSetControlNumber)));
    this.acknowledgement.sets.forEach((set, index) => {
      if (own.has(withoutZeros(set.controlNumber))) return;
      const context = { number, set: withoutZeros(set.controlNumber) };
      this.tellUnknown(
        index + 1,
        issue('acknowledgement.unknown-set', { segment: 'AK2', element: 2 }, context),
      );
    });
  }

  private async answer(submission: SubmissionRecord): Promise<void> {
    const { submissionId, transactionSetControlNumber, claimIds } = submission;
    const wanted = withoutZeros(transactionSetControlNumber);
    const named = this.acknowledgement.sets.find((set) => withoutZeros(set.controlNumber) === wanted);
    const outcome = judge(this.acknowledgement.code, named);
    if (outcome === 'undecided') {
      const context = { set: transactionSetControlNumber };
      const found = issue('acknowledgement.set-undecided', { segment: 'ST', element: 2 }, context);
      const naturalKey = `undecided-set:${submissionId}`;
      this.items.push({ naturalKey, kind: 'undecided-acknowledgement', amount: ZERO, issues: [found] });
      return;
    }
    await this.setState(submission, outcome);
    const latest = await this.records.submissions.findLatest(claimIds);
    const claims = await this.records.claims.getByIds(claimIds);
    const current = claims.filter(({ claimId }) => latest.get(claimId) === submissionId);
    const by = { fileId: this.source.fileId, level: 'set' } as const;
    const moved = await recordVerdicts(
      this.records,
      by,
      current.map((record) => ({ record, outcome })),
    );
    this.counts[outcome] += claims.length;
    this.counts.claims += moved.size;
    if (outcome === 'rejected') {
      const rejected = claims.filter(({ claimId }) => moved.has(claimId));
      this.items.push({
        naturalKey: `rejected-submission:${submissionId}`,
        kind: 'rejected-submission',
        amount: sumCents(rejected, ({ claim }) => claim.chargeAmount),
        issues: listSyntaxErrors(this.acknowledgement, named),
      });
    }
  }

  /** The first answer to a file stands; another one is told by its work item. */
  private async setState(
    { submissionId, state }: SubmissionRecord,
    to: 'accepted' | 'rejected',
  ): Promise<void> {
    if (state === 'built' || state === 'sent') await this.records.submissions.setState(submissionId, to);
  }

  private tellUnknown(index: number, found: Issue): void {
    const { fileId, ordinal } = this.source;
    this.counts.unknown += 1;
    this.issues.push({ ...found, severity: 'warning' });
    const naturalKey = `unmatched-acknowledgement:${fileId}:${ordinal}:${index}`;
    this.items.push({ naturalKey, kind: 'unmatched-acknowledgement', amount: ZERO, issues: [found] });
  }
}

/**
 * AK901 and IK501 together: a rejected group rejects every set in it, whatever stands beside the set; else the set's
 * own code decides, and a set that is not named is accepted with its group, never with a part of it.
 */
function judge(groupCode: string, named: AcknowledgedSet | undefined): Verdict {
  const code = named?.code ?? '';
  if (REJECTING.includes(groupCode) || REJECTING.includes(code)) return 'rejected';
  if (ACCEPTING.includes(code) || (code === '' && ACCEPTING.includes(groupCode))) return 'accepted';
  return 'undecided';
}

/** Control numbers of groups and sets as numbers: some senders pad them and some do not. */
function withoutZeros(text: string): string {
  return /^\d{1,9}$/.test(text) ? text.replace(/^0+(?=\d)/, '') : '?';
}
