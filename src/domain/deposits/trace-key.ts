import { readControlNumber } from '../remittance/matching/match-claim.js';

/** A trace number without case, blanks and leading zeros; none where it is left out or only zeros. */
export function readTraceKey(traceNumber: string | undefined): string | undefined {
  return readControlNumber(traceNumber ?? '') || undefined;
}

/** TRN03 in one form: some banks leave out the 1 before the tax number. */
export function readPayerKey(payerIdentifier: string | undefined): string | undefined {
  const key = readControlNumber(payerIdentifier ?? '');
  return /^\d{9}$/.test(key) ? `1${key}` : key || undefined;
}

/** Trace number and payer identifier of the addenda of a CCD+ entry: `TRN*1*12345*1512345678~`. */
export function readAddenda(
  text: string,
): { readonly traceNumber: string; readonly payerIdentifier?: string } | undefined {
  const [id, type, traceNumber = '', payerIdentifier = ''] = text.trim().split(/[~\\]/)[0]!.split('*');
  if (id?.toUpperCase() !== 'TRN' || type !== '1' || traceNumber.trim() === '') return undefined;
  const payer = payerIdentifier.trim();
  return { traceNumber: traceNumber.trim(), ...(payer !== '' && { payerIdentifier: payer }) };
}
