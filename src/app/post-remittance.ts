import { renderSetContent } from '../../edi/remittance-835/render-set-content.js';
import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { type Cents, ZERO } from '../../schemas/money.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import type { ClaimPaymentState } from '../../schemas/remittance-records.js';
import { planProviderAdjustments } from '../domain/remittance/plan-provider-adjustments.js';
import type { Actor } from './actor.js';
import { ClaimPaymentPlacement } from './claim-payment-placement.js';
import { type AppContext, sha256 } from './context.js';
import type { Records, RemittanceState } from './ports.js';
import { findPracticeSettings } from './practice-settings.js';
import { checkRemittance, identityKeyOf } from './remittance-identity.js';

export interface PostedRemittance {
  readonly setControlNumber: string;
  readonly traceNumber?: string;
  readonly paymentAmount?: Cents;
  readonly result: RemittanceState | 'duplicate';
  /** How many claim payments ended in each state; empty unless posted. */
  readonly claimPayments: Readonly<Partial<Record<ClaimPaymentState, number>>>;
  readonly issues: readonly Issue[];
}

export interface RemittanceSource {
  readonly fileId: string;
  /** Position of the set in its file, from 1. */
  readonly setOrdinal: number;
  readonly set: TransactionSet;
}

/**
 * Posts one 835 transaction set in one database transaction: claim payments, journals, denials, work items and claim
 * states. The same content again, in whatever envelope, is a duplicate and posts nothing; a set that does not balance
 * is quarantined whole.
 */
export async function postRemittance(
  context: AppContext,
  actor: Actor,
  source: RemittanceSource,
): Promise<Outcome<PostedRemittance>> {
  const setHash = sha256(renderSetContent(source.set));
  const act = { action: 'remittance.post', objectType: 'file', objectId: source.fileId } as const;
  return context.unitOfWork.run<PostedRemittance>(actor, act, async (records) => {
    const setControlNumber = source.set.controlNumber;
    // One remittance of a practice at a time: two sets of one identity that arrive together must see each other.
    await records.counters.next('remittance');
    const practice = await findPracticeSettings(records);
    const checked = checkRemittance(source.set, practice);
    const known = await records.remittances.findBySetHash(setHash);
    const facts = {
      setControlNumber,
      ...(checked.advice && {
        traceNumber: checked.advice.traceNumber,
        paymentAmount: checked.advice.paymentAmount,
      }),
      claimPayments: {},
    };
    if (known) return done({ ...facts, result: 'duplicate' as const, issues: [] });
    if (!checked.advice || checked.isQuarantined) {
      await quarantine(records, source, checked.advice, checked.issues);
      return done({ ...facts, result: 'quarantined' as const, issues: checked.issues });
    }
    const twin = await findTwin(records, checked.advice);
    const issues = [...checked.issues, ...twin];
    const remittanceId = context.ids.next();
    const state = twin.length > 0 ? 'possible-duplicate' : 'posted';
    await insertRemittance(records, { source, setHash, remittanceId, state, issues, advice: checked.advice });
    if (state === 'possible-duplicate') {
      await openQuarantineItem(records, 'possible-duplicate', setHash, checked.advice, twin);
      return done({ ...facts, result: state, issues });
    }
    const claimPayments = await postAdvice(context, records, checked.advice, { remittanceId, setHash });
    records.audit.count({ claimPayments: checked.advice.claimPayments.length });
    return done({ ...facts, result: state, claimPayments, issues });
  });
}

async function postAdvice(
  context: AppContext,
  records: Records,
  advice: RemittanceAdvice,
  ids: { remittanceId: string; setHash: string },
): Promise<PostedRemittance['claimPayments']> {
  const placement = new ClaimPaymentPlacement(context, records, advice, ids);
  const states = await placement.place();
  const adjustments = planProviderAdjustments(advice, ids.remittanceId, advice.paymentDate);
  await records.workItems.open(adjustments.workItems);
  await records.ledger.append([...placement.journals, ...adjustments.journals]);
  const counts: Partial<Record<ClaimPaymentState, number>> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Another set with the same identity but other content; a zero payment repeats its trace number lawfully. */
async function findTwin(records: Records, advice: RemittanceAdvice): Promise<Issue[]> {
  if (advice.paymentAmount === ZERO) return [];
  const twins = await records.remittances.findByIdentity(identityKeyOf(advice));
  const posted = twins.find((twin) => twin.state === 'posted');
  const at = { segment: 'TRN', element: 2, line: advice.place.line };
  return posted ? [issue('remittance.possible-duplicate', at, { remittance: posted.remittanceId })] : [];
}

interface StoredRemittance {
  readonly source: RemittanceSource;
  readonly setHash: string;
  readonly remittanceId: string;
  readonly state: RemittanceState;
  readonly issues: readonly Issue[];
  readonly advice: RemittanceAdvice;
}

async function insertRemittance(records: Records, stored: StoredRemittance): Promise<void> {
  const { source, advice, ...rest } = stored;
  const { claimPayments, ...header } = advice;
  await records.remittances.insert({
    ...rest,
    fileId: source.fileId,
    setOrdinal: source.setOrdinal,
    identityKey: identityKeyOf(advice),
    paymentAmount: advice.paymentAmount,
    paymentDate: advice.paymentDate,
    payerName: advice.payer.name,
    traceNumber: advice.traceNumber,
    claimPaymentCount: claimPayments.length,
    advice: header,
  });
}

/** A quarantined set has no row of its own among the remittances, so that a corrected file is not its duplicate. */
async function quarantine(
  records: Records,
  source: RemittanceSource,
  advice: RemittanceAdvice | undefined,
  issues: readonly Issue[],
): Promise<void> {
  await openQuarantineItem(
    records,
    'quarantined-set',
    `${source.fileId}:${source.setOrdinal}`,
    advice,
    issues,
  );
  records.audit.count({ quarantinedSets: 1, issues: issues.length });
}

async function openQuarantineItem(
  records: Records,
  kind: 'quarantined-set' | 'possible-duplicate',
  key: string,
  advice: RemittanceAdvice | undefined,
  issues: readonly Issue[],
): Promise<void> {
  const amount = advice?.paymentAmount ?? ZERO;
  await records.workItems.open([{ naturalKey: `${kind}:${key}`, kind, amount, issues }]);
}
