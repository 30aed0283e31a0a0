import type { ProfessionalClaim } from '../../../../schemas/claim.js';
import { type Issue, issue } from '../../../../schemas/issue.js';
import { EDIT_CATALOG } from './catalog.js';
import type { EditContext } from './edit.js';

/** What the edits say of a claim. */
export interface ClaimCheck {
  /** In the order of the catalog, within an edit in the order of the claim. */
  readonly issues: readonly Issue[];
  /** `clean` when every edit ran and no error stands; warnings do not keep a claim back. */
  readonly verdict: 'clean' | 'needs-work';
  /** Id and version of every edit that ran: `edit.no-diagnosis@1`. */
  readonly editsRun: readonly string[];
}

/** Runs every edit of the catalog. The same claim on the same day gives the same answer. */
export function checkClaim(claim: ProfessionalClaim, context: EditContext): ClaimCheck {
  const issues = EDIT_CATALOG.flatMap((edit) =>
    edit
      .check(claim, context)
      .map((finding) => issue(edit.id, finding.at, finding.context ?? {}, edit.severity)),
  );
  const hasError = issues.some(({ severity }) => severity === 'error');
  return {
    issues,
    verdict: hasError ? 'needs-work' : 'clean',
    editsRun: EDIT_CATALOG.map(({ id, version }) => `${id}@${version}`),
  };
}
