import type { PayerSettings, PracticeSettings } from '../../../schemas/practice.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { findPayerIdentifiers } from '../../domain/remittance/matching/match-payer-sequence.js';

/** What the practice says of the payer of a remittance, which may stand under several names. */
export function findPayerSettings(
  advice: Pick<RemittanceAdvice, 'payer' | 'payerIdentifier'>,
  practice: PracticeSettings | undefined,
): readonly PayerSettings[] {
  const identifiers = new Set(findPayerIdentifiers(advice).map(normalise));
  return (practice?.payers ?? []).filter(
    ({ payerId }) => payerId !== undefined && identifiers.has(normalise(payerId)),
  );
}

/** PLB03-1 that are expected of the payer; undefined where nothing is said, and all are. */
export function findExpectedCodes(payers: readonly PayerSettings[]): ReadonlySet<string> | undefined {
  const listed = payers.flatMap(({ providerAdjustmentCodes }) => providerAdjustmentCodes ?? []);
  if (listed.length === 0) return undefined;
  return new Set([...listed, ...(payers.some((payer) => payer.carriesForwardWithoutFb) ? ['FB'] : [])]);
}

function normalise(identifier: string): string {
  return identifier.replace(/\s/g, '').toUpperCase();
}
