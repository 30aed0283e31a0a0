import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../../../schemas/claim.js';
import type { IssueCode, IssueContext, Place, Severity } from '../../../../schemas/issue.js';

/** What an edit may know besides the claim. The same claim and context always give the same answer. */
export interface EditContext {
  /** Today in the practice's time zone. */
  readonly today: CalendarDate;
}

/**
 * One rule that a claim has to meet before it is sent. A change of what it finds is a new version; its id is the
 * code of its issues and never changes.
 */
export interface Edit {
  readonly id: EditId;
  readonly version: number;
  /**
   * WEDI SNIP type: 1 syntax, 2 requirements of the guide, 3 balancing, 4 situations, 5 outside code sets,
   * 6 product or line of service, 7 trading partner.
   */
  readonly snipType: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** An error keeps the claim from being sent, a warning does not. */
  readonly severity: Exclude<Severity, 'information'>;
  /** Where the rule is written. */
  readonly citation: string;
  check(claim: ProfessionalClaim, context: EditContext): readonly EditFinding[];
}

export type EditId = Extract<IssueCode, `edit.${string}`>;

/** One place where the claim does not meet the edit. */
export interface EditFinding {
  readonly at: Place;
  /** Codes, counts and amounts; never patient data. */
  readonly context?: IssueContext;
}
