import type {
  CertifiedLine,
  CertifiedPayment,
  CertifiedSegment,
  FailedEquation,
} from '../../../../schemas/balance-certificate.js';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimPaymentAmounts, ServicePaymentAmounts } from '../../../../schemas/remittance-advice.js';

/** An amount with the segment it stands in: of a CAS triplet, of a PLB pair. */
interface PlacedAmount {
  readonly amount: Cents;
  readonly place: { readonly byteOffset: number };
}

/** The terms of a claim payment with the verdict on them. */
export function buildCertifiedPayment(payment: ClaimPaymentAmounts, isReadable: boolean): CertifiedPayment {
  const { place, chargeAmount, paymentAmount, services } = payment;
  const adjustments = buildCertifiedSegments(payment.adjustments);
  const lines = services.map(buildLine);
  const failed = findFailedEquations([chargeAmount, paymentAmount, adjustments, lines]);
  return [place.byteOffset, chargeAmount, paymentAmount, isReadable ? 1 : 0, adjustments, lines, failed];
}

function buildLine({
  place,
  chargeAmount,
  paymentAmount,
  adjustments,
}: ServicePaymentAmounts): CertifiedLine {
  return [place.byteOffset, chargeAmount, paymentAmount, buildCertifiedSegments(adjustments)];
}

/** Amounts of one segment follow each other and are one term. */
export function buildCertifiedSegments(amounts: readonly PlacedAmount[]): readonly CertifiedSegment[] {
  const segments: CertifiedSegment[] = [];
  for (const { amount, place } of amounts) {
    const last = segments.at(-1);
    if (last && last[0] === place.byteOffset) {
      segments[segments.length - 1] = [last[0], addCents(last[1], amount)];
    } else segments.push([place.byteOffset, amount]);
  }
  return segments;
}

/** Whether every amount could be read and every equation proves. */
export function checkCertifiedPayment([, , , isReadable, , , failed]: CertifiedPayment): boolean {
  return isReadable === 1 && failed.length === 0;
}

/** What the amounts say, whatever verdict stands beside them. */
export function findFailedEquations([charge, paid, adjustments, lines]: readonly [
  charge: Cents,
  paid: Cents,
  adjustments: readonly CertifiedSegment[],
  lines: readonly CertifiedLine[],
]): FailedEquation[] {
  const failed: FailedEquation[] = [];
  const fail = (level: FailedEquation[0], line: number, difference: Cents) => {
    if (difference !== ZERO) failed.push([level, line, difference]);
  };
  const ofClaim = sumCents(adjustments, amountOf);
  let [ofLines, charges, payments] = [ZERO, ZERO, ZERO];
  for (let index = 0; index < lines.length; index += 1) {
    const [, lineCharge, linePaid, lineAdjustments] = lines[index]!;
    const adjusted = sumCents(lineAdjustments, amountOf);
    fail('line', index + 1, subtractCents(linePaid, subtractCents(lineCharge, adjusted)));
    ofLines = addCents(ofLines, adjusted);
    charges = addCents(charges, lineCharge);
    payments = addCents(payments, linePaid);
  }
  fail('claim', 0, subtractCents(paid, subtractCents(charge, ofClaim, ofLines)));
  if (lines.length === 0) return failed;
  fail('charges', 0, subtractCents(charge, charges));
  fail('payments', 0, subtractCents(paid, subtractCents(payments, ofClaim)));
  return failed;
}

function amountOf([, amount]: CertifiedSegment): Cents {
  return amount;
}
