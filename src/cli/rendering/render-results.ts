import { type Issue, renderIssue } from '../../../schemas/issue.js';
import { type Cents, sumCents, ZERO } from '../../../schemas/money.js';
import type { AgedAccounts } from '../../app/accounts/age-accounts.js';
import type { AppliedAcknowledgement } from '../../app/acknowledgements/applied-acknowledgement.js';
import type { ImportSummary } from '../../app/claims/import-encounters.js';
import type { ReceivedFile } from '../../app/files/receive-file.js';
import type { InvariantResult } from '../../app/ports.js';
import type { SentClaims } from '../command-port.js';
import { renderCount, renderDollars, renderNumber, renderTable } from './table.js';

export function renderIssues(issues: readonly Issue[], limit = 20): string {
  const lines = issues
    .slice(0, limit)
    .map((found) => `  ${found.severity}: ${renderIssue(found)} [${found.code}]`);
  const rest = issues.length - limit;
  return [...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n');
}

export function renderImport(summary: ImportSummary): string {
  const counts: readonly (readonly [name: string, count: number])[] = [
    ['encounters', summary.encounters],
    ['became claims', summary.claimed],
    ['held', summary.held],
    ['not billable', summary.notBillable],
    ['unchanged', summary.unchanged],
    ['corrections proposed', summary.correctionsProposed],
    ['claims made', summary.claims],
    ['claims ready', summary.ready],
    ['claims that need work', summary.needsWork],
    ['self-pay claims', summary.selfPay],
  ];
  const rows = counts.map(([name, count]) => [name, renderNumber(count)]);
  const reasons = summary.byReason.map(({ code, count, example }) => [
    code,
    renderNumber(count),
    renderIssue(example),
  ]);
  const parts = [renderTable(['import', '>count'], rows)];
  if (reasons.length > 0) parts.push(renderTable(['reason', '>encounters', 'for example'], reasons));
  if (summary.issues.length > 0) parts.push(`Documents:\n${renderIssues(summary.issues)}`);
  return parts.join('\n\n');
}

export function renderSubmit(sent: SentClaims): string {
  const rows = sent.submissions.map((each) => [
    each.interchangeControlNumber,
    renderNumber(each.claims),
    renderDollars(each.chargeAmount),
    each.fileName,
  ]);
  const none = 'No claim is ready; nothing was sent.';
  const table = rows.length === 0 ? none : renderTable(['interchange', '>claims', '>charges', 'file'], rows);
  const worklist =
    sent.needsWork === 0
      ? []
      : [`${renderCount(sent.needsWork, 'claim')} did not pass the check of their own bytes: worklist.`];
  return [table, ...sent.paths.map((path) => `written: ${path}`), ...worklist].join('\n');
}

/** File by file, and below what they come to when there are several. */
export function renderReceived(files: readonly ReceivedFile[]): string {
  const parts = files.map(renderReceivedFile);
  return [...parts, ...(files.length > 1 ? [renderReceivedTotals(files)] : [])].join('\n\n');
}

function renderReceivedTotals(files: readonly ReceivedFile[]): string {
  const inResult = (result: string) => files.filter((file) => file.result === result).length;
  const posted = files.flatMap((file) => file.remittances.filter((set) => set.result === 'posted'));
  const paid = sumCents(posted, (set) => set.paymentAmount ?? ZERO);
  const results = ['applied', 'duplicate', 'quarantined'].map((result) => `${inResult(result)} ${result}`);
  return [
    `${renderCount(files.length, 'file')}: ${results.join(', ')}`,
    `${renderCount(posted.length, 'remittance')} posted: ${renderDollars(paid)}`,
  ].join('\n');
}

function renderReceivedFile(file: ReceivedFile): string {
  const lines = [`${file.name}: ${file.kind}, ${file.result}`];
  for (const set of file.remittances) {
    const amount = set.paymentAmount === undefined ? '' : ` ${renderDollars(set.paymentAmount)}`;
    const states = Object.entries(set.claimPayments).map(([state, count]) => `${count} ${state}`);
    lines.push(
      `  835 ${set.traceNumber ?? set.setControlNumber}${amount}: ${[set.result, ...states].join(', ')}`,
    );
    const telling = set.issues.filter((found) => found.severity !== 'information');
    if (telling.length > 0) lines.push(renderIssues(telling, 5));
  }
  lines.push(...file.acknowledgements.map(renderAcknowledgement));
  if (file.issues.length > 0) lines.push(renderIssues(file.issues, 5));
  return lines.join('\n');
}

function renderAcknowledgement(told: AppliedAcknowledgement): string {
  const { accepted, rejected, unknown } = told;
  const said = Object.entries({ accepted, rejected, unknown }).flatMap(([word, count]) =>
    count === 0 ? [] : [`${renderNumber(count)} ${word}`],
  );
  const files = told.submissions === 0 ? [] : [renderCount(told.submissions, 'submission')];
  const parts = [...files, ...said];
  const name = [told.kind, told.code].filter((part) => part !== '').join(' ');
  return `  ${name}: ${[...parts, `${renderCount(told.claims, 'claim')} moved`].join(', ')}`;
}

export function renderAging(aged: AgedAccounts): string {
  const { aging } = aged;
  const columns = ['party', ...aging.buckets.map((bucket) => `>${bucket.label}`), '>credits', '>total'];
  const cells = (row: { amounts: readonly Cents[]; credits: Cents; total: Cents }) =>
    [...row.amounts, row.credits, row.total].map(renderDollars);
  const rows = aging.rows.map((row) => [row.account.replace('receivable.', ''), ...cells(row)]);
  const known = aged.knownAt === undefined ? '' : `, as known at ${aged.knownAt}`;
  return [
    `Receivables as of ${aging.asOf} by ${aging.basis}${known}`,
    renderTable(columns, [...rows, ['total', ...cells(aging.total)]]),
    `unapplied ${renderDollars(aging.unapplied)}; ledger ${renderDollars(aged.ledgerTotal)}: ${
      aged.tiesToLedger ? 'ties to the cent' : 'DOES NOT TIE'
    }`,
  ].join('\n');
}

export function renderInvariants(results: readonly InvariantResult[]): string {
  const rows = results.map((result) => [
    result.id,
    result.breaches.length === 0 ? 'holds' : 'BROKEN',
    renderNumber(result.checked),
    result.statement,
  ]);
  const breaches = results.flatMap((result) => result.breaches.map((breach) => `  ${result.id}: ${breach}`));
  return [renderTable(['id', 'state', '>checked', 'statement'], rows), ...breaches].join('\n');
}
