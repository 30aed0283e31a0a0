import type { SegmentData } from '../x12/segment.js';
import type { Acknowledgement999 } from './read-acknowledgement-999.js';

/** GS01 and GS08 of the group that is acknowledged. */
export interface AcknowledgedGroup {
  readonly functionalCode: string;
  readonly version: string;
}

/** The segments between ST and SE of a 999 (005010X231A1), with its counts. */
export function buildAcknowledgement999(
  acknowledgement: Acknowledgement999,
  group: AcknowledgedGroup,
): SegmentData[] {
  const { sets } = acknowledgement;
  const total = String(sets.length);
  const accepted = String(sets.filter((set) => set.code === 'A' || set.code === 'E').length);
  return [
    ['AK1', group.functionalCode, acknowledgement.groupControlNumber, group.version],
    ...sets.flatMap((set): SegmentData[] => [
      ['AK2', set.identifier, set.controlNumber, group.version],
      ...set.errors.map(
        (error): SegmentData =>
          error.element === undefined
            ? ['IK3', error.segment, error.segmentPosition, '', error.code]
            : ['IK4', error.element, '', error.code],
      ),
      ['IK5', set.code],
    ]),
    ['AK9', acknowledgement.code, total, total, accepted],
  ];
}
