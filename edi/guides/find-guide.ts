import { ACKNOWLEDGEMENT_997_TABLE } from './acknowledgement-997.js';
import { ACKNOWLEDGEMENT_999_TABLE } from './acknowledgement-999.js';
import { CLAIM_837D_TABLE } from './claim-837d.js';
import { CLAIM_837I_TABLE } from './claim-837i.js';
import { CLAIM_837P_TABLE } from './claim-837p.js';
import { CLAIM_ACKNOWLEDGEMENT_277_TABLE } from './claim-acknowledgement-277.js';
import { CLAIM_STATUS_276_TABLE } from './claim-status-276.js';
import { CLAIM_STATUS_277_TABLE } from './claim-status-277.js';
import { ELIGIBILITY_270_TABLE } from './eligibility-270.js';
import { ELIGIBILITY_271_TABLE } from './eligibility-271.js';
import { ENVELOPE_TABLE } from './envelope.js';
import type { Guide } from './guide.js';
import { parseGuide } from './parse-guide.js';
import { PREDETERMINATION_837I_TABLE } from './predetermination-837i.js';
import { PREDETERMINATION_837P_TABLE } from './predetermination-837p.js';
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
      id: '005010X223A2',
      identifier: '837',
      functionalCode: 'HC',
      versions: ['005010X223A2', '005010X223', '005010X223A1', '005010X223A3'],
    },
    CLAIM_837I_TABLE,
  ),
  parseGuide(
    {
      id: '005010X224A2',
      identifier: '837',
      functionalCode: 'HC',
      versions: ['005010X224A2', '005010X224', '005010X224A1', '005010X224A3'],
    },
    CLAIM_837D_TABLE,
  ),
  parseGuide(
    { id: '005010X291', identifier: '837', functionalCode: 'HC', versions: ['005010X291'] },
    PREDETERMINATION_837P_TABLE,
  ),
  parseGuide(
    { id: '005010X292', identifier: '837', functionalCode: 'HC', versions: ['005010X292'] },
    PREDETERMINATION_837I_TABLE,
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
    {
      id: '005010X230',
      identifier: '997',
      functionalCode: 'FA',
      versions: ['005010X230', '005010', '004010'],
    },
    ACKNOWLEDGEMENT_997_TABLE,
  ),
  parseGuide(
    { id: '005010X214', identifier: '277', functionalCode: 'HN', versions: ['005010X214'] },
    CLAIM_ACKNOWLEDGEMENT_277_TABLE,
  ),
  parseGuide(
    { id: '005010X212', identifier: '276', functionalCode: 'HR', versions: ['005010X212'] },
    CLAIM_STATUS_276_TABLE,
  ),
  parseGuide(
    { id: '005010X212', identifier: '277', functionalCode: 'HN', versions: ['005010X212'] },
    CLAIM_STATUS_277_TABLE,
  ),
  parseGuide(
    {
      id: '005010X279A1',
      identifier: '270',
      functionalCode: 'HS',
      versions: ['005010X279A1', '005010X279'],
    },
    ELIGIBILITY_270_TABLE,
  ),
  parseGuide(
    {
      id: '005010X279A1',
      identifier: '271',
      functionalCode: 'HB',
      versions: ['005010X279A1', '005010X279'],
    },
    ELIGIBILITY_271_TABLE,
  ),
];

/** Interchange and group: ISA is the trigger of the root, the groups are its loops. */
export const ENVELOPE_GUIDE: Guide = parseGuide(
  { id: '00501', identifier: 'ISA', functionalCode: '', versions: ['00501'] },
  ENVELOPE_TABLE,
);

/** The guide for an ST01 and an ST03 (or GS08), those of the user before those here; undefined when there is none. */
export function findGuide(
  identifier: string,
  version: string,
  own: readonly Guide[] = [],
): Guide | undefined {
  const fits = (guide: Guide) => guide.identifier === identifier && guide.versions.includes(version);
  return own.find(fits) ?? GUIDES.find(fits);
}
