import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { type Acknowledgement999, readAcknowledgement999 } from './read-acknowledgement-999.js';

/** The segments of a 997 that a 999 has under other names and with the same elements. */
const NAMES: Readonly<Record<string, string>> = { AK3: 'IK3', AK4: 'IK4', AK5: 'IK5' };

/** Reads a 997, which says of a group what a 999 does, with fewer codes; undefined when it names no group. */
export function readAcknowledgement997(set: TransactionSet): Acknowledgement999 | undefined {
  return readAcknowledgement999({ ...set, segments: set.segments.map(nameAs999) });
}

function nameAs999(segment: Segment): Segment {
  const id = NAMES[segment.id];
  if (id === undefined) return segment;
  const { elementCount, byteOffset, byteLength, line } = segment;
  return {
    ...{ id, elementCount, byteOffset, byteLength, line },
    element: (position) => segment.element(position),
    component: (position, component) => segment.component(position, component),
    repetitions: (position) => segment.repetitions(position),
  };
}
