import { ZERO } from '../../schemas/money.js';
import type { Adjustment, ClaimPayment, ServicePayment } from '../../schemas/remittance-advice.js';
import type { Balance, ClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import type { ExplainedFile, ExplainedRemittance } from '../app/explain-remittance.js';
import { renderIssues } from './render-results.js';
import { renderDollars, renderTable } from './table.js';

/** A remittance as an explanation of payment: who paid whom, then claim by claim, then the balances. */
export function renderExplained(file: ExplainedFile): string {
  const parts = file.remittances.map(renderRemittance);
  for (const { identifier, controlNumber } of file.otherSets) {
    parts.push(`Transaction set ${identifier} ${controlNumber}: not a remittance`);
  }
  if (file.issues.length > 0) parts.push(`Found:\n${renderIssues(file.issues)}`);
  return parts.length > 0 ? parts.join('\n\n') : 'The file holds no transaction set.';
}

function renderRemittance({ advice, balance }: ExplainedRemittance): string {
  const { payer, payee } = advice;
  const head = [
    `PAYER  ${payer.name}`,
    `PAYEE  ${payee.name} ${payee.identifier ?? ''}`.trimEnd(),
    `PAID   ${renderDollars(advice.paymentAmount)} by ${advice.paymentMethodCode} on ${advice.paymentDate}, trace ${advice.traceNumber}`,
  ];
  const claims = advice.claimPayments.map((payment, index) => {
    return [renderClaim(payment), ...renderBalances(balance.claimPayments[index])].join('\n');
  });
  const adjustments = advice.providerAdjustments.map(
    ({ reasonCode, reference, amount }) =>
      `provider adjustment ${reasonCode}${reference ? ` ${reference}` : ''}: ${renderDollars(amount)}`,
  );
  const found = balance.issues.length > 0 ? [renderIssues(balance.issues)] : [];
  return [...head, '', ...claims, ...adjustments, `payment ${renderBalance(balance.set)}`, ...found].join(
    '\n',
  );
}

/** Of the claim, and of its lines: how many balance, and each that does not. */
function renderBalances(balance: ClaimPaymentBalance | undefined): string[] {
  if (!balance) return [];
  const failing = balance.lines.filter((line) => line.difference !== ZERO);
  const right = balance.lines.length - failing.length;
  return [
    `  claim ${renderBalance(balance.claim)}`,
    ...(right > 0 ? [`  lines balance: ${right} of ${balance.lines.length}`] : []),
    ...failing.map((line) => `  line ${line.ordinal} ${renderBalance(line)}`),
  ];
}

function renderClaim(payment: ClaimPayment): string {
  const patient = payment.names.find((name) => name.entityCode === 'QC');
  const name = [patient?.lastName, patient?.firstName].filter(Boolean).join(', ');
  const share = payment.patientResponsibilityAmount;
  const head = [
    `CLAIM ${payment.patientControlNumber}  ${name}`.trimEnd(),
    `  status ${payment.claimStatusCode}, payer number ${payment.payerControlNumber ?? 'none'}: charge ${renderDollars(payment.chargeAmount)}, paid ${renderDollars(payment.paymentAmount)}${share === undefined ? '' : `, patient ${renderDollars(share)}`}`,
  ];
  const own = payment.adjustments.map(renderAdjustment);
  if (own.length > 0) head.push(`  adjusted at the claim: ${own.join(', ')}`);
  if (payment.services.length === 0) return head.join('\n');
  const rows = payment.services.map(renderService);
  const columns = ['  service', 'date', '>charge', '>paid', 'adjustments', 'remarks'];
  return [...head, renderTable(columns, rows)].join('\n');
}

function renderService(service: ServicePayment): string[] {
  const { code, modifiers } = service.procedure;
  return [
    `  ${[code || service.revenueCode || '', ...modifiers].join('-')}`,
    service.serviceDate ?? '',
    renderDollars(service.chargeAmount),
    renderDollars(service.paymentAmount),
    service.adjustments.map(renderAdjustment).join(', '),
    service.remarkCodes.join(' '),
  ];
}

function renderAdjustment({ groupCode, reasonCode, amount }: Adjustment): string {
  return `${groupCode}-${reasonCode} ${renderDollars(amount)}`;
}

function renderBalance({ stated, computed, difference }: Balance): string {
  if (difference === ZERO) return `balances: ${renderDollars(stated)}`;
  return `DOES NOT BALANCE: says ${renderDollars(stated)}, makes ${renderDollars(computed)}, difference ${renderDollars(difference)}`;
}
