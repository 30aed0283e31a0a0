import type { Issue, Place } from '../../schemas/issue.js';
import { findDataElement } from '../guides/find-data-element.js';
import { findGuide, GUIDES } from '../guides/find-guide.js';
import type { Guide } from '../guides/guide.js';
import { present } from '../present.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { BusinessUnits } from './business-units.js';
import type { AcknowledgedError, AcknowledgedSet, ErrorTrigger } from './read-acknowledgement-999.js';

/** IK304: the segment has errors in its elements. */
const ELEMENTS_IN_ERROR = '8';
/** IK502: segments in error; the set, or this guide to it, is not taken. */
const SEGMENTS_IN_ERROR = '5';
const SET_NOT_SUPPORTED = '1';
const GUIDE_NOT_SUPPORTED = 'I6';

interface ErrorSource {
  readonly guide: Guide | undefined;
  readonly units: BusinessUnits | undefined;
}

/** What a receiver makes of an error: it costs the set, or the set is taken and the error noted (IK501 E). */
export type ErrorPolicy = (issue: Issue) => 'reject' | 'note';

export interface AcknowledgedSetOptions {
  /** Every error costs the set when left out. */
  readonly policy?: ErrorPolicy | undefined;
  /** Guides of your own, looked at before those that are built in. */
  readonly guides?: readonly Guide[];
}

/**
 * What a 999 says of a set with these issues: rejected for an error, unless the policy only notes it. Issues with a
 * position in the set become IK3 and IK4, those of its envelope become codes of IK5. Warnings are not told.
 */
export function buildAcknowledgedSet(
  set: Pick<TransactionSet, 'identifier' | 'controlNumber' | 'version' | 'segments'>,
  issues: readonly Issue[],
  { policy = () => 'reject', guides = [] }: AcknowledgedSetOptions = {},
): AcknowledgedSet {
  const failures = issues.filter(({ severity }) => severity === 'error');
  const inside = failures.filter(isInSegment);
  const codes = failures
    .filter((issue) => !isInSegment(issue))
    .map((issue) => findSetCode(issue, set, guides));
  const errorCodes = [...new Set([...codes, ...(inside.length > 0 ? [SEGMENTS_IN_ERROR] : [])])];
  const isRejected = failures.some((issue) => policy(issue) === 'reject');
  const source = {
    guide: findGuide(set.identifier, set.version, guides),
    units: inside.length > 0 ? new BusinessUnits(set) : undefined,
  };
  return present({
    identifier: set.identifier,
    controlNumber: set.controlNumber,
    version: set.version || undefined,
    code: failures.length === 0 ? 'A' : isRejected ? 'R' : 'E',
    errorCodes,
    errors: inside.flatMap((issue) => buildErrors(issue, source)),
  });
}

/** AK901 for sets: all accepted, all but with errors, some, or none. */
export function findGroupCode(sets: readonly AcknowledgedSet[]): 'A' | 'E' | 'P' | 'R' {
  const accepted = sets.filter(({ code }) => code === 'A' || code === 'E').length;
  if (accepted < sets.length) return accepted > 0 ? 'P' : 'R';
  return sets.some(({ code }) => code === 'E') ? 'E' : 'A';
}

function isInSegment({ at }: Issue): boolean {
  return at.segment !== undefined && at.segmentPosition !== undefined;
}

function findSetCode(
  { code, syntaxErrorCode }: Issue,
  { identifier }: { readonly identifier: string },
  own: readonly Guide[],
): string {
  if (code !== 'guide.unknown-set') return syntaxErrorCode ?? SEGMENTS_IN_ERROR;
  const isKnown = [...own, ...GUIDES].some((guide) => guide.identifier === identifier);
  return isKnown ? GUIDE_NOT_SUPPORTED : SET_NOT_SUPPORTED;
}

function buildErrors(
  { at, trigger, syntaxErrorCode = ELEMENTS_IN_ERROR }: Issue,
  { guide, units }: ErrorSource,
): AcknowledgedError[] {
  const place = present({
    segment: at.segment ?? '',
    segmentPosition: String(at.segmentPosition),
    loop: at.loop || undefined,
    businessUnit: units?.find(at.segmentPosition ?? 0),
  });
  const cause = trigger && buildTrigger(trigger);
  if (at.element === undefined) return [present({ ...place, code: syntaxErrorCode, trigger: cause })];
  const element = present({
    ...place,
    element: String(at.element),
    component: textOf(at.component),
    repetition: textOf(at.repetition),
    dataElement: guide && findDataElement(guide, place.segment, at.element, at.component),
    code: syntaxErrorCode,
    trigger: cause,
  });
  return [{ ...place, code: ELEMENTS_IN_ERROR }, element];
}

function buildTrigger(at: Place): ErrorTrigger {
  return present({
    segment: at.segment ?? '',
    segmentPosition: textOf(at.segmentPosition) ?? '',
    loop: at.loop || undefined,
    element: textOf(at.element),
    component: textOf(at.component),
    repetition: textOf(at.repetition),
  });
}

function textOf(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}
