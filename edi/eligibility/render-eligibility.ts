import type { CalendarDate } from '../../schemas/calendar-date.js';
import { classifyEligibility } from '../../schemas/classify-eligibility.js';
import type {
  AnsweredInquirer,
  CoveredPerson,
  EligibilityRejection,
  EligibilityResponse,
} from '../../schemas/eligibility.js';
import type { Issue } from '../../schemas/issue.js';
import { renderEntry, renderRule } from '../explanation-layout.js';
import { renderContact, renderIssues, renderKept, renderPartyName } from '../hierarchy-layout.js';
import { renderBenefit, renderBenefitNames, renderReferences, renderRejection } from './render-benefit.js';
import { renderPatient } from './render-patient.js';

/** The verdict on a patient, or on an answer that names nobody. */
type RenderVerdict = (patient?: CoveredPerson) => string[];

/**
 * A 271 as text, patient by patient: whether the coverage is in force on a date, that of the answer when left out, and
 * every benefit. At most 100 columns. It names patients: for the screen of somebody who may see them, never for a log.
 */
export function renderEligibility(
  response: EligibilityResponse,
  issues: readonly Issue[] = [],
  date: CalendarDate | undefined = response.createdDate,
): string {
  const { reference = 'without a reference', createdDate, createdTime } = response;
  const made = [createdDate, createdTime.replace(/^(\d\d)(\d\d).*$/, '$1:$2')].filter(Boolean).join(' ');
  const found = date === undefined ? [] : classifyEligibility(response, date);
  const renderVerdict: RenderVerdict = (patient) =>
    found
      .filter((each) => each.patient === patient)
      .flatMap(({ verdict }) => renderEntry('Coverage ', `${verdict} on ${date}`));
  return [
    renderRule('='),
    ...renderEntry('Answer   ', `${reference} of ${made}`),
    ...response.sources.flatMap((source) => [
      ...renderEntry(
        'From     ',
        [renderPartyName(source.name), ...source.contacts.map(renderContact)].join(', '),
      ),
      ...renderRejections(source.rejections),
      ...renderKept(source.otherSegments),
      ...source.receivers.flatMap((receiver) => renderInquirer(receiver, renderVerdict)),
    ]),
    ...renderVerdict(),
    renderRule('='),
    ...renderKept(response.otherSegments),
    ...renderIssues(issues),
  ].join('\n');
}

function renderInquirer(inquirer: AnsweredInquirer, renderVerdict: RenderVerdict): string[] {
  return [
    ...renderEntry('To       ', renderPartyName(inquirer.name)),
    ...renderEntry('Numbers  ', renderReferences(inquirer.references)),
    ...renderRejections(inquirer.rejections),
    ...renderKept(inquirer.otherSegments),
    ...inquirer.subscribers.flatMap((subscriber) => [
      ...renderCovered(subscriber, renderVerdict),
      ...subscriber.dependents.flatMap((dependent) => renderCovered(dependent, renderVerdict, subscriber)),
    ]),
  ];
}

function renderCovered(
  patient: CoveredPerson,
  renderVerdict: RenderVerdict,
  insured?: CoveredPerson,
): string[] {
  const { benefits, rejections } = patient;
  const verdict = renderVerdict(patient);
  const isInsuredOnly = verdict.length === 0 && benefits.length === 0 && rejections.length === 0;
  if (isInsuredOnly && insured === undefined) return renderKept(patient.otherSegments);
  return [
    renderRule('-'),
    ...renderPatient(patient, insured),
    ...verdict,
    ...renderRejections(rejections),
    ...renderKept(patient.otherSegments),
    ...(benefits.length === 0 ? [] : ['', ...renderBenefitNames()]),
    ...benefits.flatMap(renderBenefit),
  ];
}

function renderRejections(rejections: readonly EligibilityRejection[]): string[] {
  return rejections.flatMap((rejection) => renderEntry('', renderRejection(rejection), '  '));
}
