import { ZERO } from '../../schemas/money.js';
import type { Adjustment, ClaimPayment, ServicePayment } from '../../schemas/remittance-advice.js';
import type { Balance, ClaimPaymentBalance } from '../../schemas/remittance-balance.js';
import { renderDollars, renderTable } from './table.js';

/** CLP02 in our own words. */
const STATUSES: Readonly<Record<string, string>> = {
  1: 'first payer',
  2: 'second payer',
  3: 'third payer',
  4: 'denied',
  19: 'first payer, sent on',
  20: 'second payer, sent on',
  21: 'third payer, sent on',
  22: 'reversal',
  23: 'not this payer, sent on',
  25: 'predetermination, nothing is paid',
};

/** One claim of a remittance: its amounts, each service with what was taken off, and whether they balance. */
export function renderClaimPayment(payment: ClaimPayment, balance: ClaimPaymentBalance | undefined): string {
  const own = payment.adjustments.map(renderAdjustment).join(', ');
  return [
    ...renderHead(payment),
    ...(own === '' ? [] : [`  taken off the claim: ${own}`]),
    ...renderServices(payment.services),
    ...(balance ? renderBalances(balance) : []),
  ].join('\n');
}

/** What is stated, and where its parts make another amount, what they make. */
export function renderBalance({ stated, computed, difference }: Balance): string {
  if (difference === ZERO) return `balances: ${renderDollars(stated)}`;
  const [says, makes, rest] = [stated, computed, difference].map(renderDollars);
  return `DOES NOT BALANCE: says ${says}, makes ${makes}, difference ${rest}`;
}

function renderHead(payment: ClaimPayment): string[] {
  const patient = payment.names.find((name) => name.entityCode === 'QC');
  const name = [patient?.lastName, patient?.firstName].filter(Boolean).join(', ');
  const share = payment.patientResponsibilityAmount;
  const amounts = [
    `charge ${renderDollars(payment.chargeAmount)}`,
    `paid ${renderDollars(payment.paymentAmount)}`,
    ...(share === undefined ? [] : [`patient ${renderDollars(share)}`]),
  ];
  const status = `${payment.claimStatusCode} ${STATUSES[payment.claimStatusCode] ?? 'unknown'}`;
  return [
    `CLAIM ${payment.patientControlNumber}  ${name}`.trimEnd(),
    `  status ${status}; payer number ${payment.payerControlNumber ?? 'none'}`,
    `  ${amounts.join(', ')}`,
  ];
}

function renderServices(services: readonly ServicePayment[]): string[] {
  if (services.length === 0) return [];
  const columns = ['service', 'date', '>charge', '>paid', 'taken off', 'remarks'];
  const table = renderTable(columns, services.map(renderService));
  return table.split('\n').map((line) => `  ${line}`);
}

function renderService(service: ServicePayment): string[] {
  const { code, modifiers } = service.procedure;
  return [
    [code || service.revenueCode || '', ...modifiers].join('-'),
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

/** Of the claim, and of its lines: how many balance, and each that does not. */
function renderBalances({ claim, lines }: ClaimPaymentBalance): string[] {
  const failing = lines.filter((line) => line.difference !== ZERO);
  const right = lines.length - failing.length;
  return [
    `  claim ${renderBalance(claim)}`,
    ...(right > 0 ? [`  lines balance: ${right} of ${lines.length}`] : []),
    ...failing.map((line) => `  line ${line.ordinal} ${renderBalance(line)}`),
  ];
}
