import type {
  BalanceEquation,
  CertifiedLine,
  CertifiedPayment,
  CertifiedSegment,
  CertifiedTerm,
} from '../../../../schemas/balance-certificate.js';
import { subtractCents, sumCents } from '../../../../schemas/money.js';

/** The equations of one claim payment: of each line, of the claim, and with lines those between the two. */
export function findPaymentEquations(payment: CertifiedPayment, ordinal: number): BalanceEquation[] {
  const [byteOffset, chargeAmount, paymentAmount, , adjustments, lines] = payment;
  const charge = { segment: 'CLP', element: 3, byteOffset, amount: chargeAmount } as const;
  const paid = { segment: 'CLP', element: 4, byteOffset, amount: paymentAmount } as const;
  const ofClaim = adjustments.map(termOfAdjustments);
  const ofLines = lines.flatMap(([, , , own]) => own.map(termOfAdjustments));
  const equations: BalanceEquation[] = lines.map((line, index) => ({
    ...buildEquation('line', paidOf(line), [chargeOf(line)], line[3].map(termOfAdjustments)),
    ordinal,
    line: index + 1,
  }));
  equations.push({ ...buildEquation('claim', paid, [charge], [...ofClaim, ...ofLines]), ordinal });
  if (lines.length === 0) return equations;
  equations.push({ ...buildEquation('charges', charge, lines.map(chargeOf), []), ordinal });
  equations.push({ ...buildEquation('payments', paid, lines.map(paidOf), ofClaim), ordinal });
  return equations;
}

function findPaidTerm([byteOffset, , amount]: CertifiedPayment): CertifiedTerm {
  return { segment: 'CLP', element: 4, byteOffset, amount };
}

/** Every term of a claim payment, each once, in the order of the file. */
export function findPaymentTerms(payment: CertifiedPayment): CertifiedTerm[] {
  const [byteOffset, amount, , , adjustments, lines] = payment;
  return [
    { segment: 'CLP', element: 3, byteOffset, amount },
    findPaidTerm(payment),
    ...adjustments.map(termOfAdjustments),
    ...lines.flatMap((line) => [chargeOf(line), paidOf(line), ...line[3].map(termOfAdjustments)]),
  ];
}

function buildEquation(
  level: BalanceEquation['level'],
  stated: CertifiedTerm,
  added: readonly CertifiedTerm[],
  subtracted: readonly CertifiedTerm[],
): Omit<BalanceEquation, 'ordinal'> {
  const computed = subtractCents(
    sumCents(added, (term) => term.amount),
    sumCents(subtracted, (term) => term.amount),
  );
  const difference = subtractCents(stated.amount, computed);
  return { level, stated, added, subtracted, computed, difference };
}

function chargeOf([byteOffset, amount]: CertifiedLine): CertifiedTerm {
  return { segment: 'SVC', element: 2, byteOffset, amount };
}

function paidOf([byteOffset, , amount]: CertifiedLine): CertifiedTerm {
  return { segment: 'SVC', element: 3, byteOffset, amount };
}

function termOfAdjustments([byteOffset, amount]: CertifiedSegment): CertifiedTerm {
  return { segment: 'CAS', byteOffset, amount };
}
