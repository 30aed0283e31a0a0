import { createHash } from 'node:crypto';

/** What stands before the first link of a chain. */
export const CHAIN_START = '';

/**
 * The hash of one link: SHA-256 over a version, the hash before it and its fields, each with its length before it,
 * so that no two lists of fields give the same bytes. NULL differs from empty.
 */
export function chainHash(previous: string, fields: readonly (string | number | null | undefined)[]): string {
  let text = '1';
  text += linkOf(previous);
  // The postings of a journal say much the same.
  const links = new Map<string, string>();
  for (const field of fields) {
    let link = typeof field === 'string' ? links.get(field) : undefined;
    if (link === undefined) {
      link = linkOf(field);
      if (typeof field === 'string') links.set(field, link);
    }
    text += link;
  }
  return createHash('sha256').update(text).digest('hex');
}

function linkOf(field: string | number | null | undefined): string {
  if (field === null || field === undefined) return '-;';
  const text = String(field);
  return `${Buffer.byteLength(text)}:${text};`;
}
