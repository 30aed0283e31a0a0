import type { Issue } from '../../schemas/issue.js';
import { present } from '../present.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { AcknowledgedError, AcknowledgedSet } from './read-acknowledgement-999.js';

/** IK304: the segment has errors in its elements. IK502: segments in error; the set is not supported. */
const ELEMENTS_IN_ERROR = '8';
const SEGMENTS_IN_ERROR = '5';
const SET_NOT_SUPPORTED = '1';

/**
 * What a 999 says of a set with these issues: rejected for any error, else accepted. Issues with a position in the set
 * become IK3 and IK4, those of its envelope become codes of IK5. Warnings are not told.
 */
export function buildAcknowledgedSet(
  set: Pick<TransactionSet, 'identifier' | 'controlNumber' | 'version'>,
  issues: readonly Issue[],
): AcknowledgedSet {
  const failures = issues.filter(({ severity }) => severity === 'error');
  const inside = failures.filter(isInSegment);
  const codes = failures.filter((issue) => !isInSegment(issue)).map(findSetCode);
  const errorCodes = [...new Set([...codes, ...(inside.length > 0 ? [SEGMENTS_IN_ERROR] : [])])];
  return present({
    identifier: set.identifier,
    controlNumber: set.controlNumber,
    version: set.version || undefined,
    code: failures.length === 0 ? 'A' : 'R',
    errorCodes,
    errors: inside.flatMap(buildErrors),
  });
}

/** AK901 for sets: all accepted, some, or none. */
export function findGroupCode(sets: readonly AcknowledgedSet[]): 'A' | 'P' | 'R' {
  const accepted = sets.filter(({ code }) => code === 'A' || code === 'E').length;
  if (accepted === sets.length) return 'A';
  return accepted > 0 ? 'P' : 'R';
}

function isInSegment({ at }: Issue): boolean {
  return at.segment !== undefined && at.segmentPosition !== undefined;
}

function findSetCode({ code, syntaxErrorCode }: Issue): string {
  return code === 'guide.unknown-set' ? SET_NOT_SUPPORTED : (syntaxErrorCode ?? SEGMENTS_IN_ERROR);
}

function buildErrors({ at, syntaxErrorCode = ELEMENTS_IN_ERROR }: Issue): AcknowledgedError[] {
  const place = present({
    segment: at.segment ?? '',
    segmentPosition: String(at.segmentPosition),
    loop: at.loop || undefined,
  });
  if (at.element === undefined) return [{ ...place, code: syntaxErrorCode }];
  const element = present({
    ...place,
    element: String(at.element),
    component: at.component === undefined ? undefined : String(at.component),
    repetition: at.repetition === undefined ? undefined : String(at.repetition),
    code: syntaxErrorCode,
  });
  return [{ ...place, code: ELEMENTS_IN_ERROR }, element];
}
