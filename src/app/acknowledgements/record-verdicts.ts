import type { CalendarDate } from '../../../schemas/calendar-date.js';
import {
  type AcknowledgementLevel,
  findAcknowledgedState,
} from '../../domain/claims/find-acknowledged-state.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { ClaimEvent, ClaimRecord, ClaimState, Records } from '../ports.js';
import { PAYER_ACCEPTANCE } from '../records/exchange-records.js';

/** What an acknowledgement says of one claim of ours. */
export interface ClaimVerdict {
  readonly record: ClaimRecord;
  readonly outcome: 'accepted' | 'rejected';
  /** REF*1K. */
  readonly payerControlNumber?: string;
  /** STC02. */
  readonly date?: CalendarDate;
}

/** States that a claim has only after it was sent. */
const SENT: readonly ClaimState[] = ['submitted', 'accepted', 'rejected', 'pending', 'adjudicated', 'denied'];

/**
 * Moves claims as an acknowledgement says, one verdict for each claim. Keeps the control number that an acceptance
 * names, and, when it is the payer that accepts, an event that proves it. Gives the claims that moved.
 */
export async function recordVerdicts(
  records: Records,
  by: { readonly fileId: string; readonly level: AcknowledgementLevel },
  verdicts: readonly ClaimVerdict[],
): Promise<ReadonlySet<string>> {
  const claimIds = verdicts.map(({ record }) => record.claimId);
  const acceptedBefore = await records.submissions.findAcceptedByPayer(claimIds);
  const updates: ClaimRecord[] = [];
  const events: ClaimEvent[] = [];
  const moved = new Set<string>();
  for (const verdict of verdicts) {
    const { record, outcome } = verdict;
    const { claimId, state: from } = record;
    const isAcceptedByPayer = acceptedBefore.has(claimId);
    const to = findAcknowledgedState(from, { level: by.level, outcome }, isAcceptedByPayer);
    const payerControlNumbers = findNumbers(verdict);
    if (to !== undefined) {
      moved.add(claimId);
      events.push({ claimId, from, to, cause: `acknowledgement:${by.fileId}` });
    }
    if (by.level === 'payer' && outcome === 'accepted' && !isAcceptedByPayer && SENT.includes(from)) {
      const state = to ?? from;
      const cause = [PAYER_ACCEPTANCE, verdict.date ?? '', by.fileId].join(':');
      events.push({ claimId, from: state, to: state, cause });
    }
    if (to !== undefined || payerControlNumbers.length > record.payerControlNumbers.length) {
      updates.push({ ...record, state: to ?? from, version: record.version + 1, payerControlNumbers });
    }
  }
  await records.claims.update(updates);
  await records.claims.acknowledgeNumbers(
    verdicts.flatMap(({ record, outcome, payerControlNumber }) =>
      outcome === 'accepted' && payerControlNumber !== undefined
        ? [{ claimId: record.claimId, payerControlNumber }]
        : [],
    ),
  );
  await records.claims.appendEvents(events);
  return moved;
}

/** The numbers of the claim, with that of an acceptance where it is new. */
function findNumbers({ record, outcome, payerControlNumber = '' }: ClaimVerdict): readonly string[] {
  const known = record.payerControlNumbers;
  const number = readControlNumber(payerControlNumber);
  if (outcome !== 'accepted' || number === '') return known;
  return known.some((each) => readControlNumber(each) === number) ? known : [...known, payerControlNumber];
}
