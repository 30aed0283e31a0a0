const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;

/**
 * A key of 25 letters and digits that is always the same for the same text and tells nothing of it (FNV-1a, 128
 * bits). It names service lines: identifiers of the source may hold names or numbers of patients.
 */
export function buildStableKey(text: string): string {
  return hashOf(text).toString(36).toUpperCase().padStart(25, '0');
}

/** The same as a UUID of version 8 (RFC 9562, 5.8), where an id has to be one. */
export function buildStableUuid(text: string): string {
  const digits = hashOf(text).toString(16).padStart(32, '0');
  const variant = 'ab89'[Number.parseInt(digits[16]!, 16) % 4];
  const marked = `${digits.slice(0, 12)}8${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function hashOf(text: string): bigint {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME);
  return hash;
}

/** A mark of 64 bits for telling texts of one encounter apart, which is quick; for what has to be unique take the key. */
export function buildMark(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join('-');
}
