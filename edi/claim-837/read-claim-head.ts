import type { ClaimCommon } from '../../schemas/claim.js';
import { present } from '../present.js';
import type { ClaimParts } from './claim-parts.js';
import { readOtherCoverage } from './read-other-coverage.js';
import { readReferences } from './read-party.js';
import {
  readAmount,
  readAttachments,
  readConditions,
  readContract,
  readDates,
  readFixedFormats,
  readNotes,
  readReference,
  readRepricing,
} from './read-supplements.js';

const LOOP = '2300';

type ClaimCodes = Parameters<typeof readOtherCoverage>[2];

/**
 * What loop 2300 says after CLM on every form: DTP, PWK, CN1, AMT*F5, REF, K3, NTE, CRC, HCP and loop 2320. Lists take
 * all that is left of their segment: what a form has its own field for is to be taken before.
 */
export function readClaimHead({ head, coverages }: ClaimParts, claim: ClaimCodes) {
  return present({
    otherCoverages: coverages.map((each) => readOtherCoverage(each.head, each.parties, claim)),
    referralNumber: readReference(head, '9F'),
    priorAuthorizationNumber: readReference(head, 'G1'),
    payerControlNumber: readReference(head, 'F8'),
    references: readReferences(head),
    dates: readDates(head, LOOP),
    attachments: readAttachments(head),
    contract: readContract(head, LOOP),
    patientPaidAmount: readAmount(head, LOOP, 'F5'),
    fixedFormats: readFixedFormats(head),
    notes: readNotes(head),
    conditions: readConditions(head),
    repricing: readRepricing(head, LOOP),
  }) satisfies Partial<ClaimCommon>;
}
