import { AccessTables1767225600006 } from './access-tables.js';
import { AdjustmentTerms1767225700003 } from './adjustment-terms.js';
import { ApplicationRole1767225600001 } from './application-role.js';
import { ApprovalTables1767225700007 } from './approval-tables.js';
import { AuditLinks1767225700022 } from './audit-links.js';
import { BalanceCertificates1767225700004 } from './balance-certificates.js';
import { CheckedByStatement1767225700001 } from './checked-by-statement.js';
import { ClaimTables1767225600002 } from './claim-tables.js';
import { ExchangeTables1767225600003 } from './exchange-tables.js';
import { InterchangesAndProposals1767225700009 } from './interchanges-and-proposals.js';
import { LeanPosting1767225700010 } from './lean-posting.js';
import { LedgerTables1767225600004 } from './ledger-tables.js';
import { LegacyClaims1767225700017 } from './legacy-claims.js';
import { ListColumns1767225600007 } from './list-columns.js';
import { ManualDecisions1767225700005 } from './manual-decisions.js';
import { PatientPayments1767225700021 } from './patient-payments.js';
import { PlainFileBytes1767225700023 } from './plain-file-bytes.js';
import { Protection1767225600005 } from './protection.js';
import { RecoupmentTables1767225700002 } from './recoupment-tables.js';
import { SettingsVersions1767225700018 } from './settings-versions.js';

/** In the order in which they are applied. A released one is never changed; a change is a new one at the end. */
export const migrations = [
  ApplicationRole1767225600001,
  ClaimTables1767225600002,
  ExchangeTables1767225600003,
  LedgerTables1767225600004,
  Protection1767225600005,
  AccessTables1767225600006,
  ListColumns1767225600007,
  CheckedByStatement1767225700001,
  RecoupmentTables1767225700002,
  AdjustmentTerms1767225700003,
  BalanceCertificates1767225700004,
  ManualDecisions1767225700005,
  ApprovalTables1767225700007,
  InterchangesAndProposals1767225700009,
  LeanPosting1767225700010,
  LegacyClaims1767225700017,
  SettingsVersions1767225700018,
  PatientPayments1767225700021,
  AuditLinks1767225700022,
  PlainFileBytes1767225700023,
];
