import type { RecordedClaim, RecordedPayment } from '../../../fhir-mappings/write-back/adjudicated-claim.js';
import { buildClaimResource } from '../../../fhir-mappings/write-back/build-claim-resource.js';
import {
  buildClaimResponse,
  type PayerAnswer,
} from '../../../fhir-mappings/write-back/build-claim-response.js';
import { buildExplanationOfBenefit } from '../../../fhir-mappings/write-back/build-explanation-of-benefit.js';
import { buildRecordBundle, type RecordBundle } from '../../../fhir-mappings/write-back/record-bundle.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Adjudication, ClaimPaymentState } from '../../../schemas/remittance-records.js';
import { buildCanonicalOrder, isReversal } from '../../domain/remittance/folding/canonical-order.js';
import { TakenBack } from '../../domain/remittance/folding/reversed-lines.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { ClaimRecord, ClaimState, Records } from '../ports.js';
import type { RecordedClaimEvent } from '../records/list-records.js';

type StoredPayment = Adjudication & { readonly claimId: string; readonly state: ClaimPaymentState };

/**
 * What became of a claim, as FHIR: the Claim as sent, a ClaimResponse for each payer that has been asked or has
 * answered, and an ExplanationOfBenefit for each claim payment. The same claim gives the same ids. It names the
 * patient's numbers, so that roles that see patients masked have no right to it.
 */
export async function renderFhirRecord(
  context: AppContext,
  actor: Actor,
  claimId: string,
): Promise<Outcome<RecordBundle>> {
  const act = { action: 'claim.export', objectType: 'claim', objectId: claimId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const [record] = await records.claims.getByIds([claimId]);
    if (!record) return refused('unknown', [issue('source.unknown-record', {}, { type: 'claim' })]);
    const events = await records.lists.claimEvents(claimId);
    const recorded = await readClaim(records, record, events);
    const payments = await records.claimPayments.findByClaims([claimId]);
    const ordered = orderPayments(payments);
    const rejections = await readRejections(records, claimId);
    const answers = readAnswers(record, events, ordered, rejections);
    return done(
      buildRecordBundle([
        buildClaimResource(recorded),
        ...answers.map((answer) => buildClaimResponse(recorded, answer)),
        ...ordered.map(({ payment }) => buildExplanationOfBenefit(recorded, payment)),
      ]),
    );
  });
}

async function readClaim(
  records: Records,
  record: ClaimRecord,
  events: readonly RecordedClaimEvent[],
): Promise<RecordedClaim> {
  const account = await records.lists.findAccount(record.patientAccountId);
  const sourceKey = account?.sourceKey ?? '';
  const bar = sourceKey.indexOf('|');
  return {
    claimId: record.claimId,
    claim: record.claim,
    patientKey: { sourceSystem: sourceKey.slice(0, bar), sourceIdentifier: sourceKey.slice(bar + 1) },
    createdAt: events[0]?.recordedAt ?? record.firstServiceDate,
    isVoid: record.state === 'void',
    isSelfPay: record.payers.length === 0,
  };
}

interface OrderedPayment {
  readonly payment: RecordedPayment;
  /** Neither a reversal nor reversed. */
  readonly stands: boolean;
}

/** Payer by payer in the order of the ledger's rules, whatever the order in which they came. */
function orderPayments(payments: readonly StoredPayment[]): OrderedPayment[] {
  const states = new Map(payments.map(({ claimPaymentId, state }) => [claimPaymentId, state]));
  const sequences = [...new Set(payments.map(({ payerSequence }) => payerSequence))].sort((a, b) => a - b);
  return sequences.flatMap((sequence) => {
    const ordered = buildCanonicalOrder(payments.filter(({ payerSequence }) => payerSequence === sequence));
    const taken = new TakenBack();
    for (const { reversal } of ordered) for (const each of reversal?.takes ?? []) taken.add(each);
    return ordered.map(({ adjudication }) => ({
      payment: recordedPaymentOf(adjudication, states.get(adjudication.claimPaymentId)!),
      stands: !isReversal(adjudication) && !taken.isWhole(adjudication),
    }));
  });
}

function recordedPaymentOf(adjudication: Adjudication, state: ClaimPaymentState): RecordedPayment {
  const { claimPaymentId, payerSequence, payment, productionDate, traceNumber, lineMatches } = adjudication;
  const isOpen = state === 'held' || state === 'exception';
  return { claimPaymentId, payerSequence, payment, productionDate, traceNumber, lineMatches, isOpen };
}

/** States from which on a payer has been asked. */
const ASKED: readonly ClaimState[] = ['submitted', 'accepted', 'pending', 'rejected'];

/** The codes with which clearinghouse or payer sent the claim back. */
async function readRejections(records: Records, claimId: string): Promise<Issue[]> {
  const items = await records.workItems.findOpenByClaims([claimId]);
  return items.filter(({ kind }) => kind === 'rejected-claim').flatMap(({ issues }) => issues);
}

function readAnswers(
  record: ClaimRecord,
  events: readonly RecordedClaimEvent[],
  ordered: readonly OrderedPayment[],
  rejections: readonly Issue[],
): PayerAnswer[] {
  const sequences = [...new Set(ordered.map(({ payment }) => payment.payerSequence))];
  const answers = sequences.map((payerSequence) => answerOf(payerSequence, ordered));
  if (answers.length > 0 || !ASKED.includes(record.state)) return answers;
  const isRejected = record.state === 'rejected';
  return [
    {
      payerSequence: 1,
      outcome: isRejected ? 'error' : 'queued',
      answeredAt: events.at(-1)?.recordedAt ?? record.lastServiceDate,
      rejections: isRejected ? rejections : [],
      payments: [],
    },
  ];
}

function answerOf(payerSequence: number, ordered: readonly OrderedPayment[]): PayerAnswer {
  const own = ordered.filter(({ payment }) => payment.payerSequence === payerSequence);
  const payments = own.map(({ payment }) => payment);
  const standing = own.findLast(({ stands }) => stands)?.payment;
  const isWhole = standing !== undefined && payments.every(({ isOpen }) => !isOpen);
  return {
    payerSequence,
    outcome: isWhole ? 'complete' : 'partial',
    answeredAt: payments.at(-1)!.productionDate,
    rejections: [],
    payments,
    ...(standing && { standing }),
  };
}
