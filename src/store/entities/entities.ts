import { accessTables } from './access-tables.js';
import { claimTables } from './claim-tables.js';
import { exchangeTables } from './exchange-tables.js';
import { ledgerTables } from './ledger-tables.js';
import { entityOf } from './table.js';

/** Every table of the migrations. */
export const entities = [...claimTables, ...exchangeTables, ...ledgerTables, ...accessTables].map(entityOf);
