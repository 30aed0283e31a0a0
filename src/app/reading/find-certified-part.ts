import type { CertifiedSegment } from '../../../schemas/balance-certificate.js';
import { addCents, type Cents, sumCents } from '../../../schemas/money.js';
import type { Records } from '../ports.js';
import type { CertificateRecord } from '../records/certificate-records.js';
import type { RecordedPart } from '../records/payment-part-records.js';

/** What a certificate says of its set as one of the parts of a payment: the equation over all of them. */
export interface CertifiedPart {
  readonly remittanceId: string;
  /** From 1, in the order of the hashes of the parts that stand; absent of one that is undone. */
  readonly number?: number;
  /** BPR02, which every part states. */
  readonly wholeAmount: Cents;
  readonly terms: readonly PartTerm[];
  /** What the ledger holds of the payment in liability.unapplied. */
  readonly unexplained: Cents;
  /** The parts, as their certificates make them, and what is unexplained are the payment that each of them states. */
  readonly proves: boolean;
}

/** A part that stands, by its own certificate. */
export interface PartTerm {
  readonly fileId: string;
  readonly setOrdinal: number;
  /** BPR02, at its place in the file of the part. */
  readonly payment?: CertifiedSegment;
  /** What its CLP04 less its PLB make. */
  readonly amount: Cents;
}

/** None of a set that was not released as a part; a copy of it that came elsewhere was not. */
export async function findCertifiedPart(
  records: Records,
  { result, setHash, fileId, setOrdinal }: CertificateRecord,
): Promise<CertifiedPart | undefined> {
  const remittance = result === 'quarantined' ? await records.remittances.findBySetHash(setHash) : undefined;
  const isHere = remittance?.fileId === fileId && remittance.setOrdinal === setOrdinal;
  if (!remittance || !isHere || remittance.advice.wholePaymentAmount === undefined) return undefined;
  const parts = await records.paymentParts.find(remittance.identityKey);
  const standing = parts.filter(({ isPosted }) => isPosted);
  const terms: PartTerm[] = [];
  for (const part of standing) terms.push(await termOf(records, part));
  const { wholePaymentAmount: wholeAmount } = remittance.advice;
  const unexplained = sumCents(parts, ({ announced }) => announced);
  const made = addCents(
    sumCents(terms, ({ amount }) => amount),
    unexplained,
  );
  const index = standing.findIndex((part) => part.setHash === setHash);
  return {
    ...{ remittanceId: remittance.remittanceId, wholeAmount, terms, unexplained },
    ...(index >= 0 && { number: index + 1 }),
    proves:
      terms.length > 0 && made === wholeAmount && terms.every(({ payment }) => payment?.[1] === wholeAmount),
  };
}

async function termOf(records: Records, { fileId, setOrdinal, amount }: RecordedPart): Promise<PartTerm> {
  const [certificate] = await records.certificates.find({ fileId, setOrdinal });
  const payment = certificate?.payment;
  return { fileId, setOrdinal, amount: certificate?.computed ?? amount, ...(payment && { payment }) };
}
