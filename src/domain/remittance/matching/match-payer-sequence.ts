import type { PayerSequence } from '../../../../schemas/ledger.js';
import { ZERO } from '../../../../schemas/money.js';
import type { ClaimPayment, RemittanceAdvice } from '../../../../schemas/remittance-advice.js';
import type { ClaimAccountPayer } from '../../../../schemas/remittance-records.js';

/** CLP02: processed as primary, secondary, tertiary; the second of each also forwarded. */
const SEQUENCE_OF_STATUS: Readonly<Record<string, PayerSequence>> = {
  '1': 1,
  '19': 1,
  '2': 2,
  '20': 2,
  '3': 3,
  '21': 3,
};

/** CLP02 of what moves no money of the claim: not ours and forwarded, predetermination. */
const INFORMATION: readonly string[] = ['23', '25'];

/**
 * Which of a claim's payers adjudicated: by identity first, because payers misuse CLP02 (some always send 3); then by
 * CLP02; then the only one. None where several are left; but what takes back goes with what it takes back, and what
 * moves no money may be anybody's: these are given to the first.
 */
export function matchPayerSequence(
  payment: Pick<ClaimPayment, 'claimStatusCode' | 'chargeAmount'>,
  payerIdentifiers: readonly string[],
  payers: readonly ClaimAccountPayer[],
): PayerSequence | undefined {
  const identities = payerIdentifiers.map(readIdentifier).filter((identifier) => identifier !== '');
  const identified = payers.filter((payer) => identities.includes(readIdentifier(payer.payerId)));
  const possible = identified.length > 0 ? identified : payers;
  const first = possible[0]?.sequence ?? 1;
  if (possible.length < 2) return first;
  const stated = SEQUENCE_OF_STATUS[payment.claimStatusCode];
  const named = possible.find((payer) => payer.sequence === stated);
  const isFirst = payment.chargeAmount < ZERO || INFORMATION.includes(payment.claimStatusCode);
  return named?.sequence ?? (isFirst ? first : undefined);
}

/** Everything by which a remittance names its payer: N104, REF*2U, REF*NF, the tax number of TRN03. */
export function findPayerIdentifiers(
  advice: Pick<RemittanceAdvice, 'payer' | 'payerIdentifier'>,
): readonly string[] {
  const references = advice.payer.references
    .filter((reference) => ['2U', 'NF', 'EO', 'HI'].includes(reference.qualifier))
    .map((reference) => reference.value);
  const taxNumber = advice.payerIdentifier.replace(/^1(?=\d{9}$)/, '');
  return [advice.payer.identifier ?? '', ...references, advice.payerIdentifier, taxNumber].filter(
    (identifier) => identifier !== '',
  );
}

function readIdentifier(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}
