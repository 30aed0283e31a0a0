import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfessionalClaim } from '../../schemas/claim.js';

export type FileKind = '835' | '837';

/** The file of a kind and size. Apart from what makes it, so that a reader does not load the makers. */
export function inputPath(folder: string, kind: FileKind, megabytes: number): string {
  return join(folder, `${megabytes}.${kind}`);
}

export async function readBenchClaims(folder: string): Promise<ProfessionalClaim[]> {
  return JSON.parse(await readFile(join(folder, 'claims.json'), 'utf8'));
}
