import { adaptedTable } from './adapted-table.js';
import { CLAIM_837I_TABLE } from './claim-837i.js';

/**
 * 005010X292: what would a payer pay for this stay? An institutional claim but for CLM19, and for what is not known
 * before a stay: its dates and the type of admission. Known from its published examples; where these are silent it is
 * held to be as the claim is.
 */
export const PREDETERMINATION_837I_TABLE = adaptedTable(CLAIM_837I_TABLE, [
  ['R1705:005010X223A2,005010X223,005010X223A1,005010X223A3', 'R1705:005010X292'],
  ['N1383 S1514', 'R1383:08 S1514'],
  ['DTP 1350 R 1 | R374!:434', 'DTP 1350 S 1 | R374!:434'],
  ['CL1 1400 R 1 | R1315', 'CL1 1400 R 1 | S1315'],
]);
