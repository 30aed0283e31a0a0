import type { ComparedBooks } from '../../src/app/rebuild/compare-books.js';
import { FIGURE_KINDS } from '../../src/app/rebuild/snapshot.js';

export const REBUILT = {
  settingsVersions: 1,
  claims: 1_200,
  submissions: 1,
  files: 2,
  manualEntries: 1,
  troubles: [],
  accounts: [],
};

export const TROUBLE = { name: 'file 0123456789ab', reason: 'other-bytes', codes: [] } as const;

export const EQUAL: ComparedBooks = {
  counts: Object.fromEntries(
    Object.keys(FIGURE_KINDS).map((kind, index) => [kind, index]),
  ) as ComparedBooks['counts'],
  differenceCount: 0,
  differences: [],
};

export const DIFFERENT: ComparedBooks = {
  ...EQUAL,
  differenceCount: 1,
  differences: [{ kind: 'claim', stands: { key: 'c', name: 'CW1', state: 'denied', amounts: [] } }],
};
