import { type Issue, renderIssue } from '../../schemas/issue.js';
import { sumCents } from '../../schemas/money.js';
import type {
  ProviderAdjustment,
  RemittanceAdvice,
  RemittanceParty,
} from '../../schemas/remittance-advice.js';
import { checkRemittanceBalance, type RemittanceBalance } from '../../schemas/remittance-balance.js';
import { renderDollars, renderEntry, renderRow, renderRule } from '../explanation-layout.js';
import { PAYMENT_METHODS, PROVIDER_ADJUSTMENTS } from './explanation-labels.js';
import { renderSetBalance } from './render-balance.js';
import { renderClaimExplanation } from './render-claim-explanation.js';

const MARKS = { error: '✗ ', warning: '! ', information: '  ' } as const;

/**
 * A remittance advice as text that reads like an explanation of payment: payer, payee and payment, claim by claim with
 * its lines and adjustments, what was taken from or added to the payment, and the balances of lines, claims and payment.
 * At most 100 columns. It names patients: for the screen of somebody who may see them, never for a log.
 */
export function renderExplanation(
  advice: RemittanceAdvice,
  issues: readonly Issue[] = [],
  balance: RemittanceBalance = checkRemittanceBalance(advice),
): string {
  const claims = advice.claimPayments.map((payment, index) =>
    [renderRule('-'), ...renderClaimExplanation(payment, balance.claimPayments[index]!)].join('\n'),
  );
  const claimsPaid = sumCents(advice.claimPayments, ({ paymentAmount }) => paymentAmount);
  return [
    renderRule('='),
    ...renderPayment(advice),
    ...claims,
    renderRule('='),
    ...renderProviderAdjustments(advice.providerAdjustments),
    ...renderRow('', 'Payment', { paid: advice.paymentAmount }),
    ...renderSetBalance(claimsPaid, balance),
    ...issues.flatMap((found) => renderEntry(MARKS[found.severity], renderIssue(found), '  ')),
  ].join('\n');
}

function renderPayment(advice: RemittanceAdvice): string[] {
  const { paymentAmount, paymentMethodCode: method, paymentDate, claimPayments } = advice;
  const means = PAYMENT_METHODS[method] ?? method;
  const debit = advice.creditDebitCode === 'D' ? ' as a debit' : '';
  const count = claimPayments.length === 1 ? '1 claim' : `${claimPayments.length} claims`;
  return [
    ...renderParty('Payer    ', advice.payer),
    ...renderParty('Payee    ', advice.payee),
    ...renderEntry(
      'Payment  ',
      `${renderDollars(paymentAmount)}${debit} on ${paymentDate} by ${means}, for ${count}`,
    ),
    ...renderEntry('Trace    ', `${advice.traceNumber} of ${advice.payerIdentifier}`),
  ];
}

function renderParty(heading: string, party: RemittanceParty): string[] {
  const { address, contacts } = party;
  const below = ' '.repeat(heading.length);
  const postalCode = address?.postalCode?.replace(/^(\d{5})(\d{4})$/, '$1-$2');
  const place = [address?.city, address?.state, postalCode].filter(Boolean).join(' ');
  const identifiers = [
    ...(party.identifier ? [`${party.identifierQualifier === 'XX' ? 'NPI ' : ''}${party.identifier}`] : []),
    ...party.references.map(
      ({ qualifier, value }) => `${qualifier === 'TJ' ? 'tax number' : qualifier} ${value}`,
    ),
  ];
  return [
    ...renderEntry(heading, [party.name, ...identifiers].join(', ')),
    ...renderEntry(below, [...(address?.lines ?? []), place].filter(Boolean).join(', ')),
    ...contacts.flatMap(({ name = '', numbers }) =>
      renderEntry(below, [name, ...numbers.map(({ value }) => value)].filter(Boolean).join(' ')),
    ),
  ];
}

function renderProviderAdjustments(adjustments: readonly ProviderAdjustment[]): string[] {
  if (adjustments.length === 0) return [];
  return [
    'Provider adjustments (an amount above zero lowers the payment)',
    ...adjustments.flatMap(({ reasonCode, reference = '', amount }) => {
      const text = [reasonCode, reference, PROVIDER_ADJUSTMENTS[reasonCode] ?? ''].filter(Boolean);
      return renderRow('  ', text.join(' '), { adjusted: amount });
    }),
  ];
}
