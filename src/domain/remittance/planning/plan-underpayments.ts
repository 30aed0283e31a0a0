import { issue } from '../../../../schemas/issue.js';
import { formatCents, ZERO } from '../../../../schemas/money.js';
import type { ClaimAccount, PlannedWorkItem } from '../../../../schemas/remittance-records.js';
import { findShortfall, findVariances } from '../../contracts/find-variances.js';
import type { FoldedClaim } from '../folding/fold-adjudications.js';
import { findStandingParts } from '../folding/folded-payment.js';
import { findPayers } from '../folding/receivables.js';

/**
 * An item for each line that the first payer allowed less than its contract lets expect. It changes no entry: what is won
 * back later is posted by its own remittance.
 */
export function planUnderpayments(claim: ClaimAccount, folded: FoldedClaim): PlannedWorkItem[] {
  const payerSequence = findPayers(claim)[0];
  if (payerSequence === undefined) return [];
  const ofFirst = folded.payments.filter((payment) => payment.payerSequence === payerSequence);
  return findVariances(claim, findStandingParts(ofFirst)).flatMap((variance) => {
    const amount = findShortfall(variance);
    if (amount === ZERO) return [];
    const { lineControlNumber } = variance.line;
    const found = issue(
      'remittance.underpaid',
      {},
      {
        expected: formatCents(variance.expected),
        allowed: formatCents(variance.allowed),
        difference: formatCents(amount),
        payerSequence,
      },
    );
    const naturalKey = `underpayment:${claim.claimId}:${lineControlNumber}`;
    return [
      {
        naturalKey,
        kind: 'underpayment',
        claimId: claim.claimId,
        lineControlNumber,
        amount,
        issues: [found],
      },
    ];
  });
}
