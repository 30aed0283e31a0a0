import type {
  BalanceCertificate,
  CertificatePart,
  CertifiedPayment,
} from '../../../schemas/balance-certificate.js';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import {
  buildCertifiedPayment,
  buildCertifiedSegments,
  checkCertifiedPayment,
} from '../../domain/remittance/certificates/certified-payment.js';
import { keepQuiet } from '../keep-quiet.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { CertificateKey, CertificateRecords } from '../records/certificate-records.js';
import { CertificateHash } from './certificate-hash.js';

/** Claim payments of one stored row: few rows, none of them long. */
const PART = 500;

/** What a certificate says beside its sums. */
export type CertificateFacts = Omit<
  BalanceCertificate,
  | keyof CertificateKey
  | 'payment'
  | 'providerAdjustments'
  | 'claimPaymentCount'
  | 'paidAmount'
  | 'computed'
  | 'difference'
  | 'failingCount'
  | 'partCount'
>;

/** Takes the claim payments of a set as they are read, and writes its certificate meanwhile. */
export class CertificateWriter {
  readonly #hash = new CertificateHash();
  #open: CertifiedPayment[] = [];
  #count = 0;
  #partCount = 0;
  #failingCount = 0;
  #paid: Cents = ZERO;
  #storing: Promise<void> = Promise.resolve();

  constructor(
    private readonly records: CertificateRecords,
    private readonly key: CertificateKey,
  ) {}

  add(payment: ClaimPayment, isReadable: boolean): void {
    const certified = buildCertifiedPayment(payment, isReadable);
    this.#count += 1;
    this.#paid = addCents(this.#paid, payment.paymentAmount);
    if (!checkCertifiedPayment(certified)) this.#failingCount += 1;
    this.#open.push(certified);
    if (this.#open.length >= PART) this.#endPart();
  }

  /**
   * Writes what is left and the certificate itself.
   *
   * @param read the payment and its provider adjustments; none where they cannot be read
   */
  async end(
    facts: CertificateFacts,
    read: { readonly advice: AdviceHeader; readonly paymentOffset: number } | undefined,
  ): Promise<void> {
    if (this.#open.length > 0) this.#endPart();
    await this.#storing;
    const providerAdjustments = buildCertifiedSegments(read?.advice.providerAdjustments ?? []);
    const computed = subtractCents(
      this.#paid,
      sumCents(providerAdjustments, ([, amount]) => amount),
    );
    const certificate: BalanceCertificate = {
      ...this.key,
      ...facts,
      ...(read && { payment: [read.paymentOffset, read.advice.paymentAmount] }),
      providerAdjustments,
      claimPaymentCount: this.#count,
      paidAmount: this.#paid,
      computed,
      difference: subtractCents(read?.advice.paymentAmount ?? ZERO, computed),
      failingCount: this.#failingCount,
      partCount: this.#partCount,
    };
    await this.records.insert(certificate, this.#hash.end(certificate));
  }

  /** Waits for what is under way, also after a failure: nothing may use the transaction once it is over. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#storing]);
  }

  #endPart(): void {
    const payments = this.#open;
    this.#open = [];
    this.#partCount += 1;
    const part: CertificatePart = {
      number: this.#partCount,
      firstOrdinal: this.#count - payments.length + 1,
      payments,
    };
    const text = this.#hash.add(part);
    this.#storing = keepQuiet(this.#storing.then(() => this.records.insertPart(this.key, part, text)));
  }
}
