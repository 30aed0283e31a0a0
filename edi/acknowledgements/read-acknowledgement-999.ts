import type { TransactionSet } from '../x12/parse-x12.js';

/** What a 999 says of one functional group that we sent (005010X231A1). */
export interface Acknowledgement999 {
  /** AK102: GS06 of the acknowledged group. */
  readonly groupControlNumber: string;
  /** AK901: A accepted, E accepted with errors, P partly, R rejected. */
  readonly code: string;
  readonly sets: readonly AcknowledgedSet[];
}

export interface AcknowledgedSet {
  /** AK201 and AK202: ST01 and ST02. */
  readonly identifier: string;
  readonly controlNumber: string;
  /** IK501. */
  readonly code: string;
  readonly errors: readonly AcknowledgedError[];
}

export interface AcknowledgedError {
  /** IK301 and IK302. */
  readonly segment: string;
  readonly segmentPosition: string;
  /** IK401-1, for an error in an element. */
  readonly element?: string;
  /** IK304 or IK403. */
  readonly code: string;
}

/** Reads a 999; undefined when it names no group. */
export function readAcknowledgement999(set: TransactionSet): Acknowledgement999 | undefined {
  const group = set.segments.find((segment) => segment.id === 'AK1');
  if (!group) return undefined;
  const sets: { identifier: string; controlNumber: string; code: string; errors: AcknowledgedError[] }[] = [];
  let place = { segment: '', segmentPosition: '' };
  for (const segment of set.segments) {
    const last = sets[sets.length - 1];
    if (segment.id === 'AK2') {
      sets.push({ identifier: segment.element(1), controlNumber: segment.element(2), code: '', errors: [] });
    } else if (segment.id === 'IK3' && last) {
      place = { segment: segment.element(1), segmentPosition: segment.element(2) };
      last.errors.push({ ...place, code: segment.element(4) });
    } else if (segment.id === 'IK4' && last) {
      last.errors.push({ ...place, element: segment.component(1, 1), code: segment.element(3) });
    } else if (segment.id === 'IK5' && last) {
      last.code = segment.element(1);
    }
  }
  const end = set.segments.find((segment) => segment.id === 'AK9');
  return { groupControlNumber: group.element(2), code: end?.element(1) ?? '', sets };
}
