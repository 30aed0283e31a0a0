import type { SegmentData } from '../x12/segment.js';
import type {
  AcknowledgedError,
  AcknowledgedSet,
  Acknowledgement999,
  BusinessUnit,
  ErrorTrigger,
} from './read-acknowledgement-999.js';

/** GS01 and GS08 of the group that is acknowledged. */
export interface AcknowledgedGroup {
  readonly functionalCode: string;
  readonly version: string;
}

/** IK502: one or more segments in error. */
const SEGMENTS_IN_ERROR = '5';

const SITUATIONAL = 'SITUATIONAL TRIGGER';

/** IK303 has at most four characters. */
const LOOP_WIDTH = 4;

/**
 * The segments between ST and SE of a 999 (005010X231A1). AK902 is what GE01 said, where it said a number; AK903 and
 * AK904 count the sets.
 */
export function buildAcknowledgement999(
  acknowledgement: Pick<Acknowledgement999, 'groupControlNumber' | 'code' | 'sets'> &
    Partial<Pick<Acknowledgement999, 'counts' | 'errorCodes'>>,
  group: AcknowledgedGroup,
): SegmentData[] {
  const { sets, counts, errorCodes = [] } = acknowledgement;
  const total = String(sets.length);
  const accepted = String(sets.filter((set) => set.code === 'A' || set.code === 'E').length);
  const included = counts && /^\d{1,6}$/.test(counts.included) ? counts.included : total;
  return [
    ['AK1', group.functionalCode, acknowledgement.groupControlNumber, group.version],
    ...sets.flatMap((set) => buildSet(set, group)),
    ['AK9', acknowledgement.code, included, total, accepted, ...errorCodes.slice(0, 5)],
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
  const trigger = buildTrigger(error.trigger);
  if (element !== undefined) {
    return [['IK4', [element, component, repetition], error.dataElement ?? '', error.code], ...trigger];
  }
  const last = before.findLast((each) => each.element === undefined);
  const isShared =
    last?.segment === segment && last.segmentPosition === segmentPosition && last.code === error.code;
  if (isShared && trigger.length === 0) return [];
  return [
    ['IK3', segment, segmentPosition, loop.slice(0, LOOP_WIDTH), error.code],
    ...trigger,
    ...buildUnit(error.businessUnit),
  ];
}

function buildTrigger(trigger: ErrorTrigger | undefined): SegmentData[] {
  if (!trigger) return [];
  const { segment, segmentPosition, loop = '', element = '', component = '', repetition = '' } = trigger;
  const place = [element, component, repetition];
  return [['CTX', [SITUATIONAL], segment, segmentPosition, loop.slice(0, LOOP_WIDTH), place]];
}

/** What X12 could not carry, as a separator in a number of ours, is left out: the place says enough. */
function buildUnit(unit: BusinessUnit | undefined): SegmentData[] {
  const isWritable = unit !== undefined && /^[\w .\-/#]{1,35}$/.test(unit.value);
  return isWritable ? [['CTX', [unit.name, unit.value]]] : [];
}
