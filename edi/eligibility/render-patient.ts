import type { EligibilityPerson } from '../../schemas/eligibility.js';
import { renderEntry } from '../explanation-layout.js';
import { renderPartyName } from '../hierarchy-layout.js';
import { RELATIONSHIP_LABELS } from './eligibility-labels.js';
import { renderDates, renderReferences } from './render-benefit.js';

/** Who is asked or told about, by what numbers and since when. */
export function renderPatient(patient: EligibilityPerson, insured?: EligibilityPerson): string[] {
  const { address, diagnoses, relationship, traces } = patient;
  const code = relationship?.relationshipCode;
  const born = [
    ...[patient.birthDate && `born ${patient.birthDate}`, patient.genderCode],
    code && (RELATIONSHIP_LABELS[code] ?? code),
  ];
  const place = [
    ...(address?.lines ?? []),
    [address?.city, address?.state, address?.postalCode].filter(Boolean).join(' '),
  ];
  return [
    ...renderEntry('Patient  ', [renderPartyName(patient.name), ...born].filter(Boolean).join(', ')),
    ...(insured ? renderEntry('Insured  ', renderPartyName(insured.name)) : []),
    ...renderEntry('Address  ', place.filter(Boolean).join(', ')),
    ...renderEntry('Numbers  ', renderReferences(patient.references)),
    ...renderEntry('Asked as ', traces.map(({ number, assigner }) => `${number} of ${assigner}`).join(', ')),
    ...renderEntry('Codes    ', diagnoses.map((diagnosis) => diagnosis.code).join(' ')),
    ...renderEntry('Dates    ', renderDates(patient.dates)),
  ];
}
