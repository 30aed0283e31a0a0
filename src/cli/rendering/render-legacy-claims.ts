import { formatDollars, parseCents } from '../../../schemas/money.js';
import type { LegacyClaimsTold } from '../command-port.js';
import { renderCount, renderTable } from './table.js';

/** Rule by rule: what it says, what fits and what that comes to, then each claim payment. */
export function renderLegacyClaims(lists: readonly LegacyClaimsTold[]): string {
  if (lists.length === 0) return 'The practice file has no rule for claims of others (legacyClaims).';
  return lists.map(renderList).join('\n\n');
}

function renderList({ rule, count, amount, hasMore, lying, claimPayments }: LegacyClaimsTold): string {
  const signs = [
    ...(rule.controlNumbers ?? []).map((pattern) => `CLP01 ${pattern}`),
    ...(rule.serviceBefore === undefined ? [] : [`services before ${rule.serviceBefore}`]),
  ];
  const head = `${rule.name}: ${renderCount(count, 'claim payment')}, ${renderAmount(amount)}, to ${rule.account}`;
  const rows = claimPayments.map((each) => [
    ...[each.claimPaymentId, each.patientControlNumber, each.claimStatusCode, renderAmount(each.amount)],
    ...[each.paymentDate, each.traceNumber, String(each.byteOffset), each.fits, each.state],
  ]);
  const columns = ['claim payment', 'CLP01', 'CLP02', '>CLP04', 'paid on', 'trace', '>byte', 'fits', 'state'];
  return [
    head,
    `  ${signs.join(' or ')}`,
    ...(lying
      ? [
          `  Now ${renderCount(lying.count, 'claim payment')} of it, ${renderAmount(lying.amount)}, on that account.`,
        ]
      : []),
    ...(hasMore ? ['  More fit; they come with the next request.'] : []),
    ...(rows.length > 0 ? [renderTable(columns, rows)] : []),
  ].join('\n');
}

function renderAmount(text: string): string {
  return formatDollars(parseCents(text)!);
}
