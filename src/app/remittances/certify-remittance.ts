import { formatCents } from '../../../schemas/money.js';
import {
  CARRIED_FORWARD,
  checkLedgerProves,
} from '../../domain/remittance/certificates/check-certificate-sums.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { Records } from '../ports.js';
import type { CertificateKey } from '../records/certificate-records.js';
import { type CertificateFacts, CertificateWriter } from './certificate-writer.js';
import type { RemittanceSource } from './post-remittance.js';
import { readClaimPayments } from './read-claim-payments.js';

type Result = Pick<CertificateFacts, 'result' | 'reasons' | 'remittanceId'>;

export function startCertificate(records: Records, source: RemittanceSource): CertificateWriter {
  return new CertificateWriter(records.certificates, keyOf(source));
}

/** Certifies a set that is not posted: its claim payments are read for that alone. */
export async function certifyUnposted(
  records: Records,
  source: RemittanceSource,
  result: Result,
): Promise<void> {
  const writer = startCertificate(records, source);
  const { resumePoint } = source.remittance;
  const chunks = source.chunks(records, resumePoint.byteOffset);
  const listener = writer.add.bind(writer);
  try {
    for await (const _ of readClaimPayments(chunks, resumePoint, listener));
    await writer.end(factsOf(source, result), readPayment(source));
  } finally {
    await writer.settle();
  }
}

/**
 * Ends the certificate of a set whose claim payments, provider adjustments and deposits are posted. Throws when the
 * cash that was posted is not the payment: then nothing of the set is kept.
 */
export async function certifyPosted(
  records: Records,
  source: RemittanceSource,
  writer: CertificateWriter,
  posted: { readonly remittanceId: string; readonly advice: AdviceHeader },
): Promise<void> {
  const { remittanceId, advice } = posted;
  const controls = await records.certificates.findControls(remittanceId);
  const read = readPayment(source);
  // A cycle below zero is posted as a payment of nothing, and its shortfall as one more adjustment.
  const isCarried = read?.advice.providerAdjustments.length !== advice.providerAdjustments.length;
  const reasons = isCarried ? [CARRIED_FORWARD] : [];
  const facts = factsOf(source, { result: 'posted', reasons, remittanceId });
  if (!controls || !checkLedgerProves(advice.paymentAmount, controls)) {
    const told = controls ? formatCents(controls.claimCashAmount) : 'nothing';
    throw new Error(`The cash of claim payments (${told}) and provider adjustments is not the payment`);
  }
  await writer.end({ ...facts, controls }, read);
}

function keyOf({ fileId, setOrdinal }: RemittanceSource): CertificateKey {
  return { fileId, setOrdinal };
}

function factsOf(source: RemittanceSource, result: Result): CertificateFacts {
  const { judged, resumePoint } = source.remittance;
  const { element, terminator } = resumePoint.delimiters;
  return {
    setControlNumber: source.setControlNumber,
    setHash: judged.setHash,
    ...(judged.advice && { traceNumber: judged.advice.traceNumber }),
    delimiters: { element, terminator },
    ...result,
  };
}

function readPayment({ remittance: { judged } }: RemittanceSource) {
  const { advice, paymentOffset } = judged;
  return advice && paymentOffset !== undefined ? { advice, paymentOffset } : undefined;
}
