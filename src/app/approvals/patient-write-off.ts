import type { PatientWriteOff } from '../../../schemas/approval.js';
import { issue } from '../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import {
  findPatientBalance,
  planPatientWriteOff,
} from '../../domain/remittance/planning/plan-decision-postings.js';
import { today } from '../context.js';
import type { ActSetting, AskedAct, PreparedAct } from './approval-act.js';

/** Gives up what a patient owes of a claim; never more than that. */
export async function preparePatientWriteOff(
  { context, records }: ActSetting,
  { approvalId, kind, objectId, amount = ZERO }: AskedAct,
): Promise<Outcome<PreparedAct>> {
  const [claim] = await records.claims.getByIds([objectId]);
  if (!claim) return refused('unknown', []);
  const { claimId, patientAccountId } = claim;
  const open = findPatientBalance(await records.ledger.entriesOfClaims([claimId]));
  if (open <= ZERO) return refused('conflict', [issue('approval.nothing-open')]);
  if (amount > open) {
    const told = { amount: formatCents(amount), open: formatCents(open) };
    return refused('invalid', [issue('approval.amount-too-large', {}, told)]);
  }
  const account = kind as PatientWriteOff;
  const writeOff = { approvalId, account, amount, claimId, patientAccountId };
  const perform = async () => {
    const journal = planPatientWriteOff(writeOff, today(context.clock));
    await records.ledger.append([journal]);
    return [journal.naturalKey];
  };
  return done({ amount, claimId, perform });
}
