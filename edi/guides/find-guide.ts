import { ACKNOWLEDGEMENT_999_TABLE } from './acknowledgement-999.js';
import { CLAIM_837P_TABLE } from './claim-837p.js';
import { CLAIM_ACKNOWLEDGEMENT_277_TABLE } from './claim-acknowledgement-277.js';
import { ENVELOPE_TABLE } from './envelope.js';
import type { Guide } from './guide.js';
import { parseGuide } from './parse-guide.js';
import { REMITTANCE_835_TABLE } from './remittance-835.js';

/** Every guide of a transaction set. */
export const GUIDES: readonly Guide[] = [
  parseGuide(
    {
      id: '005010X222A1',
      identifier: '837',
      functionalCode: 'HC',
      versions: ['005010X222A1', '005010X222', '005010X222A2'],
    },
    CLAIM_837P_TABLE,
  ),
  parseGuide(
    {
      id: '005010X221A1',
      identifier: '835',
      functionalCode: 'HP',
      versions: ['005010X221A1', '005010X221'],
    },
    REMITTANCE_835_TABLE,
  ),
  parseGuide(
    {
      id: '005010X231A1',
      identifier: '999',
      functionalCode: 'FA',
      versions: ['005010X231A1', '005010X231'],
    },
    ACKNOWLEDGEMENT_999_TABLE,
  ),
  parseGuide(
    { id: '005010X214', identifier: '277', functionalCode: 'HN', versions: ['005010X214'] },
    CLAIM_ACKNOWLEDGEMENT_277_TABLE,
  ),
];

/** Interchange and group: ISA is the trigger of the root, the groups are its loops. */
export const ENVELOPE_GUIDE: Guide = parseGuide(
  { id: '00501', identifier: 'ISA', functionalCode: '', versions: ['00501'] },
  ENVELOPE_TABLE,
);

/** The guide for an ST01 and an ST03 (or GS08); undefined when there is none. */
export function findGuide(identifier: string, version: string): Guide | undefined {
  return GUIDES.find((guide) => guide.identifier === identifier && guide.versions.includes(version));
}
