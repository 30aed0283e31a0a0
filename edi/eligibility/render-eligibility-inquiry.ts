import type { BenefitInquiry, EligibilityInquiry, InquiredPerson } from '../../schemas/eligibility.js';
import type { Issue } from '../../schemas/issue.js';
import { renderDollars, renderEntry, renderRule } from '../explanation-layout.js';
import { renderIssues, renderKept, renderPartyName, renderProcedureCode } from '../hierarchy-layout.js';
import { renderCondition, renderDates, renderReferences, renderServiceTypes } from './render-benefit.js';
import { renderPatient } from './render-patient.js';

/** A 270 as text, patient by patient. At most 100 columns. It names patients, as the sheet of the answer does. */
export function renderEligibilityInquiry(inquiry: EligibilityInquiry, issues: readonly Issue[] = []): string {
  const { reference = 'without a reference', createdDate, createdTime, purposeCode } = inquiry;
  const made = [createdDate, createdTime.replace(/^(\d\d)(\d\d).*$/, '$1:$2')].filter(Boolean).join(' ');
  const kind = purposeCode === '01' ? ', a cancellation' : '';
  return [
    renderRule('='),
    ...renderEntry('Inquiry  ', `${reference} of ${made}${kind}`),
    ...inquiry.sources.flatMap((source) => [
      ...renderEntry('To       ', renderPartyName(source.name)),
      ...renderKept(source.otherSegments),
      ...source.receivers.flatMap((receiver) => [
        ...renderEntry('From     ', renderPartyName(receiver.name)),
        ...renderEntry('Numbers  ', renderReferences(receiver.references)),
        ...renderKept(receiver.otherSegments),
        ...receiver.subscribers.flatMap((subscriber) => [
          ...renderAsked(subscriber),
          ...subscriber.dependents.flatMap((dependent) => renderAsked(dependent, subscriber)),
        ]),
      ]),
    ]),
    renderRule('='),
    ...renderKept(inquiry.otherSegments),
    ...renderIssues(issues),
  ].join('\n');
}

/** A subscriber of whom nothing is asked is named with the dependents. */
function renderAsked(person: InquiredPerson, insured?: InquiredPerson): string[] {
  if (person.inquiries.length === 0 && insured === undefined) return renderKept(person.otherSegments);
  return [
    renderRule('-'),
    ...renderPatient(person, insured),
    ...renderKept(person.otherSegments),
    ...person.inquiries.flatMap(renderInquiry),
  ];
}

function renderInquiry(inquiry: BenefitInquiry): string[] {
  const { procedure, spendDownAmount: spent, spendDownBilledAmount: billed } = inquiry;
  const text = [
    renderServiceTypes(inquiry.serviceTypeCodes),
    procedure && renderProcedureCode(procedure),
    inquiry.coverageLevelCode === 'FAM' ? 'for the family' : inquiry.coverageLevelCode,
    spent === undefined ? '' : `spend down ${renderDollars(spent)}`,
    billed === undefined ? '' : `billed ${renderDollars(billed)}`,
    ...inquiry.conditions.map(renderCondition),
    ...[renderReferences(inquiry.references), renderDates(inquiry.dates)],
  ];
  return [
    ...renderEntry('Asked    ', text.filter(Boolean).join(', ')),
    ...renderKept(inquiry.otherSegments, '  '),
  ];
}
