import { type Issue, issue } from '../../../schemas/issue.js';
import { type Cents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { ClaimPaymentState } from '../../../schemas/remittance-records.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { Records, RemittanceState } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { certifyPosted, certifyUnposted, startCertificate } from './certify-remittance.js';
import { findTwin } from './find-twin.js';
import { placeRemittance, type SetContent } from './place-remittance.js';
import { readClaimPayments } from './read-claim-payments.js';
import { checkJudged, identityKeyOf } from './remittance-identity.js';
import { undoRemittance } from './undo-remittance.js';

export interface PostedRemittance {
  readonly setControlNumber: string;
  readonly traceNumber?: string;
  readonly paymentAmount?: Cents;
  readonly result: RemittanceState | 'duplicate';
  /** How many claim payments ended in each state; empty unless posted. */
  readonly claimPayments: Readonly<Partial<Record<ClaimPaymentState, number>>>;
  readonly issues: readonly Issue[];
}

export interface RemittanceSource extends SetContent {
  readonly fileId: string;
  /** Position of the set in its file, from 1. */
  readonly setOrdinal: number;
  readonly setControlNumber: string;
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
  const { judged } = source.remittance;
  const { setHash } = judged;
  const act = { action: 'remittance.post', objectType: 'file', objectId: source.fileId } as const;
  return context.unitOfWork.run<PostedRemittance>(actor, act, async (records) => {
    const { setControlNumber } = source;
    // One remittance of a practice at a time: two sets of one identity that arrive together must see each other.
    await records.counters.next('remittance');
    await records.claimPayments.lockPlaces();
    const practice = await findPracticeSettings(records);
    const checked = checkJudged(judged, practice);
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
    // A file that is taken up again after a crash comes to its quarantined sets once more. They stay where they are,
    // whatever the settings say by now.
    const wasQuarantined = await records.certificates.isKnown(source);
    if (!checked.advice || checked.isQuarantined || wasQuarantined) {
      if (!wasQuarantined) await quarantine(records, source, checked.advice, checked.issues);
      return done({ ...facts, result: 'quarantined' as const, issues: checked.issues });
    }
    const twin = await checkTwin(records, source, checked.advice);
    const issues = [...checked.issues, ...twin];
    const remittanceId = context.ids.next();
    const state = twin.length > 0 ? 'possible-duplicate' : 'posted';
    await insertRemittance(records, { source, setHash, remittanceId, state, issues, advice: checked.advice });
    if (state === 'possible-duplicate') {
      await openQuarantineItem(records, 'possible-duplicate', setHash, checked.advice, twin);
      await certifyUnposted(records, source, { result: state, reasons: codesOf(twin), remittanceId });
      return done({ ...facts, result: state, issues });
    }
    const { advice } = checked;
    const certificate = startCertificate(records, source);
    const placed = { source, advice, remittanceId, certificate };
    const claimPayments = await placeRemittance(context, records, placed);
    await certifyPosted(records, source, certificate, { remittanceId, advice });
    const undo = (await records.manualDecisions.findStanding([setHash])).find(({ kind }) => kind === 'undo');
    if (!undo) return done({ ...facts, result: state, claimPayments, issues });
    const occasion = { notBefore: advice.paymentDate, cause: `decision:${undo.key}` };
    await undoRemittance(records, (await records.remittances.find(remittanceId))!, occasion);
    return done({ ...facts, result: 'undone', issues });
  });
}

/** Whether another set with the same identity but other content is posted. */
export async function checkTwin(
  records: Records,
  { remittance: { resumePoint }, chunks }: SetContent,
  advice: AdviceHeader,
): Promise<Issue[]> {
  const identity = { identityKey: identityKeyOf(advice), paymentAmount: advice.paymentAmount };
  const payments = () => readClaimPayments(chunks(records, resumePoint.byteOffset), resumePoint);
  const posted = await findTwin(records, identity, payments);
  const at = { segment: 'TRN', element: 2, line: advice.place.line };
  return posted ? [issue('remittance.possible-duplicate', at, { remittance: posted.remittanceId })] : [];
}

interface StoredRemittance {
  readonly source: Pick<RemittanceSource, 'remittance' | 'fileId' | 'setOrdinal'>;
  readonly setHash: string;
  readonly remittanceId: string;
  readonly state: RemittanceState;
  readonly issues: readonly Issue[];
  readonly advice: AdviceHeader;
}

export async function insertRemittance(records: Records, stored: StoredRemittance): Promise<void> {
  const { source, advice, ...rest } = stored;
  await records.remittances.insert({
    ...rest,
    fileId: source.fileId,
    setOrdinal: source.setOrdinal,
    identityKey: identityKeyOf(advice),
    paymentAmount: advice.paymentAmount,
    paymentDate: advice.paymentDate,
    payerName: advice.payer.name,
    traceNumber: advice.traceNumber,
    claimPaymentCount: source.remittance.judged.claimPaymentCount,
    isCertified: true,
    advice,
  });
  await closeQuarantined(records, stored.setHash);
}

/** Those of the same content in a faulty envelope: after a right one they would have been duplicates. */
async function closeQuarantined(records: Records, setHash: string): Promise<void> {
  const places = await records.certificates.findQuarantined(setHash);
  if (places.length === 0) return;
  await records.workItems.close(
    places.map(({ fileId, setOrdinal }) => quarantineKey(`${fileId}:${setOrdinal}`)),
  );
}

/** Of what keeps a set from being posted, each once. */
function codesOf(issues: readonly Issue[]): string[] {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(({ code }) => code))];
}

/** A quarantined set has no row of its own among the remittances, so that a corrected file is not its duplicate. */
async function quarantine(
  records: Records,
  source: RemittanceSource,
  advice: AdviceHeader | undefined,
  issues: readonly Issue[],
): Promise<void> {
  await openQuarantineItem(
    records,
    'quarantined-set',
    `${source.fileId}:${source.setOrdinal}`,
    advice,
    issues,
  );
  await certifyUnposted(records, source, { result: 'quarantined', reasons: codesOf(issues) });
  records.audit.count({ quarantinedSets: 1, issues: issues.length });
}

async function openQuarantineItem(
  records: Records,
  kind: 'quarantined-set' | 'possible-duplicate',
  key: string,
  advice: AdviceHeader | undefined,
  issues: readonly Issue[],
): Promise<void> {
  const amount = advice?.paymentAmount ?? ZERO;
  await records.workItems.open([{ naturalKey: `${kind}:${key}`, kind, amount, issues }]);
}

/** The work item of a quarantined set, by its file and its place there. */
export function quarantineKey(place: string): string {
  return `quarantined-set:${place}`;
}
