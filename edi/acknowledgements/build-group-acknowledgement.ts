import { validateAgainstGuide } from '../validate-interchange.js';
import type { FunctionalGroup, TransactionSet } from '../x12/parse-x12.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAcknowledgedSet, findGroupCode } from './build-acknowledged-set.js';
import { buildAcknowledgement999 } from './build-acknowledgement-999.js';

export interface GroupAcknowledgement {
  /** Between ST and SE of the 999. */
  readonly segments: readonly SegmentData[];
  /** The sets that go on to whoever reads claims. */
  readonly accepted: readonly TransactionSet[];
}

/** What a receiver answers to a group: a set with an error of the envelope or the guide is rejected as a whole. */
export function buildGroupAcknowledgement({ header, sets }: FunctionalGroup): GroupAcknowledgement {
  const told = sets.map((set) => buildAcknowledgedSet(set, [...set.issues, ...validateAgainstGuide(set)]));
  const acknowledgement = { groupControlNumber: header.element(6), code: findGroupCode(told), sets: told };
  const group = { functionalCode: header.element(1), version: header.element(8) };
  return {
    segments: buildAcknowledgement999(acknowledgement, group),
    accepted: sets.filter((_, index) => told[index]!.code === 'A'),
  };
}
