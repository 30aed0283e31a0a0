import type { SnipType } from '../../schemas/snip-types.js';
import type { Guide } from '../guides/guide.js';
import type { CodeSets } from './code-sets.js';

export interface ValidateOptions {
  /** Guides of your own (`parseGuide`), looked at before those that are built in. */
  readonly guides?: readonly Guide[];
  /** The types of test to run; 1 and 2 when left out. */
  readonly snipTypes?: readonly SnipType[];
  /** Needed by type 5; without it no external code is judged. */
  readonly codeSets?: CodeSets;
  /** Issues that are kept of a file, 10,000 when left out; one more then says how many there were beyond. */
  readonly issueLimit?: number;
}
