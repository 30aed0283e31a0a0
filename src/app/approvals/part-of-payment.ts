import { issue } from '../../../schemas/issue.js';
import { formatCents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Records } from '../ports.js';
import type { CertificateKey } from '../records/certificate-records.js';
import {
  findJudgedSet,
  type PossiblePart,
  readPossiblePart,
  readSetPlace,
} from '../remittances/find-judged-set.js';
import { checkParts, settlePayment } from '../remittances/payment-parts.js';
import { lockClaims, placeRemittance } from '../remittances/place-remittance.js';
import { insertRemittance, quarantineKey } from '../remittances/post-remittance.js';
import { readClaimPayments } from '../remittances/read-claim-payments.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** What is asked for names sets by their places; what is kept names them by the hashes of their contents. */
interface NamedSets {
  readonly places?: readonly string[];
  readonly setHashes?: readonly string[];
}

/**
 * Releases quarantined sets whose only fault is their total as parts of one payment, together: each is posted as it
 * stands, one of all its parts announces BPR02, and what no part explains waits in liability.unapplied.
 */
export async function preparePartRelease(
  setting: ActSetting,
  { approvalId, payload }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const { records } = setting;
  await records.counters.next('remittance');
  await records.claimPayments.lockPlaces();
  const found = await findParts(records, payload as NamedSets);
  if ('refused' in found) return found;
  const parts = [...found.done].sort((one, other) => (one.setHash < other.setHash ? -1 : 1));
  const { identityKey, wholeAmount } = parts[0]!;
  if (parts.some((part) => part.identityKey !== identityKey)) {
    return refused('conflict', [issue('approval.other-payment')]);
  }
  const named = parts.map((part) => ({ ...part, payments: () => paymentsOf(records, part) }));
  const wrong = await checkParts(records, identityKey, wholeAmount, named);
  if (wrong.length > 0) return refused('conflict', wrong);
  const perform = async () => {
    for (const part of parts) await lockClaims(records, part.source);
    for (const part of parts) await postPart(setting, approvalId, part);
    await settlePayment(records, identityKey, parts[0]!.advice.paymentDate);
    return [];
  };
  const setHashes = parts.map(({ setHash }) => setHash);
  return done({ amount: sumCents(parts, ({ amount }) => amount), payload: { setHashes }, perform });
}

/** Sets of one content that wait at several places are one part. */
async function findParts(records: Records, named: NamedSets): Promise<Outcome<readonly PossiblePart[]>> {
  const parts = new Map<string, PossiblePart>();
  for (const places of await findPlaces(records, named)) {
    const place = await findWaiting(records, places);
    if (!place) return refused('unknown', [issue('approval.set-not-waiting')]);
    const set = await findJudgedSet(records, place);
    if (!set) return refused('conflict', [issue('approval.set-not-found')]);
    const part = readPossiblePart(set);
    if (!part) return refused('conflict', [issue('approval.not-a-part')]);
    parts.set(part.setHash, part);
  }
  return done([...parts.values()]);
}

/** Of each set that is named, where it may lie. */
async function findPlaces(
  records: Records,
  { places, setHashes = [] }: NamedSets,
): Promise<CertificateKey[][]> {
  if (places) return places.map((place) => [readSetPlace(place)]);
  const found: CertificateKey[][] = [];
  for (const setHash of setHashes) found.push(await records.certificates.findQuarantined(setHash));
  return found;
}

async function findWaiting(
  records: Records,
  places: readonly CertificateKey[],
): Promise<CertificateKey | undefined> {
  for (const place of places) {
    if (await records.workItems.findOpen(quarantineKey(`${place.fileId}:${place.setOrdinal}`))) return place;
  }
  return undefined;
}

function paymentsOf(records: Records, { source: { remittance, chunks } }: PossiblePart) {
  const { resumePoint } = remittance;
  return readClaimPayments(chunks(records, resumePoint.byteOffset), resumePoint);
}

/** Under its own share of the payment; its items in quarantine are closed with that. */
async function postPart(
  { context, records }: ActSetting,
  approvalId: string,
  { place, setHash, source, advice: stated, issues, amount, wholeAmount }: PossiblePart,
): Promise<void> {
  const remittanceId = context.ids.next();
  const told = { amount: formatCents(amount), whole: formatCents(wholeAmount), approvalId };
  const advice = { ...stated, paymentAmount: amount, wholePaymentAmount: wholeAmount };
  await insertRemittance(records, {
    source: { ...source, ...place },
    ...{ setHash, remittanceId, state: 'posted', advice },
    issues: [...issues, issue('approval.part', {}, told, 'warning')],
  });
  await placeRemittance(context, records, { source, advice, remittanceId });
}
