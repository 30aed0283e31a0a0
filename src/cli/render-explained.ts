import { findAdjustmentReason } from '../../schemas/codes/adjustment-reasons.js';
import { addCents, type Cents, ZERO } from '../../schemas/money.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { findAllAdjustments } from '../../schemas/remittance-balance.js';
import type { ExplainedFile, ExplainedRemittance } from '../app/explain-remittance.js';
import { renderBalance, renderClaimPayment } from './render-claim-payment.js';
import { renderIssues } from './render-results.js';
import { renderDollars, renderTable } from './table.js';

/** A file as an explanation of payment: who paid whom, claim by claim, why not all, and the three balances. */
export function renderExplained(file: ExplainedFile): string {
  const parts = file.remittances.map(renderRemittance);
  for (const { identifier, controlNumber } of file.otherSets) {
    parts.push(`Transaction set ${identifier} ${controlNumber}: not a remittance`);
  }
  if (file.issues.length > 0) parts.push(`Found in the file:\n${renderIssues(file.issues)}`);
  return parts.length > 0 ? parts.join('\n\n') : 'The file holds no transaction set.';
}

function renderRemittance({ advice, balance }: ExplainedRemittance): string {
  const claims = advice.claimPayments.map((payment, index) =>
    renderClaimPayment(payment, balance.claimPayments[index]),
  );
  const payment = [renderProviderAdjustments(advice), `payment ${renderBalance(balance.set)}`];
  const found = balance.issues.length > 0 ? [`Balances:\n${renderIssues(balance.issues)}`] : [];
  const parts = [renderHead(advice), ...claims, renderReasons(advice), payment.filter(Boolean).join('\n')];
  return [...parts.filter(Boolean), ...found].join('\n\n');
}

function renderHead({ payer, payee, ...advice }: RemittanceAdvice): string {
  const paid = renderDollars(advice.paymentAmount);
  return [
    `PAYER  ${payer.name}`,
    `PAYEE  ${payee.name} ${payee.identifier ?? ''}`.trimEnd(),
    `PAID   ${paid} by ${advice.paymentMethodCode} on ${advice.paymentDate}, trace ${advice.traceNumber}`,
  ].join('\n');
}

function renderProviderAdjustments({ providerAdjustments }: RemittanceAdvice): string {
  if (providerAdjustments.length === 0) return '';
  const rows = providerAdjustments.map(({ reasonCode, reference, amount }) => [
    reasonCode,
    reference ?? '',
    renderDollars(amount),
  ]);
  return `${renderTable(['provider adjustment', 'reference', '>taken off'], rows)}\n`;
}

/** Why less was paid than charged, in our own words, with what each reason comes to in the whole remittance. */
function renderReasons(advice: RemittanceAdvice): string {
  const sums = new Map<string, { reasonCode: string; sum: Cents }>();
  for (const { groupCode, reasonCode, amount } of advice.claimPayments.flatMap(findAllAdjustments)) {
    const key = `${groupCode}-${reasonCode}`;
    sums.set(key, { reasonCode, sum: addCents(sums.get(key)?.sum ?? ZERO, amount) });
  }
  if (sums.size === 0) return '';
  const rows = [...sums].map(([key, { reasonCode, sum }]) => {
    const reason = findAdjustmentReason(reasonCode, advice.paymentDate);
    return [key, renderDollars(sum), reason?.label ?? 'not in our table'];
  });
  return renderTable(['reason', '>in all', 'meaning'], rows);
}
