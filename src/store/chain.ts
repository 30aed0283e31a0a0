import { createHash } from 'node:crypto';

type Field = string | number | null | undefined;

/** What stands before the first link of a chain. */
export const CHAIN_START = '';

/**
 * The hash of one link: SHA-256 over a version, the hash before it and its fields, each with its length before it,
 * so that no two lists of fields give the same bytes. NULL differs from empty.
 */
export function chainHash(previous: string, fields: readonly Field[]): string {
  const text = `1${linkOf(previous)}${linksOf(fields)}`;
  return createHash('sha256').update(text).digest('hex');
}

/** Fields as they stand in what is hashed. */
export function linksOf(fields: readonly Field[]): string {
  let text = '';
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
  return text;
}

function linkOf(field: Field): string {
  if (field === null || field === undefined) return '-;';
  const text = String(field);
  return `${Buffer.byteLength(text)}:${text};`;
}
