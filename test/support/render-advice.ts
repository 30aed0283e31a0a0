import { buildRemittanceAdvice } from '../../edi/remittance-835/build-remittance-advice.js';
import { subtractCents, sumCents } from '../../schemas/money.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { advice } from '../domain/remittance/remittance-builder.js';
import { bytesOf } from '../edi/sets-of.js';

/** The file of an advice, paid what its claim payments and provider adjustments make. */
export function renderAdvice(given: Partial<RemittanceAdvice>): Uint8Array {
  const whole = advice(given);
  const claimPayments = whole.claimPayments.map((payment, index) => ({ ...payment, ordinal: index + 1 }));
  const paymentAmount = subtractCents(
    sumCents(claimPayments, (payment) => payment.paymentAmount),
    sumCents(whole.providerAdjustments, ({ amount }) => amount),
  );
  return bytesOf(
    '835',
    '005010X221A1',
    buildRemittanceAdvice({ ...whole, paymentAmount, ...given, claimPayments }),
  );
}
