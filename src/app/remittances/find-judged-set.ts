import type { Issue } from '../../../schemas/issue.js';
import { type Cents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { Records } from '../ports.js';
import type { CertificateKey } from '../records/certificate-records.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { findSet } from './find-set.js';
import type { SetContent } from './place-remittance.js';
import { checkJudged, identityKeyOf } from './remittance-identity.js';

/** A set of a kept file, read and judged again. */
export interface JudgedSet {
  readonly place: CertificateKey;
  readonly setHash: string;
  readonly source: SetContent;
  readonly issues: readonly Issue[];
  /** Absent where the payment cannot be read. */
  readonly advice?: AdviceHeader;
  /** There where nothing but its total is wrong and it is ours: what BPR02 states beyond its parts. */
  readonly imbalance?: Cents;
}

/** A set that may be a part of a payment. */
export interface PossiblePart extends JudgedSet {
  readonly advice: AdviceHeader;
  readonly identityKey: string;
  /** BPR02. */
  readonly wholeAmount: Cents;
  /** What its claim payments less its provider adjustments come to. */
  readonly amount: Cents;
}

/** `<file id>:<ordinal>`, as work items and approvals name a set. */
export function readSetPlace(text: string): CertificateKey {
  const [fileId = '', ordinal] = text.split(':');
  return { fileId, setOrdinal: Number(ordinal) };
}

/** Of the work item of a quarantined set. */
export function placeOfItem(workItemKey: string): CertificateKey {
  return readSetPlace(workItemKey.slice(workItemKey.indexOf(':') + 1));
}

/** None where its file does not have it any more. */
export async function findJudgedSet(records: Records, place: CertificateKey): Promise<JudgedSet | undefined> {
  const source = await findSet(records, place.fileId, { ordinal: place.setOrdinal });
  if (!source) return undefined;
  const { judged } = source.remittance;
  const { advice, issues } = checkJudged(judged, await findPracticeSettings(records));
  const isOurs = !issues.some(({ code }) => code === 'remittance.payee-not-ours');
  return {
    ...{ place, setHash: judged.setHash, source, issues },
    ...(advice && { advice }),
    ...(isOurs && judged.imbalance !== undefined && { imbalance: judged.imbalance }),
  };
}

/**
 * None where more is wrong than the total, or nothing is paid: payers give payments of zero one constant trace number,
 * so that sets which share it need not be one payment.
 */
export function readPossiblePart(set: JudgedSet): PossiblePart | undefined {
  const { advice, imbalance } = set;
  if (!advice || imbalance === undefined || advice.paymentAmount <= ZERO) return undefined;
  const wholeAmount = advice.paymentAmount;
  const amount = subtractCents(wholeAmount, imbalance);
  return { ...set, advice, identityKey: identityKeyOf(advice), wholeAmount, amount };
}
