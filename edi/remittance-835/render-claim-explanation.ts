import { findAdjustmentLabel } from '../../schemas/codes/adjustment-labels.js';
import type {
  Adjustment,
  ClaimPayment,
  QualifiedAmount,
  RemittanceName,
  ServicePayment,
} from '../../schemas/remittance-advice.js';
import {
  type ClaimPaymentBalance,
  findAllAdjustments,
  sumAdjustments,
} from '../../schemas/remittance-balance.js';
import { renderColumnNames, renderDollars, renderEntry, renderRow } from '../explanation-layout.js';
import { AMOUNTS, CLAIM_STATUSES } from './explanation-labels.js';
import { renderClaimBalance } from './render-balance.js';

const PROCEDURE_WIDTH = 18;
const DATES_WIDTH = 24;

/** One claim payment as a block of lines: whose, its figures, line by line, and whether they balance. */
export function renderClaimExplanation(payment: ClaimPayment, balance: ClaimPaymentBalance): string[] {
  const { chargeAmount, paymentAmount, patientResponsibilityAmount: share } = payment;
  const adjusted = sumAdjustments(findAllAdjustments(payment));
  return [
    ...renderHead(payment),
    '',
    renderColumnNames('  Service'),
    ...payment.services.flatMap(renderService),
    ...payment.adjustments.flatMap((adjustment) => renderAdjustment(adjustment, '  At the claim: ')),
    ...renderRow('  ', 'Total', { charge: chargeAmount, adjusted, paid: paymentAmount }),
    '',
    ...(share === undefined ? [] : [`  Patient owes ${renderDollars(share)}`]),
    ...renderNotes(payment),
    ...renderClaimBalance(chargeAmount, balance),
  ];
}

function renderHead(payment: ClaimPayment): string[] {
  const { claimStatusCode: status, payerControlNumber } = payment;
  const nameOf = (code: string) => payment.names.find(({ entityCode }) => entityCode === code);
  const [patient, insured, corrected, provider] = ['QC', 'IL', '74', '82'].map(nameOf);
  return [
    ...renderEntry('Claim    ', payment.patientControlNumber),
    ...(patient ? renderEntry('Patient  ', renderName(patient)) : []),
    ...(insured ? renderEntry('Insured  ', renderName(insured)) : []),
    ...(corrected ? renderEntry('Corrected by the payer  ', renderName(corrected)) : []),
    ...(provider ? renderEntry('Provider ', renderName(provider)) : []),
    ...renderEntry('Status   ', `${status} ${CLAIM_STATUSES[status] ?? ''}`),
    ...(payerControlNumber ? renderEntry('Payer no ', payerControlNumber) : []),
  ];
}

/** `DOE, ANN B (M1001)`. */
function renderName(name: RemittanceName): string {
  const given = [name.firstName, name.middleName, name.suffix].filter(Boolean).join(' ');
  const whole = [name.lastName, given].filter(Boolean).join(', ');
  return name.identifier === undefined ? whole : `${whole} (${name.identifier})`;
}

function renderService(service: ServicePayment): string[] {
  const { chargeAmount: charge, paymentAmount: paid, serviceDate, serviceEndDate } = service;
  const dates = [serviceDate, serviceEndDate === serviceDate ? undefined : serviceEndDate];
  const units = service.paidUnitCount ?? '1';
  const submitted = service.submittedProcedure;
  const text = [
    (renderProcedure(service.procedure) || (service.revenueCode ?? '')).padEnd(PROCEDURE_WIDTH),
    dates.filter(Boolean).join(' to ').padEnd(DATES_WIDTH),
    units === '1' ? '' : `${units} units`,
    submitted ? `sent as ${renderProcedure(submitted)}` : '',
  ];
  const remarks = service.remarkCodes.join(' ');
  return [
    ...renderRow('  ', text.filter(Boolean).join(' ').trimEnd(), { charge, paid }),
    ...service.adjustments.flatMap((adjustment) => renderAdjustment(adjustment, '    ')),
    ...service.amounts.flatMap((amount) => renderEntry('', renderAmount(amount), '    ')),
    ...(remarks === '' ? [] : renderEntry('Remarks ', remarks, '    ')),
  ];
}

function renderProcedure({ code, modifiers }: ServicePayment['procedure']): string {
  return [code, ...modifiers].filter(Boolean).join('-');
}

function renderAdjustment({ groupCode, reasonCode, amount }: Adjustment, indent: string): string[] {
  const label = findAdjustmentLabel(reasonCode) ?? '';
  return renderRow(indent, `${groupCode}-${reasonCode} ${label}`, { adjusted: amount });
}

function renderAmount({ qualifier, amount }: QualifiedAmount): string {
  return `${AMOUNTS[qualifier] ?? `Amount ${qualifier}`} ${renderDollars(amount)}`;
}

/** Remarks and amounts of the whole claim. */
function renderNotes({ inpatient, outpatient, amounts, otherSegments }: ClaimPayment): string[] {
  const remarks = [...(inpatient?.remarkCodes ?? []), ...(outpatient?.remarkCodes ?? [])].join(' ');
  const kept = otherSegments.map(({ id }) => id).join(' ');
  return [
    ...amounts.flatMap((amount) => renderEntry('', renderAmount(amount), '  ')),
    ...(remarks === '' ? [] : renderEntry('Remarks ', remarks, '  ')),
    ...(kept === '' ? [] : renderEntry('Not understood, kept as sent: ', kept, '  ')),
  ];
}
