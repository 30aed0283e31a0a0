import { CPT, CVX } from '../code-systems.js';
import { buildConceptMap } from './build-concept-map.js';

/**
 * Vaccines to the CPT codes of the vaccine product, where one product code stands for the vaccine. Seasonal influenza
 * (140) is left out: its code depends on the age, which the practice's service codes can say.
 */
export const CVX_TO_CPT = buildConceptMap('urn:claimwright:concept-map:cvx-to-cpt', CVX, {
  [CPT]: [
    ['03', '90707', 'equivalent'],
    ['08', '90744', 'equivalent'],
    ['10', '90713', 'equivalent'],
    ['20', '90700', 'equivalent'],
    ['21', '90716', 'equivalent'],
    ['33', '90732', 'equivalent'],
    ['43', '90746', 'equivalent'],
    ['49', '90647', 'equivalent'],
    ['52', '90632', 'equivalent'],
    ['62', '90649', 'equivalent'],
    ['83', '90633', 'equivalent'],
    ['113', '90714', 'equivalent'],
    ['114', '90734', 'equivalent'],
    ['115', '90715', 'equivalent'],
    ['119', '90681', 'equivalent'],
    ['121', '90736', 'equivalent'],
    ['133', '90670', 'equivalent'],
  ],
});
