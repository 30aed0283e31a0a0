import type { Company, Records } from '../../app/ports.js';
import type { AuditOutcome } from '../audit-trail.js';
import type { Session } from '../session.js';
import { StoredClients } from './access/clients.js';
import { StoredIdempotency } from './access/idempotency.js';
import { StoredSessions } from './access/sessions.js';
import { StoredTokens } from './access/tokens.js';
import { StoredUsers } from './access/users.js';
import { StoredAdjustmentRules } from './adjustment-rules.js';
import { StoredApprovals } from './approvals.js';
import { StoredCertificates } from './certificates.js';
import { StoredClaimPayments } from './claim-payments.js';
import { StoredClaims } from './claims.js';
import { StoredCounters } from './counters.js';
import { StoredDenials } from './denials.js';
import { StoredDeposits } from './deposits.js';
import { StoredEncounters } from './encounters.js';
import { StoredFiles } from './files.js';
import { StoredLedger } from './ledger.js';
import { openLists } from './lists/open-lists.js';
import { StoredManualDecisions } from './manual-decisions.js';
import { StoredPatientAccounts } from './patient-accounts.js';
import { StoredPatientPayments } from './patient-payments.js';
import { StoredPaymentParts } from './payment-parts.js';
import { StoredPractices } from './practices.js';
import { StoredRecoupments } from './recoupments.js';
import { StoredRemittances } from './remittances.js';
import { StoredStories } from './stories.js';
import { StoredSubmissions } from './submissions.js';
import { StoredWorkItems } from './work-items.js';

export interface OpenRecords {
  readonly records: Records;
  /** Writes what was put off to the end of the transaction; gives what the audit row says of it. */
  finish(): Promise<AuditOutcome>;
}

/** The repositories of one transaction. */
export function openRecords(session: Session, company: Company): OpenRecords {
  const ledger = new StoredLedger(session);
  const counts: Record<string, number> = {};
  let refusal: string | undefined;
  const tellRefused = (reason: string) => {
    refusal = reason;
  };
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
    paymentParts: new StoredPaymentParts(session, ledger),
    claimPayments: new StoredClaimPayments(session),
    certificates: new StoredCertificates(session, ledger),
    ledger,
    denials: new StoredDenials(session),
    workItems: new StoredWorkItems(session),
    patientPayments: new StoredPatientPayments(session),
    recoupments: new StoredRecoupments(session),
    deposits: new StoredDeposits(session),
    adjustmentRules: new StoredAdjustmentRules(session),
    approvals: new StoredApprovals(session),
    manualDecisions: new StoredManualDecisions(session),
    counters: new StoredCounters(session),
    lists: openLists(session, ledger),
    stories: new StoredStories(session, ledger),
    users: new StoredUsers(session),
    sessions: new StoredSessions(session),
    tokens: new StoredTokens(session),
    clients: new StoredClients(session),
    idempotency: new StoredIdempotency(session),
    audit: { count, tellRefused },
    company,
  };
  const finish = async (): Promise<AuditOutcome> => {
    await ledger.finish();
    return refusal === undefined
      ? { outcome: 'done', counts }
      : { outcome: 'refused', reason: refusal, counts };
  };
  return { records, finish };
}
