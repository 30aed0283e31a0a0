import { readClaimAcknowledgement277 } from '../../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { type Issue, issue, type Place } from '../../../schemas/issue.js';
import { ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { checkAcknowledgementTotals } from '../../domain/claims/check-acknowledgement-totals.js';
import { classifyClaimStatus } from '../../domain/claims/classify-claim-status.js';
import { isContradiction } from '../../domain/claims/find-acknowledged-state.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Actor } from '../actor.js';
import type { Leaving } from '../claim-payments/leave-claims.js';
import { settleNumbers } from '../claim-payments/leave-contested.js';
import { type AppContext, today } from '../context.js';
import type { ClaimRecord, Records } from '../ports.js';
import { settleClaims } from '../recoupments/settle-claims.js';
import type { AcknowledgementResult, AcknowledgementSource } from './applied-acknowledgement.js';
import { findAcknowledgedClaims, type Statement } from './find-acknowledged-claims.js';
import { type ClaimVerdict, recordVerdicts } from './record-verdicts.js';
import { listStatusErrors } from './rejection-issues.js';

/**
 * Applies a 277CA (005010X214): what it accepts moves forward and keeps the payer's control number, what it rejects
 * goes to the worklist with its codes. Claims that it names and that are not ours, and totals that do not add up,
 * are told and stop nothing. What was said of a file that a claim has left behind moves the claim no more.
 */
export async function applyClaimAcknowledgement(
  context: AppContext,
  actor: Actor,
  source: AcknowledgementSource,
  set: TransactionSet,
): Promise<Outcome<AcknowledgementResult>> {
  const { acknowledgement, issues } = readClaimAcknowledgement277(set);
  if (!acknowledgement) return done({ issues });
  const act = { action: 'acknowledgement.apply', objectType: 'file', objectId: source.fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await records.claimPayments.lockPlaces();
    const statements = await findAcknowledgedClaims(records, acknowledgement);
    const occasion = { notBefore: today(context.clock), cause: `acknowledgement:${source.fileId}` };
    const answer = new ClaimAnswer(records, source, occasion);
    for (const [index, statement] of statements.entries()) answer.add(statement, index + 1);
    const counts = await answer.apply();
    const submissions = new Set(statements.flatMap(({ submission }) => submission?.submissionId ?? []));
    records.audit.count({ submissions: submissions.size, claims: counts.claims });
    const { controlNumber: setControlNumber } = set;
    const applied = {
      kind: '277CA',
      setControlNumber,
      code: '',
      submissions: submissions.size,
      ...counts,
    } as const;
    return done({
      applied,
      issues: [...issues, ...checkAcknowledgementTotals(acknowledgement), ...answer.issues],
    });
  });
}

type Said = ClaimVerdict & { readonly statement: Statement };

class ClaimAnswer {
  readonly issues: Issue[] = [];
  private readonly items: PlannedWorkItem[] = [];
  private readonly said = new Map<string, Said>();
  private unknown = 0;

  constructor(
    private readonly records: Records,
    private readonly source: AcknowledgementSource,
    private readonly occasion: Leaving,
  ) {}

  /** Of several statements on one claim the first rejection counts, else the first of them. */
  add(statement: Statement, ordinal: number): void {
    const { claim, records } = statement;
    const { outcome, isContradicting } = classifyClaimStatus(statement.statuses);
    const at = placeOfStatement(statement);
    if (isContradicting) this.issues.push(issue('acknowledgement.contradicting-status', at, {}, 'warning'));
    if (claim ? records.length !== 1 : records.length === 0) this.tellUnknown(statement, ordinal);
    else if (outcome === 'undecided') this.tellUndecided(records[0]!, at);
    else {
      for (const record of records) {
        const before = this.said.get(record.claimId);
        if (!before || (before.outcome === 'accepted' && outcome === 'rejected')) {
          this.said.set(record.claimId, verdictOf(record, outcome, statement));
        }
      }
    }
  }

  async apply() {
    const all = [...this.said.values()];
    const latest = await this.records.submissions.findLatest([...this.said.keys()]);
    const current = all.filter(({ record, statement: { submission } }) => {
      const last = latest.get(record.claimId);
      // A number of the payer's own may happen to be one of ours: only a file that held the claim can be the earlier one.
      const wasIn = submission?.claimIds.includes(record.claimId);
      return !wasIn || last === submission?.submissionId;
    });
    let claims = 0;
    for (const level of ['clearinghouse', 'payer'] as const) {
      const verdicts = current.filter(({ statement }) => statement.level === level);
      const moved = await recordVerdicts(this.records, { fileId: this.source.fileId, level }, verdicts);
      claims += moved.size;
      for (const each of verdicts) this.tell(each, moved.has(each.record.claimId));
    }
    await this.records.workItems.open(this.items);
    const accepted = all.filter(({ outcome }) => outcome === 'accepted');
    const naming = accepted.filter(({ payerControlNumber = '' }) => payerControlNumber !== '');
    const numbers = naming.map(({ payerControlNumber = '' }) => readControlNumber(payerControlNumber));
    await settleNumbers(this.records, numbers, this.occasion);
    const claimIds = naming.map(({ record }) => record.claimId);
    await settleClaims(this.records, claimIds, this.occasion.notBefore);
    const rejected = all.filter(({ outcome }) => outcome === 'rejected').length;
    return { accepted: all.length - rejected, rejected, unknown: this.unknown, claims };
  }

  private tell({ record, outcome, statement }: Said, hasMoved: boolean): void {
    const { level, loop, statuses, claim } = statement;
    const { claimId, state } = record;
    const amount = record.claim.chargeAmount;
    if (outcome === 'rejected' && (hasMoved || state === 'rejected')) {
      const lines = claim?.services.flatMap((service) => listStatusErrors(level, '2220D', service.statuses));
      const issues = [...listStatusErrors(level, loop, statuses), ...(lines ?? [])];
      const naturalKey = `rejected-claim:${claimId}`;
      this.items.push({ naturalKey, kind: 'rejected-claim', claimId, amount, issues });
    } else if (!hasMoved && isContradiction(state, { level, outcome })) {
      const context = { by: level, outcome, state };
      const found = issue(
        'acknowledgement.contradicts-state',
        placeOfStatement(statement),
        context,
        'warning',
      );
      const naturalKey = `contradicting-acknowledgement:${claimId}`;
      this.items.push({
        naturalKey,
        kind: 'contradicting-acknowledgement',
        claimId,
        amount,
        issues: [found],
      });
    }
  }

  private tellUnknown(statement: Statement, ordinal: number): void {
    const { claim, records, statuses } = statement;
    const at = placeOfStatement(statement);
    const found = claim
      ? issue('acknowledgement.unknown-claim', at, { count: records.length })
      : issue('acknowledgement.unknown-batch', at);
    const { fileId, ordinal: setOrdinal } = this.source;
    this.unknown += 1;
    this.issues.push({ ...found, severity: 'warning' });
    const naturalKey = `unmatched-acknowledgement:${fileId}:${setOrdinal}:${ordinal}`;
    const amount = statuses[0]?.amount ?? ZERO;
    this.items.push({ naturalKey, kind: 'unmatched-acknowledgement', amount, issues: [found] });
  }

  private tellUndecided({ claimId, claim }: ClaimRecord, at: Place): void {
    const found = issue('acknowledgement.claim-undecided', at, {}, 'warning');
    const naturalKey = `undecided-claim:${claimId}`;
    const amount = claim.chargeAmount;
    this.issues.push(found);
    this.items.push({ naturalKey, kind: 'undecided-acknowledgement', claimId, amount, issues: [found] });
  }
}

function verdictOf(record: ClaimRecord, outcome: 'accepted' | 'rejected', statement: Statement): Said {
  const { payerControlNumber } = statement.claim ?? {};
  const date = statement.statuses[0]?.date;
  return {
    ...{ record, outcome, statement },
    ...(payerControlNumber !== undefined && { payerControlNumber }),
    ...(date !== undefined && { date }),
  };
}

function placeOfStatement({ loop, claim, statuses }: Statement): Place {
  const stands = claim?.place ?? statuses[0]?.place;
  const { byteOffset, line } = stands ?? {};
  const at = { loop, segment: claim ? 'TRN' : 'STC' };
  return { ...at, ...(byteOffset !== undefined && { byteOffset }), ...(line !== undefined && { line }) };
}
