import type { BalanceCertificate, CertificatePart } from '../../../../schemas/balance-certificate.js';

/** A part as it is stored and hashed. */
export function renderCertificatePart({ payments }: Pick<CertificatePart, 'payments'>): string {
  return JSON.stringify(payments);
}

/** All of a certificate but its parts, in one line and one order: what its hash covers behind them. */
export function renderCertificateHead(certificate: BalanceCertificate): string {
  const { delimiters, controls } = certificate;
  return JSON.stringify([
    'balance-certificate/1',
    certificate.fileId,
    certificate.setOrdinal,
    certificate.setControlNumber,
    certificate.setHash,
    certificate.remittanceId ?? null,
    certificate.traceNumber ?? null,
    certificate.result,
    certificate.reasons,
    [delimiters.element, delimiters.terminator],
    certificate.payment ?? null,
    certificate.providerAdjustments,
    certificate.claimPaymentCount,
    certificate.paidAmount,
    certificate.computed,
    certificate.difference,
    certificate.failingCount,
    certificate.partCount,
    controls
      ? [controls.claimCashAmount, controls.adjustmentCashAmount, controls.deposit, controls.depositAmount]
      : null,
  ]);
}
