import { PROVIDER_ADJUSTMENT_REASONS } from '../../../schemas/codes/provider-adjustment-reasons.js';
import { ZERO } from '../../../schemas/money.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import type { ProviderAdjustment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { isExpected, readReasonCode } from '../remittance/planning/plan-provider-adjustments.js';

/** An adjustment that names no cause; it can write off what a payer would have taken. */
const ADJUSTMENT = 'CS';

/**
 * What a posted remittance says to the register (005010X221A1 PLB): every amount that moves payer.offset, and each
 * adjustment (CS), which may close one. What is not expected of the payer waits for a person and says nothing here.
 *
 * @param expected reason codes of the payer; all when left out
 */
export function readRecoupmentFacts(
  advice: Pick<
    RemittanceAdvice,
    'providerAdjustments' | 'payerIdentifier' | 'payer' | 'payee' | 'paymentDate'
  >,
  ids: { readonly remittanceId: string; readonly setHash: string },
  expected?: ReadonlySet<string>,
): RecoupmentFact[] {
  return advice.providerAdjustments
    .filter(
      (adjustment) =>
        adjustment.amount !== ZERO && isExpected(adjustment, expected) && isOfRegister(adjustment),
    )
    .map((adjustment) => ({
      key: `provider-adjustment:${ids.setHash}:${String(adjustment.ordinal).padStart(6, '0')}`,
      source: 'provider-adjustment',
      payerIdentifier: advice.payerIdentifier,
      payeeIdentifier: readPayee(advice.payee) ?? adjustment.providerIdentifier,
      payerName: advice.payer.name,
      date: advice.paymentDate,
      reasonCode: readReasonCode(adjustment),
      ...(adjustment.reference !== undefined && { reference: adjustment.reference }),
      amount: adjustment.amount,
      remittanceId: ids.remittanceId,
      ordinal: adjustment.ordinal,
    }));
}

export function isAdjustment(fact: RecoupmentFact): boolean {
  return fact.reasonCode === ADJUSTMENT;
}

function isOfRegister(adjustment: ProviderAdjustment): boolean {
  const code = readReasonCode(adjustment);
  return code === ADJUSTMENT || PROVIDER_ADJUSTMENT_REASONS.get(code)?.account === 'payer.offset';
}

/** The tax number, as N104 (FI) or REF*TJ; a payer that sends neither knows us by our NPI. */
export function readPayee(payee: RemittanceAdvice['payee']): string | undefined {
  if (payee.identifierQualifier === 'FI') return payee.identifier;
  return payee.references.find(({ qualifier }) => qualifier === 'TJ')?.value ?? payee.identifier;
}
