import { AccessTables1767225600006 } from './access-tables.js';
import { ApplicationRole1767225600001 } from './application-role.js';
import { ClaimTables1767225600002 } from './claim-tables.js';
import { ExchangeTables1767225600003 } from './exchange-tables.js';
import { LedgerTables1767225600004 } from './ledger-tables.js';
import { ListColumns1767225600007 } from './list-columns.js';
import { Protection1767225600005 } from './protection.js';

/** In the order in which they are applied. A released one is never changed; a change is a new one at the end. */
export const migrations = [
  ApplicationRole1767225600001,
  ClaimTables1767225600002,
  ExchangeTables1767225600003,
  LedgerTables1767225600004,
  Protection1767225600005,
  AccessTables1767225600006,
  ListColumns1767225600007,
];
