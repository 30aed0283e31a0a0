import type {
  AnsweredClaim,
  AnsweredLine,
  AnsweredPatient,
  AnsweredProvider,
  AnsweredReceiver,
  ClaimStatusResponse,
} from '../../schemas/claim-status.js';
import { type ClassifiedAnswer, classifyClaimAnswer } from '../../schemas/classify-claim-answer.js';
import type { Issue } from '../../schemas/issue.js';
import {
  renderColumnNames,
  renderDollars,
  renderEntry,
  renderRow,
  renderRule,
} from '../explanation-layout.js';
import { renderContact, renderDays, renderIssues, renderKept, renderPartyName } from '../hierarchy-layout.js';
import { renderLineText, renderStatuses } from './render-status-line.js';

/**
 * A 277 as text, claim by claim: where it stands, what the payer says of it and of its lines. At most 100 columns. It
 * names patients: for the screen of somebody who may see them, never for a log.
 */
export function renderClaimStatus(response: ClaimStatusResponse, issues: readonly Issue[] = []): string {
  const { reference, createdDate, createdTime, payers } = response;
  const made = [createdDate, createdTime.replace(/^(\d\d)(\d\d).*$/, '$1:$2')].filter(Boolean).join(' ');
  return [
    renderRule('='),
    ...renderEntry('Answer   ', `${reference} of ${made}`),
    ...payers.flatMap((payer) => [
      ...renderEntry(
        'Payer    ',
        [payer.name].map(renderPartyName).concat(payer.contacts.map(renderContact)).join(', '),
      ),
      ...renderKept(payer.otherSegments),
      ...payer.receivers.flatMap(renderReceiver),
    ]),
    renderRule('='),
    ...renderKept(response.otherSegments),
    ...renderIssues(issues),
  ].join('\n');
}

function renderReceiver(receiver: AnsweredReceiver): string[] {
  return [
    ...renderEntry('To       ', renderPartyName(receiver.name)),
    ...renderOwnStatus(receiver),
    ...renderKept(receiver.otherSegments),
    ...receiver.providers.flatMap(renderProvider),
  ];
}

function renderProvider(provider: AnsweredProvider): string[] {
  return [
    renderRule('-'),
    ...renderEntry('Provider ', provider.names.map(renderPartyName).join(', ')),
    ...renderOwnStatus(provider),
    ...renderKept(provider.otherSegments),
    ...provider.subscribers.flatMap(({ dependents, ...subscriber }) => [
      ...renderPatient(subscriber),
      ...dependents.flatMap((dependent) => renderPatient(dependent, subscriber)),
    ]),
  ];
}

/** A level that is answered as a whole; 0 is no trace number of anybody's. */
function renderOwnStatus({
  traceNumber,
  statuses,
}: Pick<AnsweredReceiver, 'traceNumber' | 'statuses'>): string[] {
  if (statuses.length === 0) return [];
  const about = traceNumber === undefined || traceNumber === '0' ? '' : `, asked as ${traceNumber}`;
  return [
    ...renderEntry('Stands   ', `${renderOutcome(classifyClaimAnswer({ statuses }))}${about}`),
    ...renderStatuses(statuses, '  '),
  ];
}

function renderPatient(patient: AnsweredPatient, insured?: AnsweredPatient): string[] {
  return [
    ...renderKept(patient.otherSegments),
    ...patient.claims.flatMap((claim) => [renderRule('-'), ...renderClaim(claim, patient, insured)]),
  ];
}

function renderClaim(claim: AnsweredClaim, patient: AnsweredPatient, insured?: AnsweredPatient): string[] {
  const { traceNumber, payerControlNumber, patientControlNumber = traceNumber, lines } = claim;
  const dates = renderDays(claim.serviceDate, claim.serviceEndDate);
  const numbers = [
    ...(claim.billType === undefined ? [] : [`type of bill ${claim.billType}`]),
    ...(claim.prescriptionNumber === undefined ? [] : [`prescription ${claim.prescriptionNumber}`]),
    ...(claim.voucherNumber === undefined ? [] : [`voucher ${claim.voucherNumber}`]),
    ...(claim.clearinghouseTraceNumber === undefined
      ? []
      : [`clearinghouse ${claim.clearinghouseTraceNumber}`]),
  ].join(', ');
  return [
    ...renderEntry('Claim    ', `${patientControlNumber}, asked as ${traceNumber}`),
    ...renderEntry('Patient  ', renderPartyName(patient.name)),
    ...(insured ? renderEntry('Insured  ', renderPartyName(insured.name)) : []),
    ...(payerControlNumber === undefined ? [] : renderEntry('Payer no ', payerControlNumber)),
    ...renderEntry('Numbers  ', numbers),
    ...renderEntry('Served   ', dates),
    ...renderEntry('Stands   ', renderOutcome(classifyClaimAnswer(claim))),
    ...renderStatuses(claim.statuses, '  '),
    ...renderKept(claim.otherSegments, '  '),
    ...(lines.length === 0 ? [] : [renderColumnNames('  Service')]),
    ...lines.flatMap(renderLine),
  ];
}

function renderLine(line: AnsweredLine): string[] {
  const { chargeAmount, paymentAmount } = line;
  const amounts = {
    ...(chargeAmount === undefined ? {} : { charge: chargeAmount }),
    ...(paymentAmount === undefined ? {} : { paid: paymentAmount }),
  };
  return [
    ...renderRow('  ', renderLineText(line), amounts),
    ...renderStatuses(line.statuses, '    '),
    ...renderKept(line.otherSegments, '    '),
  ];
}

/** `paid, 80.00 of 125.50, by CHK9001 of 2026-01-19`. */
function renderOutcome(answer: ClassifiedAnswer): string {
  const { outcome, chargeAmount, paymentAmount, paymentDate, paymentNumber } = answer;
  const charge = chargeAmount === undefined ? '' : renderDollars(chargeAmount);
  const paid = paymentAmount === undefined ? '' : renderDollars(paymentAmount);
  const money =
    paid !== '' && charge !== '' ? `${paid} of ${charge}` : paid || (charge && `charge ${charge}`);
  const payment = [paymentNumber && `by ${paymentNumber}`, paymentDate && `of ${paymentDate}`];
  return [
    ...[outcome, money, payment.filter(Boolean).join(' ')],
    answer.wantsInformation && outcome !== 'information wanted' ? 'information wanted' : '',
    answer.mayRetry ? 'may be asked again' : '',
  ]
    .filter(Boolean)
    .join(', ');
}
