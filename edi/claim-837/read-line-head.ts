import type { Drug, ServiceLineCommon } from '../../schemas/claim.js';
import { present } from '../present.js';
import type { LineParts } from './claim-parts.js';
import type { LoopSegments } from './loop-segments.js';
import { readLineAdjudications } from './read-line-adjudications.js';
import { readReferences } from './read-party.js';
import {
  readAttachments,
  readContract,
  readDates,
  readFixedFormats,
  readNotes,
  readReference,
  readRepricing,
} from './read-supplements.js';

const LOOP = '2400';
const DRUG_UNITS = ['F2', 'GR', 'ME', 'ML', 'UN'] as const;

/**
 * What loop 2400 says after its service segment on every form: PWK, DTP, CN1, REF, K3, NTE, HCP, the drug and loop
 * 2430. Lists take all that is left of their segment: what a form has its own field for is to be taken before.
 */
export function readLineHead({ head, drug, adjudications }: LineParts) {
  return present({
    lineControlNumber: readReference(head, '6R') ?? '',
    drug: drug && readDrug(drug),
    adjudications: readLineAdjudications(adjudications),
    dates: readDates(head, LOOP),
    references: readReferences(head),
    attachments: readAttachments(head),
    contract: readContract(head, LOOP),
    fixedFormats: readFixedFormats(head),
    notes: readNotes(head),
    repricing: readRepricing(head, LOOP),
  }) satisfies Partial<ServiceLineCommon>;
}

/** Loop 2410: LIN, CTP and REF. Without a quantity it is not read. */
function readDrug(loop: LoopSegments): Drug | undefined {
  const [item, amount] = [loop.find('LIN'), loop.find('CTP')];
  const unitCode = DRUG_UNITS.find((unit) => unit === amount?.component(5, 1));
  const quantity = amount && loop.reading.readNumber('2410', amount, 4);
  if (!item || !unitCode || quantity === undefined) return undefined;
  loop.take('LIN');
  loop.take('CTP');
  const reference = loop.take('REF');
  const qualifier = item.element(2);
  return present({
    ndc: item.element(3),
    qualifier: qualifier === 'N4' ? undefined : qualifier,
    quantity,
    unitCode,
    reference: reference && { qualifier: reference.element(1), value: reference.element(2) },
  });
}
