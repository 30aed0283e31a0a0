import { createHash } from 'node:crypto';

/** What stands before the first link of a chain. */
export const CHAIN_START = '';

/**
 * The hash of one link: SHA-256 over a version, the hash before it and its fields, each with its length before it,
 * so that no two lists of fields give the same bytes. NULL differs from empty.
 */
export function chainHash(previous: string, fields: readonly (string | number | null | undefined)[]): string {
  const hash = createHash('sha256');
  hash.update('1');
  for (const field of [previous, ...fields]) {
    if (field === null || field === undefined) hash.update('-;');
    else hash.update(`${Buffer.byteLength(String(field))}:${field};`);
  }
  return hash.digest('hex');
}
