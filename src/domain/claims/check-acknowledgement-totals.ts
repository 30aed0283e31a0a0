import type {
  AcknowledgedClaim,
  AcknowledgedTotals,
  ClaimAcknowledgement,
} from '../../../schemas/claim-acknowledgement.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { type Cents, formatCents, sumCents, ZERO } from '../../../schemas/money.js';
import { classifyClaimStatus } from './classify-claim-status.js';

/** QTY01 of accepted and of rejected claims. */
const OF_RECEIVER = ['90', 'AA'] as const;
const OF_PROVIDER = ['QA', 'QC'] as const;

/** Totals of a 277CA against the claims below them, where it has claims: a warning for each that does not add up. */
export function checkAcknowledgementTotals(acknowledgement: ClaimAcknowledgement): Issue[] {
  const receivers = acknowledgement.sources.flatMap((source) => source.receivers);
  return receivers.flatMap(({ totals, providers }) => [
    ...checkTotals(
      '2200B',
      OF_RECEIVER,
      totals,
      providers.flatMap((provider) => provider.claims),
    ),
    ...providers.flatMap((provider) => checkTotals('2200C', OF_PROVIDER, provider.totals, provider.claims)),
  ]);
}

function checkTotals(
  loop: string,
  [accepted, rejected]: readonly [string, string],
  totals: AcknowledgedTotals,
  claims: readonly AcknowledgedClaim[],
): Issue[] {
  if (claims.length === 0) return [];
  const those = (outcome: string) =>
    claims.filter(({ statuses }) => classifyClaimStatus(statuses).outcome === outcome);
  const [taken, refused] = [those('accepted'), those('rejected')];
  return [
    ...compare(loop, `QTY*${accepted}`, totals.acceptedCount, taken.length, String),
    ...compare(loop, `QTY*${rejected}`, totals.rejectedCount, refused.length, String),
    ...compare(loop, 'AMT*YU', totals.acceptedAmount, sumCents(taken, amountOf), formatCents),
    ...compare(loop, 'AMT*YY', totals.rejectedAmount, sumCents(refused, amountOf), formatCents),
  ];
}

function compare<T extends number>(
  loop: string,
  element: string,
  stated: T | undefined,
  counted: T,
  render: (value: T) => string,
): Issue[] {
  if (stated === undefined || stated === counted) return [];
  const context = { element, stated: render(stated), counted: render(counted) };
  const at = { loop, segment: element.slice(0, 3) };
  return [issue('acknowledgement.totals-differ', at, context, 'warning')];
}

/** STC04 of the first status; every status of a claim tells the charge of the claim. */
function amountOf({ statuses }: AcknowledgedClaim): Cents {
  return statuses[0]?.amount ?? ZERO;
}
