import type { EncounterResult } from '../../../fhir-mappings/intake-result.js';
import { type OperationOutcome, renderOperationOutcome } from '../../../fhir-mappings/operation-outcome.js';
import type { Issue } from '../../../schemas/issue.js';
import type { IntakeCounts } from './claim-intake.js';

export interface ImportSummary extends IntakeCounts {
  readonly encounters: number;
  /** Why encounters are held or not billable: by issue code, most frequent first. */
  readonly byReason: readonly { readonly code: string; readonly count: number; readonly example: Issue }[];
  /**
   * Every encounter that became no claim, with a FHIR OperationOutcome that names the places. Of more than
   * LISTED_LIMIT the first are listed; all of them stand on the list of held intake.
   */
  readonly unclaimed: readonly UnclaimedEncounter[];
  /** Problems of documents that belong to no encounter; of more than LISTED_LIMIT the first. */
  readonly issues: readonly Issue[];
  /** How many were counted beyond what is listed; absent when everything is. */
  readonly unlisted?: { readonly unclaimed: number; readonly issues: number };
}

export interface UnclaimedEncounter {
  readonly sourceSystem: string;
  readonly sourceIdentifier: string;
  readonly kind: 'held' | 'not-billable';
  readonly outcome: OperationOutcome;
}

/** A summary of a source of any size has to fit into memory. */
export const LISTED_LIMIT = 10_000;

const NONE = {
  ...{ claimed: 0, held: 0, notBillable: 0, unchanged: 0, correctionsProposed: 0 },
  ...{ claims: 0, ready: 0, needsWork: 0, selfPay: 0 },
} as const satisfies IntakeCounts;

/** Counts what an import comes to, slice by slice. */
export class ImportTally {
  encounters = 0;
  private readonly counts: { -readonly [field in keyof IntakeCounts]: number } = { ...NONE };
  private readonly reasons = new Map<string, { count: number; example: Issue }>();
  private readonly unclaimed: UnclaimedEncounter[] = [];
  private readonly issues: Issue[] = [];
  private readonly unlisted = { unclaimed: 0, issues: 0 };

  add(slice: readonly EncounterResult[], counts: IntakeCounts): void {
    this.encounters += slice.length;
    for (const field of Object.keys(NONE) as (keyof IntakeCounts)[]) this.counts[field] += counts[field];
    for (const encounter of slice) {
      if (encounter.kind === 'claims') continue;
      this.countReasons(encounter);
      if (this.unclaimed.length >= LISTED_LIMIT) this.unlisted.unclaimed += 1;
      else {
        const { key, kind, issues } = encounter;
        this.unclaimed.push({ ...key, kind, outcome: renderOperationOutcome(issues) });
      }
    }
  }

  addIssues(issues: readonly Issue[]): void {
    const room = Math.max(0, LISTED_LIMIT - this.issues.length);
    this.issues.push(...issues.slice(0, room));
    this.unlisted.issues += Math.max(0, issues.length - room);
  }

  summary(): ImportSummary {
    const { unlisted } = this;
    const byReason = [...this.reasons]
      .map(([code, reason]) => ({ code, ...reason }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
    return {
      ...this.counts,
      ...{ encounters: this.encounters, byReason, unclaimed: this.unclaimed, issues: this.issues },
      ...(unlisted.unclaimed + unlisted.issues > 0 && { unlisted }),
    };
  }

  private countReasons({ issues }: EncounterResult): void {
    const errors = issues.filter((found) => found.severity === 'error');
    const codes = new Map((errors.length > 0 ? errors : issues).map((found) => [found.code, found]));
    for (const [code, example] of codes) {
      this.reasons.set(code, { count: (this.reasons.get(code)?.count ?? 0) + 1, example });
    }
  }
}
