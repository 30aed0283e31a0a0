import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { samplePaths } from '../edi/sets-of.js';

export interface SampleFile {
  readonly path: string;
  /** The first 16 digits of the SHA-256 of its bytes: by it goldens name a file that is not ours to keep. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Every X12 file that others wrote, ordered by hash, so that what comes of them in turn is always the same. */
export function readSampleFiles(): SampleFile[] {
  const files = samplePaths().map((path) => {
    const bytes = readFileSync(path);
    return { path, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes };
  });
  return files.toSorted((a, b) => (`${a.hash} ${a.path}` < `${b.hash} ${b.path}` ? -1 : 1));
}

/** `a x2`, `b x1`, in the order in which they were first seen. */
export function countTexts(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} x${count}`);
}
