import type { Records } from '../../app/ports.js';
import type { Session } from '../session.js';
import { StoredClaimPayments } from './claim-payments.js';
import { StoredClaims } from './claims.js';
import { StoredCounters } from './counters.js';
import { StoredDenials } from './denials.js';
import { StoredEncounters } from './encounters.js';
import { StoredFiles } from './files.js';
import { StoredLedger } from './ledger.js';
import { StoredPatientAccounts } from './patient-accounts.js';
import { StoredPractices } from './practices.js';
import { StoredRemittances } from './remittances.js';
import { StoredSubmissions } from './submissions.js';
import { StoredWorkItems } from './work-items.js';

export interface OpenRecords {
  readonly records: Records;
  /** Writes what was put off to the end of the transaction; gives the counts for the audit row. */
  finish(): Promise<Record<string, number>>;
}

/** The repositories of one transaction. */
export function openRecords(session: Session): OpenRecords {
  const ledger = new StoredLedger(session);
  const counts: Record<string, number> = {};
  const count = (more: Readonly<Record<string, number>>) => {
    for (const [name, value] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + value;
  };
  const records: Records = {
    practices: new StoredPractices(session),
    encounters: new StoredEncounters(session),
    patientAccounts: new StoredPatientAccounts(session),
    claims: new StoredClaims(session),
    submissions: new StoredSubmissions(session),
    files: new StoredFiles(session),
    remittances: new StoredRemittances(session),
    claimPayments: new StoredClaimPayments(session),
    ledger,
    denials: new StoredDenials(session),
    workItems: new StoredWorkItems(session),
    counters: new StoredCounters(session),
    audit: { count },
  };
  const finish = async () => {
    await ledger.finish();
    return counts;
  };
  return { records, finish };
}
