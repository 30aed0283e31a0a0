import { accessTables } from './access-tables.js';
import { adjustmentRuleTables } from './adjustment-rule-tables.js';
import { approvalTables } from './approval-tables.js';
import { certificateTables } from './certificate-tables.js';
import { claimTables } from './claim-tables.js';
import { exchangeTables } from './exchange-tables.js';
import { ledgerTables } from './ledger-tables.js';
import { manualDecisionTables } from './manual-decision-tables.js';
import { patientPaymentTables } from './patient-payment-tables.js';
import { recoupmentTables } from './recoupment-tables.js';
import { entityOf } from './table.js';

/** Every table of the migrations. */
export const entities = [
  ...claimTables,
  ...exchangeTables,
  ...ledgerTables,
  ...accessTables,
  ...recoupmentTables,
  ...patientPaymentTables,
  ...adjustmentRuleTables,
  ...approvalTables,
  ...certificateTables,
  ...manualDecisionTables,
].map(entityOf);
