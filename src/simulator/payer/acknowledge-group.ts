import { buildAcknowledgedSet, findGroupCode } from '../../../edi/acknowledgements/build-acknowledged-set.js';
import type { Acknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { validateAgainstGuide } from '../../../edi/validate-interchange.js';
import type { FunctionalGroup, TransactionSet } from '../../../edi/x12/parse-x12.js';

/** The sets of a group with what its payer says of their syntax; only accepted ones are adjudicated. */
export interface GroupAcknowledgement {
  readonly acknowledgement: Pick<Acknowledgement999, 'groupControlNumber' | 'code' | 'sets'>;
  readonly accepted: readonly TransactionSet[];
}

/** A set with an error of the envelope or the guide is rejected as a whole. */
export function acknowledgeGroup({ header, sets }: FunctionalGroup): GroupAcknowledgement {
  const judged = sets.map((set) => ({
    set,
    told: buildAcknowledgedSet(set, [...set.issues, ...validateAgainstGuide(set)]),
  }));
  const told = judged.map((each) => each.told);
  return {
    acknowledgement: { groupControlNumber: header.element(6), code: findGroupCode(told), sets: told },
    accepted: judged.flatMap((each) => (each.told.code === 'A' ? [each.set] : [])),
  };
}
