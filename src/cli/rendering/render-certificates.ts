import type { CertificatesTold } from '../command-port.js';
import { renderCount } from './table.js';

type Told = CertificatesTold['certificates'][number];
type Payment = Told['failing'][number];
type Equation = Payment['equations'][number];
type Term = Equation['stated'];

/** One paragraph for each set, and below it the claim payments that fail, or all of them. */
export function renderCertificates({ certificates }: CertificatesTold): string {
  return certificates.map(renderCertificate).join('\n\n');
}

function renderCertificate(told: Told): string {
  const { check, transaction } = told;
  const trace = told.traceNumber === undefined ? '' : `, trace ${told.traceNumber}`;
  const reasons = told.reasons.length === 0 ? '' : ` (${told.reasons.join(', ')})`;
  const payments = told.claimPayments ?? told.failing;
  const lines = [
    `Set ${told.setOrdinal} of file ${told.fileId}${trace}: ${told.result}${reasons}${told.part ? ', released since as a part of its payment' : ''}`,
    `  transaction  ${renderTransaction(transaction)}`,
    ...renderPart(told),
    ...renderControls(told),
    `  bytes        ${renderCount(check.termCount, 'term')} read again in the file: ${check.fault ?? 'all as the certificate says'}`,
    `  certificate  SHA-256 ${told.certificateHash}, recorded ${told.recordedAt}`,
    ...(told.failingCount > 0
      ? [`  ${renderCount(told.failingCount, 'claim payment')} with an equation that fails`]
      : []),
    ...payments.flatMap(renderPayment),
  ];
  return lines.join('\n');
}

function renderTransaction(transaction: Told['transaction']): string {
  const { stated, claimPaymentCount, paidAmount, providerAdjustments, computed, difference, proves } =
    transaction;
  const adjusted = providerAdjustments.map((term) => ` - ${renderTerm(term)}`).join('');
  const made = `CLP04 of ${renderCount(claimPaymentCount, 'claim payment')} ${paidAmount}${adjusted} = ${computed}`;
  if (!stated) return `${made}; BPR02 cannot be read`;
  return `${made}; ${renderTerm(stated)}: ${renderVerdict(proves, difference)}`;
}

/** `part 1 of 3 of the payment 300.00: 150.00 + 110.00 + 40.00 + unexplained 0.00: proves`. */
function renderPart({ part, fileId }: Told): string[] {
  if (!part) return [];
  const { number, paymentAmount, terms, unexplained, proves } = part;
  const name = number === undefined ? 'an undone part' : `part ${number} of ${terms.length}`;
  const places = terms.map((term) => {
    const file = term.fileId === fileId ? 'this file' : `file ${term.fileId}`;
    return `    ${term.amount} set ${term.setOrdinal} of ${file}, which states BPR02 @${term.byteOffset ?? '?'}`;
  });
  const sum = [...terms.map(({ amount }) => amount), `unexplained ${unexplained}`].join(' + ');
  return [
    `  payment      ${name} of the payment ${paymentAmount}: ${sum}: ${proves ? 'proves' : 'does not prove'}`,
    ...places,
  ];
}

function renderControls({ controls, controlsAtPosting, transaction }: Told): string[] {
  if (!controls) return ['  ledger       nothing is posted'];
  const { claimCashAmount, adjustmentCashAmount, ledgerProves, deposit, depositAmount } = controls;
  const paid = transaction.stated?.amount ?? '';
  const ledger = `cash.remittance ${claimCashAmount} by claim payments and ${adjustmentCashAmount} by provider adjustments`;
  const deposits = {
    'none-expected': 'none is expected',
    waiting: `waits for ${paid}`,
    matched: `${depositAmount} has come for ${paid}`,
    differs: `${depositAmount} has come, which is not ${paid}`,
  };
  const then =
    controlsAtPosting && controlsAtPosting.deposit !== deposit
      ? ` (when posted: ${controlsAtPosting.deposit})`
      : '';
  return [
    `  ledger       ${ledger}: ${ledgerProves ? 'proves' : `is not ${paid}`}`,
    `  deposit      ${deposits[deposit]}${then}`,
  ];
}

function renderPayment({ ordinal, isReadable, proves, equations }: Payment): string[] {
  const state = proves ? 'proves' : isReadable ? 'does not prove' : 'has an amount that cannot be read';
  return [
    `  claim payment ${ordinal} ${state}`,
    ...equations.map((equation) => `    ${renderEquation(equation)}`),
  ];
}

function renderEquation({ level, line, stated, added, subtracted, computed, difference }: Equation): string {
  const name = line === undefined ? level : `${level} ${line}`;
  const made = [added.map(renderTerm).join(' + '), ...subtracted.map(renderTerm)].join(' - ');
  return `${name.padEnd(9)} ${made} = ${computed}; ${renderTerm(stated)}: ${renderVerdict(difference === '0.00', difference)}`;
}

/** `CLP04 120.00 @611`. */
function renderTerm({ name, amount, byteOffset }: Term): string {
  return `${name} ${amount} @${byteOffset}`;
}

function renderVerdict(proves: boolean, difference: string): string {
  return proves ? 'proves' : `differs by ${difference}`;
}
