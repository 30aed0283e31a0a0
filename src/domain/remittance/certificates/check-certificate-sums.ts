import type {
  BalanceCertificate,
  CertificatePart,
  RemittanceControls,
} from '../../../../schemas/balance-certificate.js';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import { checkCertifiedPayment, findFailedEquations } from './certified-payment.js';

/** Adds a certificate up again, part by part, and tells the first place where it says something else than its terms make. */
export class CertificateSums {
  #count = 0;
  #partCount = 0;
  #paid: Cents = ZERO;
  #failingCount = 0;
  #fault: string | undefined;

  add({ number, firstOrdinal, payments }: CertificatePart): void {
    if (number !== this.#partCount + 1) this.#tell(`part ${this.#partCount + 1} is missing`);
    if (firstOrdinal !== this.#count + 1)
      this.#tell(`part ${number} begins at claim payment ${firstOrdinal}`);
    this.#partCount += 1;
    for (const payment of payments) {
      this.#count += 1;
      const [, charge, paid, , adjustments, lines, failed] = payment;
      this.#paid = addCents(this.#paid, paid);
      if (!checkCertifiedPayment(payment)) this.#failingCount += 1;
      const found = findFailedEquations([charge, paid, adjustments, lines]);
      if (JSON.stringify(found) !== JSON.stringify(failed)) {
        this.#tell(`claim payment ${this.#count} has another verdict than its terms`);
      }
    }
  }

  /** What is wrong first; none when all of it adds up. Call after the last part. */
  check(certificate: BalanceCertificate): string | undefined {
    const { payment, providerAdjustments, computed, difference, partCount } = certificate;
    const adjusted = sumCents(providerAdjustments, ([, amount]) => amount);
    const made = subtractCents(this.#paid, adjusted);
    if (partCount !== this.#partCount)
      this.#tell(`${partCount} parts were written, ${this.#partCount} are there`);
    if (certificate.claimPaymentCount !== this.#count) this.#tell(`it holds ${this.#count} claim payments`);
    if (certificate.failingCount !== this.#failingCount) this.#tell(`${this.#failingCount} of them fail`);
    if (certificate.paidAmount !== this.#paid) this.#tell('its claim payments have another sum');
    if (computed !== made) this.#tell('claim payments less provider adjustments make another amount');
    if (difference !== subtractCents(payment?.[1] ?? ZERO, made)) this.#tell('the difference is another one');
    return this.#fault;
  }

  #tell(fault: string): void {
    this.#fault ??= fault;
  }
}

/** Among the reasons of a posted set: its payment is below zero, and its shortfall was posted as carried forward. */
export const CARRIED_FORWARD = 'remittance.carried-forward';

/**
 * Whether the payment could be read and is what the claim payments less the provider adjustments make; of a cycle below
 * zero that is carried forward, it may also be nothing.
 */
export function checkTransactionProves({
  payment,
  difference,
  computed,
  reasons,
}: Pick<BalanceCertificate, 'payment' | 'difference' | 'computed' | 'reasons'>): boolean {
  if (!payment) return false;
  const isCarried = reasons.includes(CARRIED_FORWARD) && computed < ZERO && payment[1] === ZERO;
  return difference === ZERO || isCarried;
}

/** The cash that a posted set has to have moved: its payment, or nothing where a shortfall is carried forward. */
export function findPostedCash({
  payment,
  reasons,
}: Pick<BalanceCertificate, 'payment' | 'reasons'>): Cents | undefined {
  return reasons.includes(CARRIED_FORWARD) ? ZERO : payment?.[1];
}

/** Whether the cash that is posted is what it has to be. */
export function checkLedgerProves(postedCash: Cents, controls: RemittanceControls): boolean {
  return addCents(controls.claimCashAmount, controls.adjustmentCashAmount) === postedCash;
}
