import type { CodeSets } from '../validate/code-sets.js';

/** Asks one after the other until one of them has data. */
export function combineCodeSets(...all: readonly CodeSets[]): CodeSets {
  return {
    check(set, code, on) {
      for (const each of all) {
        const verdict = each.check(set, code, on);
        if (verdict !== 'no data') return verdict;
      }
      return 'no data';
    },
  };
}
