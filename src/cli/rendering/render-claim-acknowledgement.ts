import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedReceiver,
  AcknowledgedService,
  AcknowledgedTotals,
  AcknowledgingSource,
  ClaimAcknowledgement,
  ClaimStatus,
  ClaimStatusCode,
} from '../../../schemas/claim-acknowledgement.js';
import { CLAIM_STATUS_CATEGORIES } from '../../../schemas/codes/claim-status-categories.js';
import { CLAIM_STATUS_LABELS, STATUS_ENTITY_LABELS } from '../../../schemas/codes/claim-status-codes.js';
import type { Cents } from '../../../schemas/money.js';
import type { RemittanceName } from '../../../schemas/remittance-advice.js';
import { renderCount, renderDollars } from './table.js';

/** A 277CA in words: who says of which claims that they are accepted or rejected, and for what reason. */
export function renderClaimAcknowledgement(acknowledgement: ClaimAcknowledgement): string {
  const { reference, createdDate = '', sources } = acknowledgement;
  return sources.flatMap((source) => renderSource(source, [reference, createdDate])).join('\n');
}

function renderSource(source: AcknowledgingSource, batch: readonly string[]): string[] {
  const { name, receivedDate, processedDate, receivers } = source;
  const facts = [
    renderName(name),
    batch.filter(Boolean).join(' of '),
    receivedDate && `claims received ${receivedDate}`,
    processedDate && `processed ${processedDate}`,
  ];
  return [`From ${facts.filter(Boolean).join(', ')}`, ...receivers.flatMap(renderReceiver)];
}

function renderReceiver({
  name,
  batchReference,
  statuses,
  totals,
  providers,
}: AcknowledgedReceiver): string[] {
  const batch = batchReference === undefined ? '' : `, batch ${batchReference}`;
  return [
    `To ${renderName(name)}${batch}${renderTotals(totals)}`,
    ...renderStatuses(statuses, '  '),
    ...providers.flatMap(renderProvider),
  ];
}

function renderProvider({ name, statuses, totals, claims }: AcknowledgedProvider): string[] {
  return [
    `  Provider ${renderName(name)}${renderTotals(totals)}`,
    ...renderStatuses(statuses, '    '),
    ...claims.flatMap(renderClaim),
  ];
}

function renderClaim(claim: AcknowledgedClaim): string[] {
  const { patientControlNumber, patient, payerControlNumber, clearinghouseTraceNumber } = claim;
  const facts = [
    patientControlNumber,
    renderName(patient),
    renderPeriod(claim),
    payerControlNumber && `payer's number ${payerControlNumber}`,
    clearinghouseTraceNumber && `clearinghouse's number ${clearinghouseTraceNumber}`,
  ];
  return [
    `    Claim ${facts.filter(Boolean).join(', ')}`,
    ...renderStatuses(claim.statuses, '      '),
    ...claim.services.flatMap(renderService),
  ];
}

function renderService(service: AcknowledgedService): string[] {
  const { procedure, revenueCode, chargeAmount, lineControlNumber, statuses } = service;
  const code = procedure && [procedure.code, ...procedure.modifiers].filter(Boolean).join('-');
  const facts = [
    [revenueCode, code].filter(Boolean).join(' '),
    chargeAmount === undefined ? '' : renderDollars(chargeAmount),
    renderPeriod(service),
    lineControlNumber && `number ${lineControlNumber}`,
  ];
  return [`      Line ${facts.filter(Boolean).join(', ')}`, ...renderStatuses(statuses, '        ')];
}

function renderStatuses(statuses: readonly ClaimStatus[], indent: string): string[] {
  return statuses.flatMap(({ codes, date = '', amount, message }) => {
    const facts = [amount === undefined ? '' : renderDollars(amount), date].filter(Boolean).join(', ');
    const lines = codes.map((code, index) =>
      [renderStatusCode(code), index === 0 ? facts : ''].filter(Boolean).join(', '),
    );
    return [...lines, ...(message === undefined ? [] : [`says: ${message}`])].map((line) => indent + line);
  });
}

/** `rejected, something is not valid: NPI of the billing provider (A7 562 85)`. */
function renderStatusCode({ category, status, entity }: ClaimStatusCode): string {
  const kind = CLAIM_STATUS_CATEGORIES.get(category);
  const subject = CLAIM_STATUS_LABELS.get(status);
  const whose = entity === undefined ? undefined : STATUS_ENTITY_LABELS.get(entity);
  const about = [subject, whose].filter(Boolean).join(', ');
  const words = kind ? `${kind.outcome}, ${kind.label}` : 'unknown category';
  const codes = [category, status, entity].filter(Boolean).join(' ');
  return `${words}${about === '' ? '' : `: ${about}`} (${codes})`;
}

function renderTotals(totals: AcknowledgedTotals): string {
  const { acceptedCount, acceptedAmount, rejectedCount, rejectedAmount } = totals;
  const parts = [
    renderTotal(acceptedCount, acceptedAmount, 'accepted'),
    renderTotal(rejectedCount, rejectedAmount, 'rejected'),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function renderTotal(count: number | undefined, amount: Cents | undefined, verdict: string): string {
  const facts = [
    count === undefined ? '' : renderCount(count, 'claim'),
    amount === undefined ? '' : renderDollars(amount),
  ].filter(Boolean);
  return facts.length === 0 ? '' : `${facts.join(' of ')} ${verdict}`;
}

function renderPeriod({ serviceDate, serviceEndDate }: AcknowledgedClaim | AcknowledgedService): string {
  return serviceEndDate === undefined || serviceEndDate === serviceDate
    ? (serviceDate ?? '')
    : `${serviceDate} to ${serviceEndDate}`;
}

/** `DOE, JANE Q (M123)`. */
function renderName({ lastName, firstName, middleName, suffix, identifier }: RemittanceName): string {
  const given = [firstName, middleName, suffix].filter(Boolean).join(' ');
  const whole = [lastName, given].filter(Boolean).join(', ') || 'nobody named';
  return identifier === undefined ? whole : `${whole} (${identifier})`;
}
