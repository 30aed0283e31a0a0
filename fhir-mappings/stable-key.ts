const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;

/**
 * A key of 25 letters and digits that is always the same for the same text and tells nothing of it (FNV-1a, 128
 * bits). It names service lines: identifiers of the source may hold names or numbers of patients.
 */
export function buildStableKey(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(36).toUpperCase().padStart(25, '0');
}
