import { adaptedTable } from './adapted-table.js';
import { CLAIM_837P_TABLE } from './claim-837p.js';

/**
 * 005010X291: what would a payer pay for these services? A professional claim but for CLM19, and for the dates of
 * service, as nothing need have been done yet. Known from its published examples; where these are silent it is held to
 * be as the claim is.
 */
export const PREDETERMINATION_837P_TABLE = adaptedTable(CLAIM_837P_TABLE, [
  ['S1705:005010X222A1,005010X222,005010X222A2', 'S1705:005010X291'],
  ['N1383 S1514', 'R1383:08 S1514'],
  ['DTP 4550 R 1 | R374!:472', 'DTP 4550 S 1 | R374!:472'],
]);
