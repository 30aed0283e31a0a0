import type { SegmentData } from '../x12/segment.js';
import type { AcknowledgedError, AcknowledgedSet, Acknowledgement999 } from './read-acknowledgement-999.js';

/** GS01 and GS08 of the group that is acknowledged. */
export interface AcknowledgedGroup {
  readonly functionalCode: string;
  readonly version: string;
}

/** IK502: one or more segments in error. */
const SEGMENTS_IN_ERROR = '5';

/** IK303 has at most four characters. */
const LOOP_WIDTH = 4;

/** The segments between ST and SE of a 999 (005010X231A1), with its counts. */
export function buildAcknowledgement999(
  acknowledgement: Pick<Acknowledgement999, 'groupControlNumber' | 'code' | 'sets'>,
  group: AcknowledgedGroup,
): SegmentData[] {
  const { sets } = acknowledgement;
  const total = String(sets.length);
  const accepted = String(sets.filter((set) => set.code === 'A' || set.code === 'E').length);
  return [
    ['AK1', group.functionalCode, acknowledgement.groupControlNumber, group.version],
    ...sets.flatMap((set) => buildSet(set, group)),
    ['AK9', acknowledgement.code, total, total, accepted],
  ];
}

function buildSet(set: AcknowledgedSet, group: AcknowledgedGroup): SegmentData[] {
  const { identifier, controlNumber, version = group.version, errors } = set;
  const errorCodes = set.errorCodes ?? (errors.length > 0 ? [SEGMENTS_IN_ERROR] : []);
  return [
    ['AK2', identifier, controlNumber, version],
    ...errors.flatMap((error, index) => buildError(error, errors.slice(0, index))),
    ['IK5', set.code, ...errorCodes.slice(0, 5)],
  ];
}

/** Neighbours in one segment with one code share their IK3. */
function buildError(error: AcknowledgedError, before: readonly AcknowledgedError[]): SegmentData[] {
  const { segment, segmentPosition, loop = '', element, component = '', repetition = '' } = error;
  if (element !== undefined) {
    return [['IK4', [element, component, repetition], error.dataElement ?? '', error.code]];
  }
  const last = before.findLast((each) => each.element === undefined);
  const isShared =
    last?.segment === segment && last.segmentPosition === segmentPosition && last.code === error.code;
  return isShared ? [] : [['IK3', segment, segmentPosition, loop.slice(0, LOOP_WIDTH), error.code]];
}
