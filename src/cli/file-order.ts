import type { Issue } from '../../schemas/issue.js';

/**
 * Issues as a person reads a file, from its beginning on. Those that tell of no place stand first; those of one place as found; last
 * that there were more.
 */
export function fileOrder<T extends Issue>(issues: readonly T[]): T[] {
  return [...issues].sort((one, other) => orderOf(one) - orderOf(other));
}

function orderOf({ at, code }: Issue): number {
  return code === 'edi.more-issues' ? Number.MAX_VALUE : (at.byteOffset ?? -1);
}
