import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { approvalKey } from '../../domain/remittance/planning/plan-decision-postings.js';
import { ClaimPlanning } from '../claim-payments/claim-planning.js';
import { findPlanTerms } from '../claim-payments/plan-terms.js';
import type { Records } from '../ports.js';

/** Plans claims with a decision that counts on a day, and says in their events what brought it. */
export async function decisionPlanning(
  records: Records,
  approvalId: string,
  accountingDate: CalendarDate,
): Promise<ClaimPlanning> {
  return new ClaimPlanning(records, await findPlanTerms(records), {
    dateOf: () => accountingDate,
    causeOf: () => approvalKey(approvalId),
  });
}
