import type { ConceptMap } from '../concept-map.js';
import { CVX_TO_CPT } from './cvx-to-cpt.js';
import { SNOMED_TO_ICD_10_CM } from './snomed-to-icd-10-cm.js';
import { SNOMED_TO_PROCEDURE } from './snomed-to-procedure.js';

/** The maps that come with the program; those of a practice go before them. */
export const BUILT_IN_CONCEPT_MAPS: readonly ConceptMap[] = [
  SNOMED_TO_ICD_10_CM,
  SNOMED_TO_PROCEDURE,
  CVX_TO_CPT,
];
