import type { Issue } from '../../../schemas/issue.js';

/**
 * A part of a large source that can be read by itself: some encounters with all that their claims need. No encounter
 * stands in two groups. A source that breaks off yields a refusal in place of a group, as its last.
 */
export interface DocumentGroup {
  /** Bundles or single resources, as parsed JSON. */
  readonly documents: readonly unknown[];
  /** Of the documents, where the source has names for them: a file and a line. */
  readonly names?: readonly string[];
  /** Problems of the source that belong to no encounter. */
  readonly issues?: readonly Issue[];
  /** Encounters of the whole source, where it is known. */
  readonly total?: number;
}
