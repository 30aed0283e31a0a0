import type { Issue } from '../../../schemas/issue.js';

/** Where an acknowledgement stands: its file, and its place among the sets, or the TA1 segments, of the file, from 1. */
export interface AcknowledgementSource {
  readonly fileId: string;
  readonly ordinal: number;
}

/** What one TA1, 999, 997 or 277CA came to. */
export interface AppliedAcknowledgement {
  readonly kind: 'TA1' | '999' | '997' | '277CA';
  /** ST02; of a TA1 the interchange that it names, TA101. */
  readonly setControlNumber: string;
  /** TA104 or AK901; empty for a 277CA, which speaks of each claim. */
  readonly code: string;
  /** Submissions that it names and we know. */
  readonly submissions: number;
  /** Claims of ours of which it says so, whether or not that moved them. */
  readonly accepted: number;
  readonly rejected: number;
  /** What it names and we do not know: interchanges, groups, sets, batches or claims. Each has a work item. */
  readonly unknown: number;
  /** Claims whose state it moved. */
  readonly claims: number;
}

/** Nothing applied means that it could not be read; the issues say why. */
export interface AcknowledgementResult {
  readonly applied?: AppliedAcknowledgement;
  readonly issues: readonly Issue[];
}
