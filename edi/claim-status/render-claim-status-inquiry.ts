import type {
  ClaimStatusInquiry,
  InquiredClaim,
  InquiredLine,
  InquiredPatient,
} from '../../schemas/claim-status.js';
import type { Issue } from '../../schemas/issue.js';
import { renderDollars, renderEntry, renderRow, renderRule } from '../explanation-layout.js';
import { renderDays, renderIssues, renderKept, renderPartyName } from '../hierarchy-layout.js';
import { renderLineText } from './render-status-line.js';

/** A 276 as text, claim by claim. At most 100 columns. It names patients, as the sheet of the answer does. */
export function renderClaimStatusInquiry(inquiry: ClaimStatusInquiry, issues: readonly Issue[] = []): string {
  const { reference, createdDate, createdTime, payers } = inquiry;
  const made = [createdDate, createdTime.replace(/^(\d\d)(\d\d).*$/, '$1:$2')].filter(Boolean).join(' ');
  return [
    renderRule('='),
    ...renderEntry('Inquiry  ', `${reference} of ${made}`),
    ...payers.flatMap((payer) => [
      ...renderEntry('Payer    ', renderPartyName(payer.name)),
      ...renderKept(payer.otherSegments),
      ...payer.receivers.flatMap((receiver) => [
        ...renderEntry('From     ', renderPartyName(receiver.name)),
        ...renderKept(receiver.otherSegments),
        ...receiver.providers.flatMap((provider) => [
          renderRule('-'),
          ...renderEntry('Provider ', provider.names.map(renderPartyName).join(', ')),
          ...renderKept(provider.otherSegments),
          ...provider.subscribers.flatMap(({ dependents, ...subscriber }) => [
            ...renderPatient(subscriber),
            ...dependents.flatMap((dependent) => renderPatient(dependent, subscriber)),
          ]),
        ]),
      ]),
    ]),
    renderRule('='),
    ...renderKept(inquiry.otherSegments),
    ...renderIssues(issues),
  ].join('\n');
}

function renderPatient(patient: InquiredPatient, insured?: InquiredPatient): string[] {
  const born = [patient.birthDate && `born ${patient.birthDate}`, patient.genderCode].filter(Boolean);
  return [
    ...renderKept(patient.otherSegments),
    ...patient.claims.flatMap((claim) => [
      renderRule('-'),
      ...renderEntry(
        'Claim    ',
        `${claim.patientControlNumber ?? 'not named'}, asked as ${claim.traceNumber}`,
      ),
      ...renderEntry('Patient  ', [renderPartyName(patient.name), ...born].join(', ')),
      ...(insured ? renderEntry('Insured  ', renderPartyName(insured.name)) : []),
      ...renderClaim(claim),
    ]),
  ];
}

function renderClaim(claim: InquiredClaim): string[] {
  const { payerControlNumber, chargeAmount } = claim;
  const numbers = [
    ...(claim.billType === undefined ? [] : [`type of bill ${claim.billType}`]),
    ...(claim.groupNumber === undefined ? [] : [`group ${claim.groupNumber}`]),
    ...(claim.locationNumber === undefined ? [] : [`location ${claim.locationNumber}`]),
    ...(claim.prescriptionNumber === undefined ? [] : [`prescription ${claim.prescriptionNumber}`]),
    ...(claim.clearinghouseTraceNumber === undefined
      ? []
      : [`clearinghouse ${claim.clearinghouseTraceNumber}`]),
  ];
  return [
    ...(payerControlNumber === undefined ? [] : renderEntry('Payer no ', payerControlNumber)),
    ...renderEntry('Numbers  ', numbers.join(', ')),
    ...renderEntry('Served   ', renderDays(claim.serviceDate, claim.serviceEndDate)),
    ...(chargeAmount === undefined ? [] : renderEntry('Charge   ', renderDollars(chargeAmount))),
    ...renderKept(claim.otherSegments, '  '),
    ...claim.lines.flatMap(renderLine),
  ];
}

function renderLine(line: InquiredLine): string[] {
  const amounts = line.chargeAmount === undefined ? {} : { charge: line.chargeAmount };
  return [...renderRow('  ', renderLineText(line), amounts), ...renderKept(line.otherSegments, '    ')];
}
