import type {
  AcknowledgedError,
  AcknowledgedSet,
} from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { validateAgainstGuide } from '../../../edi/validate-interchange.js';
import type { FunctionalGroup, TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';

/** The sets of a group with what its payer says of their syntax; only accepted ones are adjudicated. */
export interface GroupAcknowledgement {
  readonly code: 'A' | 'P' | 'R';
  readonly sets: readonly AcknowledgedSet[];
  readonly accepted: readonly TransactionSet[];
}

/** A set with an error of the envelope or the guide is rejected as a whole. */
export function acknowledgeGroup(group: FunctionalGroup): GroupAcknowledgement {
  const judged = group.sets.map((set) => {
    const issues = [...set.issues, ...validateAgainstGuide(set)].filter(
      ({ severity }) => severity === 'error',
    );
    return { set, issues };
  });
  const accepted = judged.flatMap(({ set, issues }) => (issues.length === 0 ? [set] : []));
  const isWhole = accepted.length === group.sets.length;
  return {
    code: isWhole ? 'A' : accepted.length === 0 ? 'R' : 'P',
    sets: judged.map(({ set, issues }) => ({
      identifier: set.identifier,
      controlNumber: set.controlNumber,
      code: issues.length === 0 ? 'A' : 'R',
      errors: issues.flatMap(errorsOf),
    })),
    accepted,
  };
}

/** IK3 for the segment; an error of an element stands under an IK3 that says so (IK304 8). */
function errorsOf({ at, syntaxErrorCode = '8' }: Issue): AcknowledgedError[] {
  if (at.segment === undefined || at.segmentPosition === undefined) return [];
  const place = { segment: at.segment, segmentPosition: String(at.segmentPosition) };
  if (at.element === undefined) return [{ ...place, code: syntaxErrorCode }];
  return [
    { ...place, code: '8' },
    { ...place, element: String(at.element), code: syntaxErrorCode },
  ];
}
